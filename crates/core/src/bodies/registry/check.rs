//! What cannot be right in a registry.

use std::collections::BTreeSet;

use super::{Fault, Registry};
use crate::bodies::{BodyId, Succession, SuccessionKind};

impl Registry {
    pub(super) fn check_bodies(&mut self) {
        let mut faults = Vec::new();
        for body in &self.bodies {
            if body.valid.is_reversed() {
                faults.push(Fault::EndsBeforeBeginning(body.code.clone()));
            }
            if body.parent.is_some() && self.parent(body).is_none() {
                faults.push(Fault::UnknownParent(body.code.clone()));
            }
            let mut seen = BTreeSet::new();
            let mut at = self.parent(body);
            while let Some(above) = at.filter(|above| seen.insert(above.id)) {
                if above.id == body.id {
                    faults.push(Fault::ParentCircle(body.code.clone()));
                }
                at = self.parent(above);
            }
        }
        self.faults.extend(faults);
    }

    pub(super) fn check_successions(&mut self) {
        let mut faults = Vec::new();
        for succession in &self.successions {
            let Succession { id, day, .. } = *succession;
            let named = succession.from.iter().chain(&succession.to);
            if named.into_iter().any(|body| self.get(*body).is_none()) {
                faults.push(Fault::UnknownInSuccession { id, day });
            }
            if succession.to.is_empty() && succession.kind != SuccessionKind::Ended {
                faults.push(Fault::NobodyAfter { id, day });
            }
            for body in succession.from.iter().filter_map(|body| self.get(*body)) {
                let code = body.code.clone();
                if succession.to.contains(&body.id) {
                    faults.push(Fault::SuccessionCircle(code));
                } else if body.is_alive(day) && succession.kind != SuccessionKind::Split {
                    // A body may be split and go on with what is left to it.
                    faults.push(Fault::OutlivesSuccession { code, day });
                }
            }
            for body in succession.to.iter().filter_map(|body| self.get(*body)) {
                if !body.is_alive(day) {
                    let code = body.code.clone();
                    faults.push(Fault::NotThereToSucceed { code, day });
                }
            }
        }
        for body in &self.bodies {
            if self.leads_back(body.id) {
                faults.push(Fault::SuccessionCircle(body.code.clone()));
            }
        }
        self.faults.extend(faults);
    }

    fn leads_back(&self, body: BodyId) -> bool {
        let mut seen = BTreeSet::from([body]);
        let mut waiting = vec![body];
        while let Some(id) = waiting.pop() {
            for succession in self.successions.iter().filter(|s| s.from.contains(&id)) {
                for next in &succession.to {
                    if *next == body && id != body {
                        return true;
                    }
                    if seen.insert(*next) {
                        waiting.push(*next);
                    }
                }
            }
        }
        false
    }
}
