use crate::Rulebook;
use crate::check::Fault;
use crate::files::LawFiles;
use gandan_core::cases::{Procedure, Regime};

impl Rulebook {
    /// The procedure of that code.
    pub fn procedure(&self, code: &str) -> Option<&Procedure> {
        self.procedures.iter().find(|one| one.code == code)
    }

    /// All procedures, ascending by code.
    pub fn procedures(&self) -> &[Procedure] {
        &self.procedures
    }

    /// The procedure by which a matter of that regime begins.
    pub fn procedure_for(
        &self,
        regime: Regime,
        discipline: bool,
        second_instance: bool,
    ) -> Option<&Procedure> {
        let code = match (regime, discipline, second_instance) {
            (Regime::Complaint, false, false) => "complaint",
            (Regime::Complaint, false, true) => "complaint-second",
            (Regime::Complaint, true, false) => "complaint-discipline",
            (Regime::Complaint, true, true) => "complaint-discipline-second",
            (other, ..) => other.code(),
        };
        self.procedure(code)
    }
}

/// Reads `procedures/`.
pub(crate) fn read(files: &LawFiles, faults: &mut Vec<Fault>) -> Vec<Procedure> {
    let mut procedures: Vec<Procedure> = Vec::new();
    for (name, text) in files.within("procedures") {
        let place = format!("procedures/{name}");
        match serde_saphyr::from_str::<Procedure>(text) {
            Ok(procedure) if procedure.code == name => {
                faults.extend(
                    procedure
                        .faults()
                        .iter()
                        .map(|fault| Fault::unreadable(&place, fault)),
                );
                procedures.push(procedure);
            }
            Ok(procedure) => {
                faults.push(Fault::unreadable(
                    &place,
                    &format!("says it is {}", procedure.code),
                ));
            }
            Err(error) => faults.push(Fault::unreadable(&place, &error)),
        }
    }
    procedures
}
