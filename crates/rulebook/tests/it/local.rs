use gandan_core::clock::{Circumstances, Step};
use gandan_rulebook::{LocalFault, LocalRules, RuleError, Rulebook};
use jiff::civil::{Date, date};

fn configured(text: &str) -> Result<Rulebook, Vec<LocalFault>> {
    let local: LocalRules = toml::from_str(text).unwrap();
    Rulebook::shipped().configured(&local)
}

fn due(book: &Rulebook, rule: &str, from: Date) -> Result<Date, RuleError> {
    book.due(rule, from, &Circumstances::default())
        .map(|derivation| derivation.due)
}

#[test]
fn an_installation_fills_a_hole_with_its_ground() {
    let book =
        configured("[[fill]]\nrule = 'feedback.answer'\ndays = 10\nunit = 'working'\nground = 'QĐ 12'")
            .unwrap();
    let derivation = book
        .due("feedback.answer", date(2026, 7, 13), &Circumstances::default())
        .unwrap();
    assert_eq!(derivation.due, date(2026, 7, 27));
    assert_eq!(derivation.citation, "QĐ 12");
    assert!(
        derivation
            .steps
            .iter()
            .any(|step| matches!(step, Step::Filled { .. }))
    );
    // The other hole stays one.
    assert!(due(&book, "proposal.answer", date(2026, 7, 13)).is_err());
}

#[test]
fn a_place_may_be_stricter_than_the_law_and_never_laxer() {
    let book = configured("[[shorter]]\nrule = 'complaint.resolution'\ndays = 29\nground = 'QĐ 12'").unwrap();
    let derivation = book
        .due(
            "complaint.resolution",
            date(2026, 7, 13),
            &Circumstances::default(),
        )
        .unwrap();
    assert_eq!(derivation.due, date(2026, 8, 11));
    assert!(
        derivation
            .steps
            .iter()
            .any(|step| matches!(step, Step::Shorter { .. }))
    );
    let laxer = configured("[[shorter]]\nrule = 'complaint.resolution'\ndays = 30\nground = 'QĐ 12'");
    assert_eq!(
        laxer.unwrap_err(),
        vec![LocalFault::NotShorter {
            rule: "complaint.resolution".to_owned(),
            days: 30,
            lawful: 30
        }]
    );
}

#[test]
fn all_that_cannot_stand_is_named_at_once() {
    let faults = configured(
        "[[fill]]\nrule = 'feedback.anser'\ndays = 10\nground = 'x'\n\
         [[fill]]\nrule = 'feedback.answer'\ndays = 10\nground = ' '\n\
         [[shorter]]\nrule = 'complaint.resolution'\nwhen = ['complex', 'remote']\ndays = 61\nground = 'x'\n\
         [[day_off]]\ndate = '2031-01-01'\nname = 'x'\nground = 'x'",
    )
    .unwrap_err();
    assert_eq!(faults.len(), 4, "{faults:?}");
    assert!(matches!(&faults[0], LocalFault::Unknown { near, .. } if near[0] == "feedback.answer"));
    assert!(matches!(faults[1], LocalFault::NoGround { .. }));
    assert!(matches!(faults[2], LocalFault::NotShorter { lawful: 60, .. }));
    assert_eq!(faults[3], LocalFault::NoSuchYear(2031));
}

#[test]
fn days_off_announced_later_move_the_day_and_settle_the_year() {
    let book = configured(
        "[[day_off]]\ndate = '2026-09-04'\nname = 'Nghỉ thêm'\nground = 'TB 1'\n\
         [[working_day]]\ndate = '2027-02-05'\nname = 'Làm việc'\nground = 'TB 2'\n\
         [[working_day]]\ndate = '2027-02-20'\nname = 'Làm bù'\nground = 'TB 2'\n\
         [[decided]]\nyear = 2027\nground = 'TB 2'",
    )
    .unwrap();
    assert_eq!(
        due(&book, "complaint.acceptance", date(2026, 8, 28)),
        Ok(date(2026, 9, 14))
    );
    let derivation = book
        .due(
            "complaint.acceptance",
            date(2027, 2, 2),
            &Circumstances::default(),
        )
        .unwrap();
    assert_eq!(derivation.due, date(2027, 2, 17));
    assert!(!derivation.provisional);
    // A day off by a decision is not taken back here.
    let taken = configured("[[working_day]]\ndate = '2026-11-24'\nname = 'x'\nground = 'x'");
    assert_eq!(taken.unwrap_err(), vec![LocalFault::Decided(date(2026, 11, 24))]);
}
