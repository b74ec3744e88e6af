use crate::LawFiles;
use crate::check::Fault;
use gandan_core::cases::{PaperForm, Regime};
use std::sync::LazyLock;

/// The forms of papers (`papers/`): what each paper of an act says, with its blanks.
#[derive(Debug, Clone, Default)]
pub struct PaperForms(Vec<PaperForm>);

static SHIPPED: LazyLock<PaperForms> =
    LazyLock::new(|| PaperForms::parse(&LawFiles::shipped()).unwrap_or_default());

impl PaperForms {
    /// Those that the program ships with; a test rules out that one does not parse.
    pub fn shipped() -> &'static PaperForms {
        &SHIPPED
    }

    /// Reads the files under `papers/`.
    ///
    /// # Errors
    /// Each file that does not hold.
    pub fn parse(files: &LawFiles) -> Result<PaperForms, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut forms = Vec::new();
        for (name, text) in files.within("papers") {
            let place = format!("papers/{name}");
            match serde_saphyr::from_str::<PaperForm>(text) {
                Ok(form) => {
                    faults.extend(form.faults().iter().map(|fault| Fault::unreadable(&place, fault)));
                    forms.push(form);
                }
                Err(error) => faults.push(Fault::unreadable(&place, &error)),
            }
        }
        if faults.is_empty() {
            Ok(PaperForms(forms))
        } else {
            Err(faults)
        }
    }

    /// The form of a paper under a law.
    pub fn find(&self, paper: &str, regime: Regime, instance: u8) -> Option<&PaperForm> {
        self.0.iter().find(|form| form.serves(paper, regime, instance))
    }

    /// All, ascending by file.
    pub fn iter(&self) -> impl Iterator<Item = &PaperForm> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_forms_are_read() {
        let forms = PaperForms::parse(&LawFiles::shipped()).unwrap();
        assert_eq!(forms.iter().count(), PaperForms::shipped().iter().count());
        assert!(forms.find("acceptance", Regime::Complaint, 2).is_some());
        assert!(forms.find("transfer", Regime::Feedback, 1).is_some());
        assert!(forms.find("acceptance", Regime::Feedback, 1).is_none());
    }
}
