use super::Scores;
use std::fmt;

/// A field of a document that got better or worse between two runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Name of the document.
    pub document: String,
    /// Name of the field.
    pub field: String,
    /// Figure before, from 0 to 1.
    pub before: f64,
    /// Figure now.
    pub now: f64,
}

impl Change {
    /// Better than before.
    pub fn gained(&self) -> bool {
        self.now > self.before
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.gained() { '+' } else { '-' };
        write!(
            f,
            "{sign} {:<24} {:<13} {:.3} → {:.3}",
            self.document, self.field, self.before, self.now
        )
    }
}

/// What changed from one run to another: losses first, then gains, each by document and field. A document that
/// only one of the runs has is left out.
pub fn compare(old: &Scores, new: &Scores) -> Vec<Change> {
    let mut changes = Vec::new();
    for (document, fields) in &new.documents {
        let Some(before) = old.documents.get(document) else {
            continue;
        };
        for (field, now) in fields {
            if let Some(before) = before.get(field).filter(|before| (*before - now).abs() > 1e-9) {
                changes.push(Change {
                    document: document.clone(),
                    field: field.clone(),
                    before: *before,
                    now: *now,
                });
            }
        }
    }
    changes.sort_by_key(Change::gained);
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::score;
    use crate::labels::Labels;

    #[test]
    fn losses_come_before_gains() {
        let labels = |kind: &str, place: &str| Labels {
            kind: Some(kind.into()),
            place: Some(place.into()),
            ..Labels::default()
        };
        let gold = [("a".to_owned(), labels("CT", "Huế"))];
        let old = score(&gold, &[("a".to_owned(), labels("CT", "Hà Nội"))]);
        let new = score(&gold, &[("a".to_owned(), labels("KH", "Huế"))]);
        let changes: Vec<String> = compare(&old, &new).iter().map(ToString::to_string).collect();
        assert_eq!(changes.len(), 2);
        assert!(changes[0].starts_with("- a") && changes[0].contains("kind"));
        assert!(changes[1].starts_with("+ a") && changes[1].contains("place"));
    }
}
