use super::holder::Holder;
use crate::bodies::Known;
use crate::cases::intake::{Contact, Draft, Nothing, Step, begin};
use crate::cases::moving::clocks_of;
use crate::web::{Form, PageError, PageResult, go};
use crate::words::word;
use gandan_core::access::Wish;
use gandan_core::bodies::BodyId;
use gandan_core::cases::{PublicStep, Regime};
use gandan_core::clock::ClockState;
use gandan_rulebook::{CaseClocks, Rulebook};
use gandan_store::cases::{self, CaseRow};
use jiff::civil::Date;
use serde::Serialize;

/// The way on from a complaint (Luật Khiếu nại 02/2011 Đ7 k1): a second complaint to the body above, within its term.
#[derive(Debug, Clone, Serialize)]
pub struct Next {
    /// To whom; nothing where the body above is not in this register (a minister): the page says where to turn.
    pub body: Option<String>,
    /// The last day, ISO; nothing where the law gives a number that this installation has not.
    pub until: Option<String>,
    /// The day has passed.
    pub over: bool,
    /// The first instance did not decide in its time.
    pub undecided: bool,
    /// Article and clause.
    pub citation: String,
}

impl Next {
    /// For samples.
    pub fn samples() -> Vec<Next> {
        let next = |body: Option<&str>, over: bool, undecided: bool| Next {
            body: body.map(str::to_owned),
            until: (!undecided).then(|| "2026-12-23".to_owned()),
            over,
            undecided,
            citation: "Luật Khiếu nại 02/2011 Đ33".to_owned(),
        };
        vec![
            next(Some("UBND tỉnh Mẫu"), false, false),
            next(None, false, true),
            next(Some("UBND tỉnh Mẫu"), true, false),
        ]
    }
}

/// Whether a second complaint can be made, to whom and until when.
///
/// # Errors
/// The clocks do not read.
pub fn next_of(
    book: &Rulebook,
    known: &Known,
    case: &CaseRow,
    today: Date,
) -> Result<Option<Next>, PageError> {
    let procedure = book.procedure(&case.procedure);
    let leads_on = procedure.is_some_and(|procedure| procedure.next_instance.is_some());
    if case.regime != Regime::Complaint.code() || !leads_on || case.merged_id.is_some() {
        return Ok(None);
    }
    let clocks = clocks_of(case)?;
    let answered = procedure
        .and_then(|procedure| procedure.state(&case.state))
        .is_some_and(|state| matches!(state.step, PublicStep::Answered | PublicStep::Confirmed));
    if !answered && !is_undecided(&clocks, today) {
        return Ok(None);
    }
    let above = known.tree(today).ancestors(BodyId(case.body_id)).first().copied();
    let term = clocks.get("next-instance").filter(|_| answered);
    let until = term.map(|entry| entry.clock.due);
    Ok(Some(Next {
        body: above.map(|above| known.name(above).to_owned()),
        until: until.map(|day| day.to_string()),
        over: until.is_some_and(|day| today > day),
        undecided: !answered,
        citation: term.map_or_else(
            || {
                procedure
                    .map(|procedure| procedure.citation.clone())
                    .unwrap_or_default()
            },
            |entry| entry.clock.citation.clone(),
        ),
    }))
}

/// The term for deciding runs and has passed.
fn is_undecided(clocks: &CaseClocks, today: Date) -> bool {
    clocks
        .get("resolution")
        .is_some_and(|entry| entry.clock.state == ClockState::Running && entry.clock.is_late(today))
}

/// `POST /tra-cuu/khieu-nai-lan-hai`: a draft of the second complaint, with all that is known already.
pub async fn post(holder: Holder, _form: Form<Nothing>) -> PageResult {
    let visitor = &holder.visitor;
    let app = &visitor.app;
    let mut tx = app.db.begin_write().await?;
    let mine = holder.mine(&mut tx).await?;
    let known = app.bodies.load(&mut tx).await?;
    let case = &mine.case;
    let next = next_of(&app.rulebook, &known, case, app.clock.today())?;
    let open = next.is_some_and(|next| next.body.is_some() && !next.over);
    if !mine.may(Wish::GoOn) || !open {
        return Err(PageError::Conflict(word("tracking-no-next")));
    }
    let who = cases::petitioners(&mut tx, mine.petition.id).await?;
    let contact = who.first().map(|person| Contact {
        name: person.name.clone(),
        address: person.address.clone(),
        phone: person.phone.clone(),
        mail: person.mail.clone(),
        identity_number: person.identity_number.clone(),
        notify: person.notify,
        ..Contact::default()
    });
    let draft = Draft {
        kind: Regime::Complaint.code().to_owned(),
        words: mine.words().to_owned(),
        decided_by: Some(case.body_id),
        discipline: case.procedure.contains("discipline"),
        place: case.place_id,
        // Where it is, as somebody else wrote it, stays theirs.
        place_words: match mine.is_first() {
            true => case.place_words.clone(),
            false => String::new(),
        },
        subject: case.subject.clone(),
        contact: contact.unwrap_or_default(),
        seen: vec![Step::Place, Step::Subject],
        earlier: Some(case.id),
        ..Draft::default()
    };
    let open = begin(&mut tx, visitor, draft).await?;
    tx.commit().await?;
    Ok(go::to(&Step::Words.address(open.id)))
}
