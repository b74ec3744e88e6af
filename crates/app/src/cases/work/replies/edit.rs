use super::check;
use super::known::Known;
use super::list::Whose;
use crate::cases::taking::storable;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word};
use axum::extract::{Path, Query};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{blanks, fill, open_blank};
use gandan_store::Tx;
use gandan_store::casework::{self, ReplyRow};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Most letters of a title.
const TITLE: usize = 200;
/// Most letters of a reply.
const WORDS: usize = 20_000;

/// A reply template, new or as it stands.
#[derive(Serialize)]
pub struct ReplyPage {
    body: String,
    new: bool,
    /// Names of blanks that a file fills by itself.
    known: Vec<Word>,
    /// The version that is changed.
    version: i64,
    /// As somebody else has just saved it, where that came in between.
    meanwhile: Option<String>,
    retire: Option<String>,
    back: String,
    form: FormState,
}

impl Page for ReplyPage {
    const TEMPLATE: &'static str = "pages/cases/work/reply.html";

    fn samples() -> Vec<ReplyPage> {
        let page = |new: bool, form: FormState| ReplyPage {
            body: "UBND xã Mẫu".to_owned(),
            new,
            known: Known::ALL.map(Known::name).into(),
            version: 1,
            meanwhile: (!form.is_right()).then(|| "Đã thay bóng đèn.".to_owned()),
            retire: (!new).then(|| "/".to_owned()),
            back: "/".to_owned(),
            form,
        };
        vec![
            page(true, FormState::default()),
            page(
                false,
                FormState::default().with_error("words", word("reply-changed")),
            ),
        ]
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    title: String,
    words: String,
    version: i64,
}

/// `GET /lam-viec/mau-tra-loi/them`
pub async fn new(officer: Officer, Query(whose): Query<Whose>) -> PageResult {
    let body = whose.body(&officer)?;
    let mut tx = officer.app.db.begin_read().await?;
    check(&mut tx, &officer, body).await?;
    let page = page(&mut tx, &officer, body, None, FormState::default()).await?;
    officer.show(&page)
}

/// `POST /lam-viec/mau-tra-loi/them`
pub async fn add(officer: Officer, Query(whose): Query<Whose>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let body = whose.body(&officer)?;
    let mut tx = officer.app.db.begin_write().await?;
    check(&mut tx, &officer, body).await?;
    let Some((title, words)) = read(&input, &mut state) else {
        let page = page(&mut tx, &officer, body, None, state).await?;
        return officer.show_again(&page);
    };
    let at = officer.app.clock.micros();
    casework::keep_reply(&mut tx, None, body, (&title, &words), &officer.author(), at).await?;
    tx.commit().await?;
    Ok(go::with_notice(&back(body), notice("reply-kept")))
}

/// `GET /lam-viec/mau-tra-loi/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let row = mine(&mut tx, &officer, id).await?;
    let form = FormState::filled([("title", row.title.clone()), ("words", row.words.clone())]);
    let page = page(&mut tx, &officer, row.body_id, Some(&row), form).await?;
    officer.show(&page)
}

/// `POST /lam-viec/mau-tra-loi/{id}`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let row = mine(&mut tx, &officer, id).await?;
    let read = read(&input, &mut state);
    if input.version != row.version {
        state.error("words", word("reply-changed"));
    }
    let (Some((title, words)), true) = (read, state.is_right()) else {
        let meanwhile = (input.version != row.version).then(|| row.words.clone());
        let page = page(&mut tx, &officer, row.body_id, Some(&row), state).await?;
        return officer.show_again(&ReplyPage { meanwhile, ..page });
    };
    let at = officer.app.clock.micros();
    let author = officer.author();
    casework::keep_reply(&mut tx, Some(&row), row.body_id, (&title, &words), &author, at).await?;
    tx.commit().await?;
    Ok(go::with_notice(&back(row.body_id), notice("reply-kept")))
}

/// `POST /lam-viec/mau-tra-loi/{id}/thoi-dung`: answers that were written with it keep their words.
pub async fn retire(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let mut tx = officer.app.db.begin_write().await?;
    let row = mine(&mut tx, &officer, id).await?;
    if form.input.version != row.version {
        return Err(PageError::Conflict(word("reply-changed")));
    }
    let at = officer.app.clock.micros();
    casework::forget_reply(&mut tx, &row, &officer.author(), at).await?;
    tx.commit().await?;
    Ok(go::with_notice(&back(row.body_id), notice("reply-retired")))
}

async fn mine(tx: &mut Tx, officer: &Officer, id: Uuid) -> Result<ReplyRow, PageError> {
    let row = casework::reply(tx, id).await?;
    check(tx, officer, row.body_id).await?;
    Ok(row)
}

fn back(body: Uuid) -> String {
    urls::with_query(urls::REPLIES, &[("co-quan", &body.to_string())])
}

/// Title and words; nothing where something is wrong with them.
fn read(input: &Input, state: &mut FormState) -> Option<(String, String)> {
    let (title, words) = (storable(&input.title), storable(&input.words));
    if title.is_empty() || title.chars().count() > TITLE {
        state.error("title", word("reply-title-missing"));
    }
    if words.is_empty() || words.chars().count() > WORDS {
        state.error("words", word("reply-words-missing"));
    } else if !closed(&words) {
        state.error("words", word("reply-blank-open"));
    }
    state.is_right().then_some((title, words))
}

/// Every blank has a name, and its braces are closed.
fn closed(words: &str) -> bool {
    let named = blanks(words)
        .iter()
        .all(|name| !name.is_empty() && !name.contains(['{', '}', '\n']));
    named && open_blank(&fill(words, |_| Some(String::new()))).is_none()
}

async fn page(
    tx: &mut Tx,
    officer: &Officer,
    body: Uuid,
    row: Option<&ReplyRow>,
    form: FormState,
) -> Result<ReplyPage, PageError> {
    let known = officer.app.bodies.load(tx).await?;
    Ok(ReplyPage {
        body: known.name(BodyId(body)).to_owned(),
        new: row.is_none(),
        known: Known::ALL.map(Known::name).into(),
        version: row.map_or(0, |row| row.version),
        meanwhile: None,
        retire: row.map(|row| urls::with_id(urls::REPLY_RETIRE, row.id)),
        back: back(body),
        form,
    })
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn a_blank_has_a_name_and_an_end() {
        assert!(closed("Kính gửi {{người gửi}}, đèn thay ngày {{ngày thay}}."));
        assert!(closed("Không có chỗ trống { nào }."));
        for wrong in [
            "thay ngày {{ngày",
            "thay ngày {{}}",
            "{{a}} rồi {{ b",
            "{{a\nb}}",
            "{{{a}}}",
        ] {
            assert!(!closed(wrong), "{wrong}");
        }
    }
}
