use super::words::SynthWords;
use super::{Communes, Draw};
use crate::cases::moving::{Doing, decide, next_of};
use crate::cases::public::{Kept, Texts, publishable};
use crate::web::App;
use anyhow::Context;
use gandan_core::cases::{Channel, Regime, Subjects};
use gandan_core::clock::Circumstances;
use gandan_rulebook::{CaseClocks, Rulebook};
use gandan_store::cases::{CaseRow, NewPetition, Person, Planted, PlantedMove, PlantedPublication};
use gandan_store::journal::Author;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use std::sync::Arc;
use uuid::Uuid;

/// The key of a matter: what is there already is not made again.
pub fn key(seed: u64, number: u64) -> String {
    format!("synth-{seed}-{number}")
}

/// Tells what happened to each matter, by the law of its day.
pub struct Historian<'a> {
    book: Arc<Rulebook>,
    subjects: Arc<Subjects>,
    words: SynthWords,
    communes: &'a Communes,
    today: Date,
}

/// So many days before today the first matter may have come.
const REACH: i64 = 540;

impl<'a> Historian<'a> {
    /// Over the law and the bodies of this installation.
    ///
    /// # Errors
    /// The shipped words do not parse, which a test rules out.
    pub fn new(app: &App, communes: &'a Communes) -> anyhow::Result<Historian<'a>> {
        Ok(Historian {
            book: app.rulebook.clone(),
            subjects: app.subjects.clone(),
            words: SynthWords::shipped()?,
            communes,
            today: app.clock.today(),
        })
    }

    /// The whole story of matter `number`.
    ///
    /// # Errors
    /// The rule book has no answer for a day, or a procedure does not allow a move: the data does not fit the program.
    pub fn tell(&self, seed: u64, number: u64) -> anyhow::Result<Planted> {
        let draw = &mut Draw::of(seed, number);
        let mut story = self.begin(draw, seed, number)?;
        match Regime::from_code(&story.row.regime) {
            Some(Regime::Complaint) => self.complaint(draw, &mut story)?,
            Some(Regime::Denunciation) => self.denunciation(draw, &mut story)?,
            _ => self.answerable(draw, &mut story)?,
        }
        let publication = self.publish(draw, &story)?;
        Ok(Planted {
            row: story.row,
            petition: story.petition,
            moves: story.moves,
            publication,
        })
    }

    /// Two answered matters of three are made public some days later, as the machine proposes to redact them.
    fn publish(&self, draw: &mut Draw, story: &Story) -> anyhow::Result<Option<PlantedPublication>> {
        let told = story.moves.iter().rev().find(|one| !one.told.is_empty());
        let Some(answer) = told.filter(|_| publishable(&story.row) && draw.in_hundred(66)) else {
            return Ok(None);
        };
        let day = answer.day + draw.between(0, 3).days();
        if day > self.today {
            return Ok(None);
        }
        let texts = Texts::made_up(&story.row.title, &story.petition.words, &answer.told);
        let copy = texts.copy(&texts.suggested())?;
        let at = instant(day, 9 * 3600 + draw.between(0, 7 * 3600))?;
        Ok(Some(PlantedPublication {
            id: id(at, draw),
            left_out: serde_json::to_string(&Kept(copy.left_out()))?,
            title: copy.title,
            words: copy.words,
            answer: copy.answer,
            at,
            day,
            author: answer.author.clone(),
        }))
    }

    fn begin(&self, draw: &mut Draw, seed: u64, number: u64) -> anyhow::Result<Story> {
        let regime = match draw.between(0, 99) {
            0..60 => Regime::Feedback,
            60..78 => Regime::Proposal,
            78..91 => Regime::Complaint,
            91..95 => Regime::Denunciation,
            _ => Regime::Regulation,
        };
        let body = *draw.one(&self.communes.0);
        let subject = self.words.subject(draw, &self.subjects);
        let place = draw.one(&self.words.places).clone();
        let (title, words) = self.words.matter(draw, subject, &place);
        let day = self.today - draw.between(0, REACH).days();
        let at = instant(day, 7 * 3600 + draw.between(0, 10 * 3600))?;
        let sealed = regime == Regime::Denunciation;
        let procedure = self
            .book
            .procedure_for(regime, false, false)
            .context("a regime without a procedure")?;
        let circumstances = Circumstances::default();
        let (clocks, _) = CaseClocks::open(&self.book, procedure, day, circumstances)?;
        let (next_due, next_clock) = next_of(&clocks);
        let row = CaseRow {
            id: id(at, draw),
            regime: regime.code().to_owned(),
            procedure: procedure.code.clone(),
            state: procedure.begins.clone(),
            open: true,
            body_id: body.0,
            body_name: String::new(),
            officer_id: None,
            officer_name: None,
            subject: subject.code.clone(),
            place_id: Some(body.0),
            place_name: None,
            place_words: if sealed { String::new() } else { place },
            title: if sealed { String::new() } else { title },
            field: subject.field && !sealed,
            helper_id: None,
            circumstances: serde_json::to_string(&circumstances)?,
            next_due,
            next_clock,
            clocks: serde_json::to_string(&clocks)?,
            hops: 0,
            people: 1,
            received_at: at,
            received_day: day.to_string(),
            outcome: None,
            answered_day: None,
            days: None,
            in_time: None,
            closed_day: None,
            reopened: 0,
            solved: None,
            stars: None,
            earlier_id: None,
            merged_id: None,
            sealed,
            disposed_day: None,
            version: 1,
            offered_id: None,
        };
        let petition = NewPetition {
            id: id(at, draw),
            idempotency_key: key(seed, number),
            receipt_hash: draw.bytes::<32>().to_vec(),
            body,
            channel: self.channel(draw, regime),
            claimed: regime,
            lang: "vi".to_owned(),
            words: if sealed { String::new() } else { words },
            at,
            day,
            registered: day,
            forwarded_by: String::new(),
            helper: None,
            read_back: false,
            people: self.people(draw, regime),
        };
        Ok(Story {
            row,
            petition,
            moves: Vec::new(),
            day,
        })
    }

    fn channel(&self, draw: &mut Draw, regime: Regime) -> Channel {
        match regime {
            Regime::Denunciation => Channel::Counter,
            Regime::Complaint => *draw.one(&[Channel::Counter, Channel::Post, Channel::Web]),
            _ => *draw.one(&[
                Channel::Web,
                Channel::Web,
                Channel::Web,
                Channel::Counter,
                Channel::Phone,
            ]),
        }
    }

    fn people(&self, draw: &mut Draw, regime: Regime) -> Vec<Person> {
        if regime == Regime::Denunciation || (!regime.demands_identity() && draw.in_hundred(40)) {
            return Vec::new();
        }
        vec![Person {
            name: format!("{} (dữ liệu thử)", self.words.name(draw)),
            address: if regime.demands_identity() {
                draw.one(&self.words.places).clone()
            } else {
                String::new()
            },
            phone: String::new(),
            mail: String::new(),
            identity_number: String::new(),
            representative: false,
            notify: false,
        }]
    }

    /// Feedback, proposals, feedback on regulations.
    fn answerable(&self, draw: &mut Draw, story: &mut Story) -> anyhow::Result<()> {
        if draw.in_hundred(6) {
            let doing = Doing {
                ground: "guided".to_owned(),
                reason: draw.one(&self.words.reasons).clone(),
                ..doing("refuse")
            };
            let after = draw.between(1, 8);
            self.step(draw, story, after, false, doing)?;
            return Ok(());
        }
        if draw.in_hundred(70) {
            let after = draw.between(0, 5);
            if !self.step(
                draw,
                story,
                after,
                false,
                Doing {
                    eligible: true,
                    ..doing("accept")
                },
            )? {
                return Ok(());
            }
        }
        if draw.in_hundred(5) {
            return Ok(());
        }
        let wait = if draw.in_hundred(82) {
            draw.between(1, 11)
        } else {
            draw.between(12, 60)
        };
        let answer = self.answer(draw, "answer");
        if !self.step(draw, story, wait, false, answer)? {
            return Ok(());
        }
        if draw.in_hundred(45) {
            let after = draw.between(14, 25);
            if draw.in_hundred(80) {
                if self.step(draw, story, after, true, doing("confirm"))? {
                    story.row.solved = Some("yes".to_owned());
                    story.row.stars = Some(draw.between(3, 5));
                }
            } else {
                let reason = draw.one(&self.words.denials).clone();
                if self.step(
                    draw,
                    story,
                    after,
                    true,
                    Doing {
                        reason,
                        ..doing("deny")
                    },
                )? && draw.in_hundred(80)
                {
                    let wait = draw.between(2, 20);
                    let answer = self.answer(draw, "answer");
                    self.step(draw, story, wait, false, answer)?;
                }
            }
        }
        Ok(())
    }

    fn complaint(&self, draw: &mut Draw, story: &mut Story) -> anyhow::Result<()> {
        let wait = if draw.in_hundred(88) {
            draw.between(2, 8)
        } else {
            draw.between(11, 30)
        };
        if draw.in_hundred(25) {
            let refuse = Doing {
                ground: "limitation".to_owned(),
                reason: draw.one(&self.words.reasons).clone(),
                ..doing("refuse")
            };
            self.step(draw, story, wait, false, refuse)?;
            return Ok(());
        }
        if !self.step(
            draw,
            story,
            wait,
            false,
            Doing {
                eligible: true,
                ..doing("accept")
            },
        )? {
            return Ok(());
        }
        let after = draw.between(1, 4);
        if !self.step(draw, story, after, false, doing("verify"))? {
            return Ok(());
        }
        if draw.in_hundred(15) {
            let complex = Doing {
                criteria: vec!["places".to_owned()],
                reason: "Phải xác minh tại nhiều nơi".to_owned(),
                ..doing("record-complexity")
            };
            let after = draw.between(1, 10);
            if !self.step(draw, story, after, false, complex)? {
                return Ok(());
            }
        }
        let wait = if draw.in_hundred(78) {
            draw.between(8, 22)
        } else {
            draw.between(30, 80)
        };
        let decision = self.answer(draw, "decide");
        if !self.step(draw, story, wait, false, decision)? {
            return Ok(());
        }
        let after = draw.between(0, 4);
        if self.step(draw, story, after, false, doing("send-decision"))? {
            let after = draw.between(31, 40);
            self.step(draw, story, after, false, doing("close"))?;
        }
        Ok(())
    }

    fn denunciation(&self, draw: &mut Draw, story: &mut Story) -> anyhow::Result<()> {
        let wait = draw.between(2, 12);
        if draw.in_hundred(30) {
            let reason = "Không thuộc thẩm quyền".to_owned();
            self.step(
                draw,
                story,
                wait,
                false,
                Doing {
                    reason,
                    ..doing("pass-on")
                },
            )?;
            return Ok(());
        }
        if !self.step(
            draw,
            story,
            wait,
            false,
            Doing {
                eligible: true,
                ..doing("accept")
            },
        )? {
            return Ok(());
        }
        let wait = draw.between(10, 45);
        let conclusion = self.answer(draw, "conclude");
        if self.step(draw, story, wait, false, conclusion)? {
            let after = draw.between(1, 12);
            self.step(draw, story, after, false, doing("close"))?;
        }
        Ok(())
    }

    fn answer(&self, draw: &mut Draw, act: &str) -> Doing {
        Doing {
            told: draw.one(&self.words.answers).clone(),
            evidence: true,
            ..doing(act)
        }
    }

    /// Makes a move so many days later; says whether that day has come.
    fn step(
        &self,
        draw: &mut Draw,
        story: &mut Story,
        after: i64,
        by_person: bool,
        doing: Doing,
    ) -> anyhow::Result<bool> {
        let day = story.day + after.days();
        if day > self.today {
            return Ok(false);
        }
        let decided = decide(&self.book, &story.row, &doing, day)
            .with_context(|| format!("{} {} {}", story.row.procedure, story.row.state, doing.act))?;
        let at = instant(day, 8 * 3600 + draw.between(0, 8 * 3600))?;
        story.moves.push(PlantedMove {
            id: id(at, draw),
            at,
            day,
            author: Author {
                account: None,
                name: if by_person {
                    String::new()
                } else {
                    "Cán bộ thử nghiệm".to_owned()
                },
            },
            body: (!by_person).then_some(story.row.body_id),
            act: doing.act,
            from: story.row.state.clone(),
            to: decided.after.state.clone(),
            reason: doing.reason,
            basis: decided.citation,
            told: doing.told,
        });
        story.row = decided.after;
        story.day = day;
        Ok(true)
    }
}

struct Story {
    row: CaseRow,
    petition: NewPetition,
    moves: Vec<PlantedMove>,
    day: Date,
}

fn doing(act: &str) -> Doing {
    Doing {
        act: act.to_owned(),
        ..Doing::default()
    }
}

/// Seconds after midnight of a day in Việt Nam, in microseconds UTC.
fn instant(day: Date, seconds: i64) -> anyhow::Result<i64> {
    let midnight: Timestamp = format!("{day}T00:00:00+07:00").parse()?;
    Ok(midnight
        .checked_add(SignedDuration::from_secs(seconds))?
        .as_microsecond())
}

fn id(at: i64, draw: &mut Draw) -> Uuid {
    let millis = u64::try_from(at / 1_000).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &draw.bytes::<10>()).into_uuid()
}
