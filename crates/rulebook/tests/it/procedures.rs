//! Procedures name rules that exist, and clocks that a person would expect.

use gandan_core::cases::{Need, Regime};
use gandan_core::clock::Circumstances;
use gandan_rulebook::{CaseClocks, Occasion, RuleError, Rulebook};
use jiff::civil::{Date, date};

fn book() -> &'static Rulebook {
    Rulebook::shipped()
}

#[test]
fn every_clock_of_every_procedure_runs_by_a_rule_or_by_a_named_hole() {
    let on = date(2026, 11, 26);
    for procedure in book().procedures() {
        let circumstances = Circumstances {
            instance: procedure.instance,
            ..Circumstances::default()
        };
        let starts = procedure
            .opening
            .iter()
            .chain(procedure.moves.iter().flat_map(|step| &step.starts));
        for start in starts {
            match book().due(&start.rule, on, &circumstances) {
                Ok(_) => {}
                Err(RuleError::Hole { .. }) if start.may_be_a_hole => {}
                Err(error) => panic!("{}: {}: {error}", procedure.code, start.rule),
            }
        }
    }
}

#[test]
fn every_list_of_grounds_has_its_grounds() {
    for procedure in book().procedures() {
        for step in procedure
            .moves
            .iter()
            .filter(|step| step.needs.contains(&Need::Ground))
        {
            let list = step.grounds.as_deref().unwrap();
            let grounds = book().list(list, date(2026, 11, 26));
            assert!(
                grounds.is_ok_and(|list| !list.is_empty()),
                "{}: {list}",
                procedure.code
            );
        }
    }
}

fn moved(clocks: &CaseClocks, code: &str, from: &str, act: &str, on: Date) -> gandan_rulebook::Applied {
    let procedure = book().procedure(code).unwrap();
    let step = procedure.find_move(from, act).unwrap();
    let occasion = Occasion {
        on,
        paper: "12/QĐ-UBND",
        circumstances: Circumstances::default(),
    };
    clocks.apply(book(), step, occasion).unwrap()
}

#[test]
fn a_complaint_of_july_2026_is_accepted_within_seven_working_days_and_settled_within_thirty() {
    let procedure = book().procedure_for(Regime::Complaint, false, false).unwrap();
    let (clocks, holes) =
        CaseClocks::open(book(), procedure, date(2026, 7, 2), Circumstances::default()).unwrap();
    assert!(holes.is_empty());
    assert_eq!(clocks.next(), Some((date(2026, 7, 13), "acceptance")));
    let accepted = moved(&clocks, "complaint", "received", "accept", date(2026, 7, 10));
    assert_eq!(accepted.in_time, Some(true));
    assert_eq!(
        accepted.clocks.next(),
        Some((date(2026, 8, 10), "resolution")),
        "9 August is a Sunday"
    );
    let complex = moved(
        &accepted.clocks,
        "complaint",
        "accepted",
        "record-complexity",
        date(2026, 7, 20),
    );
    assert_eq!(complex.clocks.next(), Some((date(2026, 8, 24), "resolution")));
    let late = moved(
        &complex.clocks,
        "complaint",
        "accepted",
        "decide",
        date(2026, 8, 25),
    );
    assert_eq!(late.in_time, Some(false));
    assert_eq!(late.clocks.next().map(|(_, name)| name), Some("sending"));
}

#[test]
fn a_suspended_denunciation_leaves_the_span_out_and_a_second_extension_is_the_last() {
    let procedure = book().procedure_for(Regime::Denunciation, false, false).unwrap();
    let (clocks, _) =
        CaseClocks::open(book(), procedure, date(2026, 7, 1), Circumstances::default()).unwrap();
    let accepted = moved(&clocks, "denunciation", "received", "accept", date(2026, 7, 6)).clocks;
    let before = accepted.get("resolution").unwrap().clock.due;
    let paused = moved(
        &accepted,
        "denunciation",
        "accepted",
        "suspend",
        date(2026, 7, 10),
    )
    .clocks;
    let resumed = moved(&paused, "denunciation", "suspended", "resume", date(2026, 7, 20)).clocks;
    let after = resumed.get("resolution").unwrap().clock.due;
    assert!(
        (before.until(after).unwrap().get_days() - 10).abs() <= 2,
        "{before} → {after}"
    );
    let once = moved(&resumed, "denunciation", "verifying", "extend", date(2026, 7, 21)).clocks;
    let twice = moved(&once, "denunciation", "verifying", "extend", date(2026, 7, 22)).clocks;
    let step = procedure.find_move("verifying", "extend").unwrap();
    let occasion = Occasion {
        on: date(2026, 7, 23),
        paper: "",
        circumstances: Circumstances::default(),
    };
    assert!(twice.apply(book(), step, occasion).is_err());
}

#[test]
fn the_first_look_at_a_denunciation_takes_seven_working_days_or_ten_where_many_places_are_asked() {
    let procedure = book().procedure_for(Regime::Denunciation, false, false).unwrap();
    let (clocks, _) =
        CaseClocks::open(book(), procedure, date(2026, 7, 1), Circumstances::default()).unwrap();
    assert_eq!(clocks.get("initial-check").unwrap().clock.due, date(2026, 7, 10));
    let longer = moved(
        &clocks,
        "denunciation",
        "received",
        "extend-check",
        date(2026, 7, 8),
    )
    .clocks;
    assert_eq!(longer.get("initial-check").unwrap().clock.due, date(2026, 7, 15));
}
