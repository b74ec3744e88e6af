use super::field::{
    Arrival, Competence, Ending, Field, Kept, Reached, Session, Signers, Times, regime_number,
};
use crate::cases::Regime;
use uuid::Uuid;

/// A petition as one body held it, with one of its matters, as things stood when the period ended. A petition with two
/// matters is two of these; one that went from a body to another stands under both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Petition {
    /// The petition: what "số đơn" counts, once.
    pub petition: Uuid,
    /// The matter, duplicates under the one they were joined with: what "số vụ việc" counts, once.
    pub case: Uuid,
    /// The body that held it.
    pub body: Uuid,
    /// How many people signed.
    pub people: u32,
    /// Its law.
    pub regime: Regime,
    /// When it came.
    pub arrival: Arrival,
    /// Whose names stand under it.
    pub signers: Signers,
    /// It came in where citizens are received.
    pub counter: bool,
    /// It lacked nothing when it was registered.
    pub eligible: bool,
    /// Somebody had decided what becomes of it.
    pub processed: bool,
    /// What the body had to do with it.
    pub competence: Competence,
    /// Place of its area in [`super::Areas::CODES`].
    pub area: usize,
    /// How far it had come.
    pub reached: Reached,
    /// How it had ended.
    pub ending: Ending,
    /// Whether the terms were kept.
    pub kept: Kept,
    /// Past a due day and not ended.
    pub overdue: bool,
    /// First instance, or again.
    pub times: Times,
}

/// Somebody seen at a reception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// The visit: what "số lượt" counts.
    pub visit: Uuid,
    /// The session it belongs to: what "số kỳ tiếp" counts, once.
    pub sitting: Uuid,
    /// The matter it is about, where it is known.
    pub case: Option<Uuid>,
    /// The body that received.
    pub body: Uuid,
    /// How many people came.
    pub people: u32,
    /// Which kind of session.
    pub session: Session,
    /// A crowd.
    pub crowd: bool,
    /// For the first time about this matter.
    pub times: Times,
}

/// What is known for a body and a period. A kind that the program does not hold is `None`: its columns are asked, not zero.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Petitions with their matters.
    pub petitions: Option<Vec<Petition>>,
    /// Visits.
    pub visits: Option<Vec<Visit>>,
}

impl Facts {
    /// The records of several bodies as those of the whole they make up: a petition that went from one of them to
    /// another stands once for each of its matters, as the body that has it last sees it, and as having come when the
    /// first of them got it. Only what left them all is passed on.
    #[must_use]
    pub fn together(mut self) -> Facts {
        if let Some(petitions) = &mut self.petitions {
            let passed = |one: &Petition| one.competence == Competence::Passed;
            petitions.sort_unstable_by_key(|one| (one.petition, one.case, passed(one), one.body));
            petitions.dedup_by(|later, kept| {
                let same = (later.petition, later.case) == (kept.petition, kept.case);
                if same {
                    kept.arrival = kept.arrival.min(later.arrival);
                    kept.counter |= later.counter;
                    kept.eligible &= later.eligible;
                    kept.processed |= later.processed;
                }
                same
            });
        }
        self
    }
}

/// Something a predicate can be asked of.
pub(super) trait Record {
    /// The number of a field's code; nothing where it has no such field.
    fn number(&self, field: Field) -> usize;
}

impl Record for Petition {
    fn number(&self, field: Field) -> usize {
        match field {
            Field::Regime => regime_number(self.regime),
            Field::Arrival => self.arrival as usize,
            Field::Signers => self.signers as usize,
            Field::Counter => usize::from(self.counter),
            Field::Eligible => usize::from(self.eligible),
            Field::Processed => usize::from(self.processed),
            Field::Competence => self.competence as usize,
            Field::Area => self.area,
            Field::Reached => self.reached as usize,
            Field::Ending => self.ending as usize,
            Field::Kept => self.kept as usize,
            Field::Overdue => usize::from(self.overdue),
            Field::Times => self.times as usize,
            // A predicate is checked against the kind of record when it is read.
            Field::Session | Field::Crowd | Field::Matter => usize::MAX,
        }
    }
}

impl Record for Visit {
    fn number(&self, field: Field) -> usize {
        match field {
            Field::Session => self.session as usize,
            Field::Crowd => usize::from(self.crowd),
            Field::Matter => usize::from(self.case.is_some()),
            Field::Times => self.times as usize,
            _ => usize::MAX,
        }
    }
}

#[cfg(test)]
pub(super) mod sample {
    use super::*;

    /// A complaint of one person about land, in hand.
    pub fn petition(number: u128, case: u128) -> Petition {
        Petition {
            petition: Uuid::from_u128(number),
            case: Uuid::from_u128(1_000 + case),
            body: Uuid::from_u128(1),
            people: 1,
            regime: Regime::Complaint,
            arrival: Arrival::Within,
            signers: Signers::One,
            counter: true,
            eligible: true,
            processed: true,
            competence: Competence::Own,
            area: 1,
            reached: Reached::Running,
            ending: Ending::None,
            kept: Kept::None,
            overdue: false,
            times: Times::First,
        }
    }

    /// One person at the desk.
    pub fn visit(number: u128) -> Visit {
        Visit {
            visit: Uuid::from_u128(number),
            sitting: Uuid::from_u128(500),
            case: Some(Uuid::from_u128(1_000 + number)),
            body: Uuid::from_u128(1),
            people: 1,
            session: Session::Regular,
            crowd: false,
            times: Times::First,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_from_one_body_to_another_is_one_in_the_province() {
        let mut at_first = sample::petition(1, 1);
        at_first.competence = Competence::Passed;
        at_first.arrival = Arrival::Before;
        let mut at_second = sample::petition(1, 1);
        (at_second.body, at_second.counter) = (Uuid::from_u128(2), false);
        let two = Facts {
            petitions: Some(vec![at_first, at_second]),
            visits: None,
        };
        let one = two.together().petitions.unwrap();
        assert_eq!(one.len(), 1);
        assert_eq!(
            (one[0].competence, one[0].arrival, one[0].counter),
            (Competence::Own, Arrival::Before, true)
        );
        let out = Facts {
            petitions: Some(vec![at_first, at_first]),
            visits: None,
        };
        assert_eq!(
            out.together().petitions.unwrap()[0].competence,
            Competence::Passed
        );
    }
}
