use super::Counting;
use super::facts::Record;
use super::field::Field;

/// What must be so for a record to be counted: `regime = complaint and (arrival = before or not eligible)`.
///
/// `field = code`, `field != code`, `field in (code, code)`, a field of yes and no by itself, `not`, `and`, `or`, brackets.
/// Whatever is not a field or not one of its codes is an error when it is read, so that a misspelt word never counts
/// nothing in silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate(Node);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Always,
    /// The numbers of codes as bits: no list of this language has more than sixty-four.
    Is(Field, u64),
    Not(Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
}

/// Why a predicate cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PredicateError {
    /// No field is called so.
    #[error("there is no field `{0}`")]
    NoField(String),
    /// A field that records of this kind do not have.
    #[error("`{0}` is not known of what is counted here")]
    NotOfKind(String),
    /// A code that the field does not take.
    #[error("`{field}` is never `{code}`: {known}")]
    NoCode {
        /// The field.
        field: String,
        /// What was written.
        code: String,
        /// What it takes.
        known: String,
    },
    /// A word or sign where another has to be.
    #[error("`{found}` where {wanted} has to be")]
    Expected {
        /// What has to be there.
        wanted: &'static str,
        /// What is.
        found: String,
    },
    /// Brackets in brackets beyond all sense.
    #[error("too many brackets")]
    TooDeep,
}

const DEEPEST: usize = 32;

impl Predicate {
    /// Counts everything.
    pub const ALWAYS: Predicate = Predicate(Node::Always);

    /// Reads one for what is counted; nothing written means everything.
    ///
    /// # Errors
    /// [`PredicateError`].
    pub fn parse(text: &str, counting: Counting) -> Result<Predicate, PredicateError> {
        if text.trim().is_empty() {
            return Ok(Predicate::ALWAYS);
        }
        let mut reader = Reader {
            tokens: tokens(text),
            at: 0,
            counting,
        };
        let node = reader.either(0)?;
        match reader.peek() {
            None => Ok(Predicate(node)),
            Some(_) => Err(reader.expected("`and`, `or` or the end")),
        }
    }

    /// Whether a record is counted.
    pub(super) fn holds(&self, record: &impl Record) -> bool {
        self.0.holds(record)
    }
}

impl Node {
    fn holds(&self, record: &impl Record) -> bool {
        match self {
            Node::Always => true,
            Node::Is(field, codes) => {
                let number = record.number(*field);
                number < 64 && codes & (1 << number) != 0
            }
            Node::Not(inner) => !inner.holds(record),
            Node::And(all) => all.iter().all(|node| node.holds(record)),
            Node::Or(any) => any.iter().any(|node| node.holds(record)),
        }
    }
}

/// Words, and the signs `( ) , = !=`; anything else is a token of its own, which no rule takes.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if char.is_whitespace() {
            continue;
        }
        let mut token = char.to_string();
        if char.is_ascii_alphanumeric() {
            while let Some(next) = chars.next_if(|next| next.is_ascii_alphanumeric() || *next == '-') {
                token.push(next);
            }
        } else if char == '!' {
            token.extend(chars.next_if_eq(&'='));
        }
        tokens.push(token);
    }
    tokens
}

struct Reader {
    tokens: Vec<String>,
    at: usize,
    counting: Counting,
}

