use gandan_core::clock::{Circumstances, Step};
use gandan_rulebook::{LawFiles, RuleError, Rulebook, WorkedCase};
use jiff::civil::{Date, date};

fn due(rule: &str, from: Date) -> Result<Date, RuleError> {
    Rulebook::shipped()
        .due(rule, from, &Circumstances::default())
        .map(|derivation| derivation.due)
}

#[test]
fn the_day_of_receipt_picks_the_version() {
    assert_eq!(
        due("complaint.acceptance", date(2026, 6, 29)),
        Ok(date(2026, 7, 9))
    );
    assert_eq!(
        due("complaint.acceptance", date(2026, 7, 2)),
        Ok(date(2026, 7, 13))
    );
    // The id of an entry that is not in force that day gives no answer.
    assert!(matches!(
        due("KN-03", date(2026, 6, 29)),
        Err(RuleError::NotInForce { begins: Some(begins), .. }) if begins == date(2026, 7, 1)
    ));
    assert!(matches!(
        due("kn-02", date(2026, 7, 2)),
        Err(RuleError::NotInForce { ended: Some(ended), .. }) if ended == date(2026, 6, 30)
    ));
}

#[test]
fn every_name_that_a_case_needs_answers_or_says_that_it_is_a_hole() {
    let names = [
        "complaint.acceptance",
        "complaint.resolution",
        "complaint.next-instance",
        "complaint.decision-sending",
        "complaint.publication",
        "denunciation.initial-check",
        "denunciation.transfer",
        "denunciation.resolution",
        "denunciation.publication",
        "reception.answer",
        "reception.untouched",
        "disclosure.posting",
    ];
    for name in names {
        assert!(due(name, date(2026, 11, 23)).is_ok(), "{name}");
    }
    for name in ["feedback.answer", "proposal.answer", "regulation.answer"] {
        let hole = due(name, date(2026, 11, 23));
        assert!(matches!(hole, Err(RuleError::Hole { .. })), "{name}: {hole:?}");
    }
}

#[test]
fn a_rule_that_is_not_there_names_the_nearest() {
    let Err(RuleError::Unknown { near, .. }) = due("complaint.acceptence", date(2026, 7, 2)) else {
        panic!("an unknown rule");
    };
    assert_eq!(near[0], "complaint.acceptance");
    assert!(matches!(
        due("TCD-29", date(2026, 7, 2)),
        Err(RuleError::Several { .. })
    ));
    let list = due("complaint.refusal-grounds", date(2026, 7, 2));
    assert!(matches!(list, Err(RuleError::NotATerm { .. })));
}

#[test]
fn a_derivation_says_each_day_it_passes_over() {
    let derivation = Rulebook::shipped()
        .due(
            "complaint.acceptance",
            date(2026, 8, 21),
            &Circumstances::default(),
        )
        .unwrap();
    let skipped = derivation
        .steps
        .iter()
        .filter(|step| matches!(step, Step::Skipped { .. }))
        .count();
    // 23, 29, 30 August, 31 August, 1 and 2 September; Saturday 22 August is worked.
    assert_eq!(skipped, 6);
    assert!(
        derivation
            .steps
            .iter()
            .any(|step| matches!(step, Step::Worked { .. }))
    );
    assert!(matches!(derivation.steps.first(), Some(Step::Trigger { .. })));
    assert!(matches!(derivation.steps.last(), Some(Step::Result { .. })));
    let json = serde_json::to_string(&derivation).unwrap();
    let read: gandan_core::clock::Derivation = serde_json::from_str(&json).unwrap();
    assert_eq!(read, derivation);
}

#[test]
fn the_quick_way_and_the_long_way_agree_on_every_term_and_day() {
    let book = Rulebook::shipped();
    for rule in book.rules() {
        for days in (0..720).step_by(7) {
            let from = date(2025, 1, 1)
                .checked_add(jiff::Span::new().days(days))
                .unwrap();
            let circumstances = Circumstances::default();
            let long = book
                .due(&rule.name, from, &circumstances)
                .map(|d| (d.due, d.citation));
            let quick = book
                .due_day(&rule.name, from, &circumstances)
                .map(|(day, citation)| (day, citation.to_owned()));
            assert_eq!(long, quick, "{} {from}", rule.name);
        }
    }
}

#[test]
fn lists_and_thresholds_are_there_for_those_who_check_petitions() {
    let book = Rulebook::shipped();
    let today = date(2026, 11, 23);
    let keys = |name: &str| -> Vec<String> {
        let items = book.list(name, today).unwrap();
        items.iter().map(|item| item.key.clone()).collect()
    };
    assert_eq!(keys("complaint.refusal-grounds").len(), 9);
    assert_eq!(keys("complaint.complexity").len(), 7);
    assert_eq!(keys("reception.refusal-grounds").len(), 13);
    assert!(keys("denunciation.kin").contains(&"sibling".to_owned()));
    let complaint = book
        .list("petition.eligibility", today)
        .unwrap()
        .iter()
        .filter(|item| item.only.is_empty() || item.only.iter().any(|kind| kind == "complaint"))
        .count();
    assert_eq!(complaint, 7);
    assert_eq!(keys("petition.ineligible").len(), 5);
    let people = |people| book.representatives(people, today).unwrap();
    assert_eq!(people(4), None);
    assert_eq!(people(5), Some((1, 2)));
    assert_eq!(people(10), Some((1, 2)));
    assert_eq!(people(11), Some((1, 5)));
}

#[test]
fn keys_within_a_list_are_each_used_once() {
    for rule in Rulebook::shipped().rules() {
        for version in &rule.versions {
            if let gandan_rulebook::Value::Items(items) = &version.value {
                let mut keys: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
                keys.sort_unstable();
                assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "{}", rule.name);
            }
        }
    }
}

#[test]
fn at_least_a_hundred_and_fifty_days_are_worked_by_hand() {
    let cases = WorkedCase::all(&LawFiles::shipped()).unwrap();
    assert!(cases.iter().filter(|case| case.is_a_day()).count() >= 150);
}
