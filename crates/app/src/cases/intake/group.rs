use super::draft::{Open, Step, WORDS, kept};
use super::step::{Frame, must_be_short};
use crate::web::{Form, FormState, Page, PageResult, Visitor, go};
use crate::words::{Word, word};
use axum::extract::Path;
use gandan_rulebook::Rulebook;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// More people than this sign on paper.
const PEOPLE: usize = 1000;

/// Who signs together, and who speaks for them.
#[derive(Serialize)]
pub struct GroupPage {
    frame: Frame,
    form: FormState,
    complaint: bool,
}

impl Page for GroupPage {
    const TEMPLATE: &'static str = "pages/intake/group.html";

    fn samples() -> Vec<GroupPage> {
        let page = |form, complaint| GroupPage {
            frame: Frame::sample(),
            form,
            complaint,
        };
        let wrong = FormState::default()
            .with_error("representatives", too_many(7, 3, (1, 2)))
            .with_error("others", word("intake-others-missing"))
            .with_error("others", word("intake-people-many").with("most", PEOPLE));
        vec![page(FormState::default(), false), page(wrong, true)]
    }
}

/// `GET /gui/{id}/nhom`
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    let form = FormState::filled([
        ("representatives", open.draft.contact.representatives.clone()),
        ("others", open.draft.contact.others.clone()),
    ]);
    visitor.show(&page(&open, form))
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    representatives: String,
    others: String,
}

/// `POST /gui/{id}/nhom`
pub async fn post(visitor: Visitor, Path(id): Path<Uuid>, form: Form<Typed>) -> PageResult {
    let mut tx = visitor.app.db.begin_write().await?;
    let mut open = Open::load(&mut tx, &visitor, id).await?;
    let Form { input, mut state } = form;
    must_be_short(&mut state, "representatives", WORDS);
    must_be_short(&mut state, "others", WORDS * 3);
    open.draft.contact.representatives = kept(&input.representatives, WORDS);
    open.draft.contact.others = kept(&input.others, WORDS * 3);
    let people = open.draft.people();
    let speaking = people.iter().filter(|person| person.representative).count();
    if people.len() < 2 {
        state.error("others", word("intake-others-missing"));
    }
    if people.len() > PEOPLE {
        state.error("others", word("intake-people-many").with("most", PEOPLE));
    }
    if let Some(wrong) = wrong_number(
        &visitor.app.rulebook,
        people.len(),
        speaking,
        visitor.app.clock.today(),
    )? {
        state.error("representatives", wrong);
    }
    if !state.is_right() {
        return visitor.show_again(&page(&open, state));
    }
    open.draft.answered(Step::Group);
    open.save(&mut tx, &visitor).await?;
    tx.commit().await?;
    Ok(go::to(&open.next()))
}

/// Whether so many may speak for so many (Luật Tiếp công dân 42/2013 Đ29).
fn wrong_number(book: &Rulebook, people: usize, speaking: usize, on: Date) -> anyhow::Result<Option<Word>> {
    let all = u32::try_from(people).unwrap_or(u32::MAX);
    let Some((least, most)) = book.representatives(all, on)? else {
        return Ok(None);
    };
    let speaking_now = u32::try_from(speaking).unwrap_or(u32::MAX);
    let right = (least..=most).contains(&speaking_now);
    Ok((!right).then(|| too_many(people, speaking, (least, most))))
}

fn too_many(people: usize, speaking: usize, (least, most): (u32, u32)) -> Word {
    word("intake-representatives-wrong")
        .with("people", people)
        .with("speaking", speaking)
        .with("least", i64::from(least))
        .with("most", i64::from(most))
}

fn page(open: &Open, form: FormState) -> GroupPage {
    GroupPage {
        frame: Frame::of(open, Step::Group),
        form,
        complaint: open.draft.is_complaint(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_two_speak_for_five_to_ten_and_at_most_five_for_more() {
        let book = Rulebook::shipped();
        let right = |people, speaking| {
            wrong_number(book, people, speaking, "2026-11-23".parse().unwrap())
                .unwrap()
                .is_none()
        };
        assert!(right(5, 1) && right(10, 2) && right(11, 5) && right(300, 1));
        assert!(!right(5, 3) && !right(10, 5) && !right(11, 6));
        assert!(right(4, 4), "for fewer than five the law says nothing");
    }
}
