//! The procedures that ship, walked as people walk them.

use super::{Given, MoveRefusal, Need, Outcome, Procedure, PublicStep, Who};

/// The files of a folder of `law/`, by the name of each.
pub(super) fn yaml<T: serde::de::DeserializeOwned>(folder: &str) -> Vec<(String, T)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../law")
        .join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .filter(|file| file.extension().is_some_and(|end| end == "yaml"))
        .map(|file| {
            let text = std::fs::read_to_string(file).unwrap();
            let read =
                serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let name = file.file_stem().unwrap().to_str().unwrap();
            (name.to_owned(), read)
        })
        .collect()
}

fn shipped() -> Vec<Procedure> {
    yaml::<Procedure>("procedures")
        .into_iter()
        .map(|(name, read)| {
            assert_eq!(name, read.code);
            read
        })
        .collect()
}

pub(super) fn procedure(code: &str) -> Procedure {
    shipped().into_iter().find(|one| one.code == code).unwrap()
}

#[test]
fn every_procedure_is_whole() {
    let all = shipped();
    assert_eq!(all.len(), 8);
    for one in &all {
        assert_eq!(one.faults(), Vec::<String>::new(), "{}", one.code);
        if let Some(next) = &one.next_instance {
            assert!(all.iter().any(|other| other.code == *next), "{next}");
        }
    }
}

#[test]
fn every_procedure_can_end_answered_from_where_it_begins() {
    for one in shipped() {
        let mut reached = vec![one.begins.as_str()];
        let mut at = 0;
        while let Some(state) = reached.get(at).copied() {
            for step in one.moves_from(state) {
                if let Some(to) = &step.to
                    && !reached.contains(&to.as_str())
                {
                    reached.push(to);
                }
            }
            at += 1;
        }
        assert!(
            one.moves
                .iter()
                .any(|step| step.outcome == Some(Outcome::Answered)
                    && step.from.iter().any(|from| reached.contains(&from.as_str()))),
            "{}",
            one.code
        );
    }
}

#[test]
fn a_complaint_is_accepted_by_the_head_and_only_when_its_conditions_are_met() {
    let complaint = procedure("complaint");
    let accept = complaint.find_move("received", "accept").unwrap();
    assert_eq!(accept.by, Who::Decide);
    assert_eq!(
        accept.check(Given::default()),
        Err(MoveRefusal::Missing(Need::Eligibility))
    );
    assert!(
        accept
            .check(Given {
                eligible: true,
                ..Given::default()
            })
            .is_ok()
    );
    assert_eq!(
        complaint.find_move("decided", "accept"),
        Err(MoveRefusal::NotFromHere)
    );
    assert_eq!(complaint.find_move("received", "fly"), Err(MoveRefusal::Unknown));
}

#[test]
fn the_second_instance_does_not_decide_without_a_dialogue() {
    let second = procedure("complaint-second");
    assert!(second.find_move("accepted", "decide").is_err());
    assert!(second.find_move("verifying", "decide").is_err());
    assert!(second.find_move("heard", "decide").is_ok());
}

#[test]
fn a_lamp_in_the_street_is_answered_with_evidence() {
    let feedback = procedure("feedback");
    let answer = feedback.find_move("accepted", "answer").unwrap();
    let said = Given {
        reply: true,
        field: true,
        ..Given::default()
    };
    assert_eq!(answer.check(said), Err(MoveRefusal::Missing(Need::FieldEvidence)));
    assert!(
        answer
            .check(Given {
                evidence: true,
                ..said
            })
            .is_ok()
    );
    assert!(
        answer.check(Given { field: false, ..said }).is_ok(),
        "nothing to photograph"
    );
}

#[test]
fn a_person_who_says_not_yet_opens_the_matter_again() {
    let feedback = procedure("feedback");
    let deny = feedback.find_move("answered", "deny").unwrap();
    assert_eq!(deny.by, Who::Petitioner);
    let state = feedback.state(deny.to.as_deref().unwrap()).unwrap();
    assert!(state.open);
    assert_eq!(state.step, PublicStep::Accepted);
}
