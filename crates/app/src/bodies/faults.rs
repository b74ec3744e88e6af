//! What cannot be right in the registry, in words.

use super::Known;
use super::line::BodyLink;
use crate::web::{Officer, Page, PageResult, urls};
use crate::words::{Word, word};
use gandan_core::bodies::{Body, Fault};
use serde::Serialize;

/// All faults, each with the bodies to look at.
#[derive(Serialize)]
pub struct FaultsPage {
    faults: Vec<FaultLine>,
    list: &'static str,
}

/// One of them.
#[derive(Serialize)]
struct FaultLine {
    word: Word,
    bodies: Vec<BodyLink>,
}

impl Page for FaultsPage {
    const TEMPLATE: &'static str = "pages/bodies/faults.html";

    fn samples() -> Vec<FaultsPage> {
        let fault = FaultLine {
            word: fault_word(&Fault::UnknownParent("mau.snv".to_owned())),
            bodies: vec![BodyLink::sample()],
        };
        let page = |faults| FaultsPage {
            faults,
            list: urls::BODIES,
        };
        vec![page(vec![fault]), page(Vec::new())]
    }
}

/// `GET /lam-viec/co-quan/can-xem-lai`
pub async fn get(officer: Officer) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let faults = known.registry.faults().iter().map(|fault| FaultLine {
        word: fault_word(fault),
        bodies: concerned(&known, fault).into_iter().map(BodyLink::of).collect(),
    });
    officer.show(&FaultsPage {
        faults: faults.collect(),
        list: urls::BODIES,
    })
}

/// The faults that concern a body.
pub fn faults_of(known: &Known, body: &Body) -> Vec<Word> {
    known
        .registry
        .faults()
        .iter()
        .filter(|fault| concerned(known, fault).iter().any(|other| other.id == body.id))
        .map(fault_word)
        .collect()
}

fn concerned<'a>(known: &'a Known, fault: &Fault) -> Vec<&'a Body> {
    let registry = &known.registry;
    match fault {
        Fault::SameId(id) => registry.get(*id).into_iter().collect(),
        Fault::SameCode(code)
        | Fault::UnknownParent(code)
        | Fault::ParentCircle(code)
        | Fault::EndsBeforeBeginning(code)
        | Fault::SuccessionCircle(code)
        | Fault::OutlivesSuccession { code, .. }
        | Fault::NotThereToSucceed { code, .. } => registry.by_code(code).into_iter().collect(),
        Fault::UnknownInSuccession { id, .. } | Fault::NobodyAfter { id, .. } => {
            let successions = registry.successions().iter().filter(|one| one.id == *id);
            let bodies = successions.flat_map(|one| one.from.iter().chain(&one.to));
            bodies.filter_map(|id| registry.get(*id)).collect()
        }
    }
}

fn fault_word(fault: &Fault) -> Word {
    let coded = |word: Word, code: &str| word.with("code", code);
    let dated = |word: Word, day: &jiff::civil::Date| word.with("day", day.strftime("%d/%m/%Y").to_string());
    match fault {
        Fault::SameId(id) => coded(word("body-fault-same-id"), &id.to_string()),
        Fault::SameCode(code) => coded(word("body-fault-same-code"), code),
        Fault::UnknownParent(code) => coded(word("body-fault-unknown-parent"), code),
        Fault::ParentCircle(code) => coded(word("body-fault-parent-circle"), code),
        Fault::EndsBeforeBeginning(code) => coded(word("body-fault-reversed"), code),
        Fault::UnknownInSuccession { day, .. } => dated(word("body-fault-unknown-in-succession"), day),
        Fault::NobodyAfter { day, .. } => dated(word("body-fault-nobody-after"), day),
        Fault::SuccessionCircle(code) => coded(word("body-fault-succession-circle"), code),
        Fault::OutlivesSuccession { code, day } => dated(coded(word("body-fault-outlives"), code), day),
        Fault::NotThereToSucceed { code, day } => dated(coded(word("body-fault-not-there"), code), day),
    }
}