impl Reader {
    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.at).map(String::as_str)
    }

    fn take(&mut self, token: &str) -> bool {
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    fn expected(&self, wanted: &'static str) -> PredicateError {
        let found = self.peek().unwrap_or("the end").to_owned();
        PredicateError::Expected { wanted, found }
    }

    fn either(&mut self, depth: usize) -> Result<Node, PredicateError> {
        if depth > DEEPEST {
            return Err(PredicateError::TooDeep);
        }
        let first = self.both(depth)?;
        let mut any = vec![first];
        while self.take("or") {
            any.push(self.both(depth)?);
        }
        Ok(if any.len() == 1 {
            any.remove(0)
        } else {
            Node::Or(any)
        })
    }

    fn both(&mut self, depth: usize) -> Result<Node, PredicateError> {
        let first = self.one(depth)?;
        let mut all = vec![first];
        while self.take("and") {
            all.push(self.one(depth)?);
        }
        Ok(if all.len() == 1 {
            all.remove(0)
        } else {
            Node::And(all)
        })
    }

    fn one(&mut self, depth: usize) -> Result<Node, PredicateError> {
        if depth > DEEPEST {
            return Err(PredicateError::TooDeep);
        }
        if self.take("not") {
            return Ok(Node::Not(Box::new(self.one(depth + 1)?)));
        }
        if self.take("(") {
            let inner = self.either(depth + 1)?;
            return if self.take(")") {
                Ok(inner)
            } else {
                Err(self.expected("`)`"))
            };
        }
        self.test()
    }

    fn test(&mut self) -> Result<Node, PredicateError> {
        let Some(name) = self.peek().map(str::to_owned) else {
            return Err(self.expected("a field"));
        };
        let field = Field::from_name(&name).ok_or_else(|| PredicateError::NoField(name.clone()))?;
        if !field.is_of(self.counting) {
            return Err(PredicateError::NotOfKind(name));
        }
        self.at += 1;
        if self.take("=") {
            return Ok(Node::Is(field, self.code(field)?));
        }
        if self.take("!=") {
            return Ok(Node::Not(Box::new(Node::Is(field, self.code(field)?))));
        }
        if self.take("in") {
            if !self.take("(") {
                return Err(self.expected("`(`"));
            }
            let mut codes = self.code(field)?;
            while self.take(",") {
                codes |= self.code(field)?;
            }
            return if self.take(")") {
                Ok(Node::Is(field, codes))
            } else {
                Err(self.expected("`)`"))
            };
        }
        if field.codes() == ["no", "yes"] {
            return Ok(Node::Is(field, 0b10));
        }
        Err(self.expected("`=`, `!=` or `in`"))
    }

    fn code(&mut self, field: Field) -> Result<u64, PredicateError> {
        let code = self.peek().ok_or_else(|| self.expected("a code"))?.to_owned();
        let number =
            field
                .codes()
                .iter()
                .position(|one| *one == code)
                .ok_or_else(|| PredicateError::NoCode {
                    field: field.name().to_owned(),
                    code,
                    known: field.codes().join(", "),
                })?;
        self.at += 1;
        Ok(1 << number)
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::sample;
    use super::super::field::{Arrival, Competence};
    use super::*;
    use proptest::prelude::*;

    fn holds(text: &str) -> bool {
        let petition = sample::petition(1, 1);
        Predicate::parse(text, Counting::Petitions)
            .unwrap()
            .holds(&petition)
    }

    #[test]
    fn a_land_complaint_of_one_person_is_found_by_what_it_is() {
        assert!(holds(""));
        assert!(holds("regime = complaint and area = land"));
        assert!(!holds("regime = denunciation"));
        assert!(holds("regime in (complaint, denunciation) and not overdue"));
        assert!(
            holds("arrival = before or signers != many"),
            "`or` binds less than `and`"
        );
        assert!(!holds(
            "(arrival = before or signers != many) and ending = answered"
        ));
        assert!(holds("eligible and processed and counter = yes"));
    }

    #[test]
    fn a_misspelt_word_never_counts_nothing_in_silence() {
        let error = |text: &str| {
            Predicate::parse(text, Counting::Petitions)
                .unwrap_err()
                .to_string()
        };
        assert_eq!(error("regimes = complaint"), "there is no field `regimes`");
        assert_eq!(
            error("regime = complain"),
            "`regime` is never `complain`: feedback, proposal, complaint, denunciation, regulation"
        );
        assert_eq!(
            error("session = head"),
            "`session` is not known of what is counted here"
        );
        assert_eq!(error("regime"), "`the end` where `=`, `!=` or `in` has to be");
        assert_eq!(error("(overdue"), "`the end` where `)` has to be");
        assert_eq!(
            error("overdue eligible"),
            "`eligible` where `and`, `or` or the end has to be"
        );
        assert_eq!(error(&"(".repeat(100)), "too many brackets");
        assert_eq!(error(&"not ".repeat(100)), "too many brackets");
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fail(text in "\\PC{0,60}") {
            let _ = Predicate::parse(&text, Counting::Petitions);
        }

        #[test]
        fn words_of_the_language_in_any_order_do_not_either(words in prop::collection::vec(
            prop::sample::select(vec!["regime", "=", "!=", "in", "(", ")", ",", "not", "and", "or", "overdue", "complaint"]),
            0..30,
        )) {
            let _ = Predicate::parse(&words.join(" "), Counting::Petitions);
        }

        /// What is written says the same as what it is made of.
        #[test]
        fn and_or_not_mean_what_they_mean(a: bool, b: bool, c: bool) {
            let mut petition = sample::petition(1, 1);
            petition.eligible = a;
            petition.arrival = if b { Arrival::Before } else { Arrival::Within };
            petition.competence = if c { Competence::Own } else { Competence::Passed };
            let said = |text| Predicate::parse(text, Counting::Petitions).unwrap().holds(&petition);
            prop_assert_eq!(said("eligible and arrival = before or competence = own"), a && b || c);
            prop_assert_eq!(said("eligible and (arrival = before or not competence = own)"), a && (b || !c));
            prop_assert_eq!(said("not (eligible or arrival = before)"), !a && !b);
        }
    }
}
