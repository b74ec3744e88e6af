//! Periods, duties, forms and figures that ship, as people who report meet them.

use gandan_core::bodies::{
    Body, BodyId, BodyName, Branch, Place, Registry, Succession, SuccessionId, SuccessionKind, Tier, Valid,
};
use gandan_core::cases::figures::{Cell, Sum};
use gandan_core::reports::{Counts, Facts, Form, Period, What};
use gandan_core::tasks;
use gandan_rulebook::{LawFiles, PeriodError, Reports, RuleError, Rulebook};
use jiff::civil::{Date, date};
use uuid::Uuid;

fn book() -> &'static Rulebook {
    Rulebook::shipped()
}

fn reports() -> Reports {
    Reports::parse(&LawFiles::shipped()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

#[test]
fn periods_close_on_the_fourteenth() {
    let reports = reports();
    let days = |cut_off, text| {
        let window = reports.window(book(), cut_off, period(text)).unwrap();
        (window.first, window.last)
    };
    assert_eq!(
        days("tt-06-2025", "2026-Q1"),
        (date(2025, 12, 15), date(2026, 3, 14))
    );
    assert_eq!(
        days("tt-06-2025", "2026-Q4"),
        (date(2026, 9, 15), date(2026, 12, 14))
    );
    assert_eq!(
        days("tt-06-2025", "2026-H1"),
        (date(2025, 12, 15), date(2026, 6, 14))
    );
    assert_eq!(
        days("tt-06-2025", "2026-9M"),
        (date(2025, 12, 15), date(2026, 9, 14))
    );
    assert_eq!(
        days("tt-06-2025", "2026"),
        (date(2025, 12, 15), date(2026, 12, 14))
    );
    assert_eq!(
        days("nd-09-2019", "2026-M01"),
        (date(2025, 12, 15), date(2026, 1, 14))
    );
    assert_eq!(
        days("nd-09-2019", "2026-H2"),
        (date(2026, 6, 15), date(2026, 12, 14))
    );
    assert_eq!(days("calendar", "2026-Q3"), (date(2026, 7, 1), date(2026, 9, 30)));
}

#[test]
fn a_period_that_is_none_says_why() {
    let reports = reports();
    let error = |cut_off, text| reports.window(book(), cut_off, period(text)).unwrap_err();
    assert_eq!(
        error("tt-06-2025", "2026-M07").to_string(),
        "tt-06-2025 has no month"
    );
    assert!(
        matches!(error("nd-09-2019", "2026-9M"), PeriodError::Hole { .. }),
        "the decree has no nine months"
    );
    assert!(matches!(
        error("tt-06-2025", "2024-Q1"),
        PeriodError::Rule(RuleError::NotInForce { .. })
    ));
    assert!(matches!(error("nowhere", "2026"), PeriodError::NoCutOff(_)));
}

#[test]
fn due_days_come_from_the_rule_book() {
    let reports = reports();
    let due = |code, text| {
        reports
            .due(book(), reports.duty(code).unwrap(), period(text))
            .map(|(due, _)| due)
    };
    // 17/9/2026 is a Thursday; 20/12/2026 a Sunday.
    assert_eq!(due("statistics-commune", "2026-Q3"), Ok(Some(date(2026, 9, 17))));
    assert_eq!(
        due("statistics-province", "2026-Q4"),
        Ok(Some(date(2026, 12, 21)))
    );
    assert!(matches!(
        due("statistics-2021", "2023-Q1"),
        Err(PeriodError::Hole { .. })
    ));
    let (_, derivation) = reports
        .due(
            book(),
            reports.duty("statistics-commune").unwrap(),
            period("2026-Q3"),
        )
        .unwrap();
    assert_eq!(derivation.unwrap().reference, "TK-08");
}

fn body(n: u128, name: &str, tier: Tier, parent: Option<u128>, valid: (Option<Date>, Option<Date>)) -> Body {
    Body {
        id: BodyId(Uuid::from_u128(n)),
        code: format!("b{n}"),
        branch: Branch::Government,
        tier,
        parent: parent.map(|n| BodyId(Uuid::from_u128(n))),
        names: vec![BodyName {
            text: name.to_owned(),
            valid: Valid::default(),
        }],
        place: Place::new("tỉnh Mẫu"),
        valid: Valid {
            from: valid.0,
            until: valid.1,
        },
        note: String::new(),
    }
}

fn province() -> Registry {
    let (day, open) = (date(2026, 8, 1), (None, None));
    let bodies = [
        body(1, "Ủy ban nhân dân tỉnh Mẫu", Tier::Province, None, open),
        body(
            2,
            "Ủy ban nhân dân xã Cũ",
            Tier::Commune,
            Some(1),
            (None, Some(date(2026, 7, 31))),
        ),
        body(
            3,
            "Ủy ban nhân dân xã Mới",
            Tier::Commune,
            Some(1),
            (Some(day), None),
        ),
        body(4, "Hội đồng nhân dân xã Mới", Tier::Commune, Some(1), open),
        body(5, "Thanh tra Chính phủ", Tier::Central, None, open),
    ];
    let merged = Succession {
        id: SuccessionId(Uuid::from_u128(9)),
        day,
        kind: SuccessionKind::Merged,
        from: vec![bodies[1].id],
        to: vec![bodies[2].id],
        basis: String::new(),
        note: String::new(),
    };
    Registry::new(&bodies, &[merged])
}

#[test]
fn who_took_a_communes_place_answers_for_its_part() {
    let (reports, registry) = (reports(), province());
    let id = |n| BodyId(Uuid::from_u128(n));
    let duty = reports.duty("statistics-commune").unwrap();
    let expected = reports
        .expected(book(), &registry, duty, period("2026-Q3"))
        .unwrap();
    let shape: Vec<_> = expected
        .iter()
        .map(|one| (one.body, one.by, one.to, one.window.last))
        .collect();
    assert_eq!(
        shape,
        [
            (id(2), id(3), Some(id(1)), date(2026, 7, 31)),
            (id(3), id(3), Some(id(1)), date(2026, 9, 14)),
        ]
    );
    assert_eq!(expected[1].window.first, date(2026, 8, 1));
    let duty = reports.duty("statistics-province").unwrap();
    let expected = reports
        .expected(book(), &registry, duty, period("2026-Q3"))
        .unwrap();
    assert_eq!((expected.len(), expected[0].to), (1, Some(id(5))));
    let old = reports.duty("statistics-2021").unwrap();
    assert!(matches!(
        reports.expected(book(), &registry, old, period("2026-Q3")),
        Err(PeriodError::NotOwed { .. })
    ));
    assert!(
        reports
            .expected(book(), &registry, old, period("2023-Q3"))
            .unwrap()
            .iter()
            .all(|one| one.due.is_none())
    );
}

#[test]
fn every_form_of_2021_has_all_its_columns() {
    let reports = reports();
    let forms = reports.forms_on(book(), date(2023, 3, 14)).unwrap();
    let columns: Vec<_> = forms
        .iter()
        .map(|form| (form.symbol.as_str(), form.columns.len()))
        .collect();
    assert_eq!(
        columns,
        [
            ("01/TCD", 30),
            ("02/TCD", 17),
            ("01/XLD", 27),
            ("02/XLD", 31),
            ("03/XLD", 34),
            ("04/XLD", 25),
            ("01/KQGQ", 27),
            ("02/KQGQ", 20),
            ("03/KQGQ", 32),
            ("04/KQGQ", 25),
        ]
    );
    let of = |form: &Form, wanted: fn(&What<'_>) -> bool| {
        form.columns
            .iter()
            .filter_map(|column| column.what())
            .filter(wanted)
            .count()
    };
    let sum = |wanted| forms.iter().map(|form| of(form, wanted)).sum::<usize>();
    let counted = sum(|what| matches!(what, What::Measure(_)));
    let summed = sum(|what| matches!(what, What::Sum(_)));
    let asked = sum(|what| matches!(what, What::Asked(_)));
    let words = sum(|what| matches!(what, What::Note));
    assert_eq!((counted + summed + asked + words, words), (268, 10));
    // What is asked may only become less.
    assert_eq!((counted, summed, asked), (COUNTED, SUMMED, ASKED));
    assert_eq!(Reports::asked(forms), asked);
}

const COUNTED: usize = 131;
const SUMMED: usize = 24;
const ASKED: usize = 103;

#[test]
fn the_holes_among_the_forms_have_names() {
    let reports = reports();
    assert!(matches!(
        reports.forms_on(book(), date(2025, 3, 14)),
        Err(RuleError::Hole { .. })
    ));
    let now = reports.forms_on(book(), date(2026, 9, 14)).unwrap();
    assert_eq!(now.len(), 6);
    assert!(
        now.iter()
            .all(|form| form.unknown.is_some() && form.columns.is_empty())
    );
    assert!(matches!(
        reports.forms_on(book(), date(2020, 1, 1)),
        Err(RuleError::NotInForce { .. })
    ));
}

#[test]
fn definitions_say_the_same_as_the_public_table() {
    let reports = reports();
    let mut cell = Cell {
        in_time: 7,
        late: 2,
        no_term: 1,
        ended: 1,
        solved: 3,
        unsolved: 2,
        silent: 5,
        ..Cell::default()
    };
    cell.open.add(date(2026, 9, 1), 4);
    let mut cases = Sum::default();
    cases.add(&cell, date(2026, 9, 14));
    let tasks = tasks::Tally {
        done: 9,
        done_dated: 8,
        done_late: 3,
        overdue: 2,
        ..tasks::Tally::default()
    };
    let counts = Counts {
        cases: cases.clone(),
        tasks,
    };
    let share = |id| {
        let figure = reports.figures().on(id, date(2026, 9, 14)).unwrap();
        figure.evaluate(&counts, &Facts::default()).unwrap().share
    };
    for (id, table) in [("cases.kept", cases.kept()), ("cases.solved", cases.solved())] {
        let (found, table) = (share(id), table.unwrap());
        assert_eq!(
            (found.part, found.whole),
            (
                i64::try_from(table.part).unwrap(),
                i64::try_from(table.whole).ok()
            )
        );
    }
    assert_eq!(share("tasks.kept").per_mille(), tasks.in_time_per_mille());
}

#[test]
fn the_outlines_hang_together_and_a_misspelt_figure_is_named() {
    let reports = Reports::shipped();
    let codes: Vec<&str> = reports
        .outlines()
        .iter()
        .map(|outline| outline.code.as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "dan-van-quarterly",
            "dan-van-yearly",
            "reception-settlement",
            "resolution-review"
        ]
    );
    let review = reports.outline("resolution-review").unwrap();
    let titles: Vec<&str> = review.parts.iter().map(|part| part.title.as_str()).collect();
    for part in ["Bài học kinh nghiệm", "Dự báo tình hình", "Đề xuất, kiến nghị"] {
        assert!(titles.contains(&part), "{part} of the sample");
    }
    assert!(reports.claims().claim("no-backlog").is_some());
    for duty in reports.duties() {
        assert!(
            duty.outline
                .as_deref()
                .is_none_or(|code| reports.outline(code).is_some())
        );
    }
}
