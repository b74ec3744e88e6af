use super::guard::libraries;
use super::list::{Choice, bodies, chosen, directions, same};
use super::view::{DocumentLine, identity_of, name_of};
use crate::web::{FormState, Officer, Page, PageResult, urls};
use crate::words::{Word, word_of};
use axum::extract::Query;
use gandan_store::documents::{self, DocumentHead};
use serde::{Deserialize, Serialize};

/// So many lines stand on one page; the whole year prints from `in=1`.
const LINES: i64 = 500;

/// A register of a year, with the columns of Appendix IV of Decree 30/2020/NĐ-CP.
#[derive(Serialize)]
pub struct RegisterPage {
    body_name: String,
    direction: String,
    title: Word,
    year: i64,
    form: FormState,
    bodies: Vec<Choice<String>>,
    directions: Vec<Choice<Word>>,
    years: Vec<Choice<String>>,
    rows: Vec<Line>,
    next: Option<String>,
}

/// A line of the register.
#[derive(Serialize)]
struct Line {
    number: i64,
    identity: String,
    receiver: String,
    document: DocumentLine,
}

impl Page for RegisterPage {
    const TEMPLATE: &'static str = "pages/documents/register.html";

    fn samples() -> Vec<RegisterPage> {
        let page = |direction: &str, rows: Vec<Line>| RegisterPage {
            body_name: "UBND tỉnh Mẫu".to_owned(),
            direction: direction.to_owned(),
            title: word_of("register-title-", direction),
            year: 2026,
            form: FormState::default(),
            bodies: bodies([("1".to_owned(), "UBND tỉnh Mẫu".to_owned())]),
            directions: directions(),
            years: same(["2026".to_owned()]),
            next: Some(urls::REGISTER.to_owned()),
            rows,
        };
        let line = |number| Line {
            number,
            identity: "16/CT-TTg".to_owned(),
            receiver: "UBND tỉnh Mẫu".to_owned(),
            document: DocumentLine::sample("CT 16/CT-TTg"),
        };
        vec![
            page("incoming", vec![line(1), line(2)]),
            page("outgoing", vec![line(1)]),
            page("incoming", Vec::new()),
        ]
    }
}

/// Which register.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "chieu")]
    direction: String,
    #[serde(rename = "nam")]
    year: String,
    #[serde(rename = "sau")]
    after: i64,
}

/// `GET /lam-viec/so-van-ban`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let today = officer.app.clock.today();
    let readable = libraries(&officer.actor, &known.tree(today));
    let body = chosen(&readable, &asked.body).ok_or(gandan_core::access::Refusal::Role)?;
    let direction = if asked.direction == "outgoing" {
        "outgoing"
    } else {
        "incoming"
    };
    let years = documents::register_years(&mut tx, body.0).await?;
    let newest = years.first().copied().unwrap_or_else(|| i64::from(today.year()));
    let year = asked.year.parse().unwrap_or(newest);
    let mut heads = documents::register(&mut tx, body.0, direction, year, asked.after, LINES + 1).await?;
    let more = i64::try_from(heads.len()).unwrap_or(i64::MAX) > LINES;
    heads.truncate(usize::try_from(LINES).unwrap_or(usize::MAX));
    let (body_text, year_text) = (body.0.to_string(), year.to_string());
    let next = heads.last().filter(|_| more).map(|last| {
        let after = last.register_number.to_string();
        let kept = [
            ("co-quan", &*body_text),
            ("chieu", direction),
            ("nam", &year_text),
            ("sau", &after),
        ];
        urls::with_query(urls::REGISTER, &kept)
    });
    let body_name = known.name(body).to_owned();
    let line = |head: &DocumentHead| Line {
        number: head.register_number,
        identity: identity_of(head.number.as_deref(), head.symbol.as_deref())
            .unwrap_or_else(|| name_of(head)),
        receiver: body_name.clone(),
        document: DocumentLine::of(head, urls::DOCUMENT),
    };
    officer.show(&RegisterPage {
        direction: direction.to_owned(),
        title: word_of("register-title-", direction),
        year,
        form: FormState::filled([
            ("co-quan", body_text),
            ("chieu", direction.to_owned()),
            ("nam", year_text),
        ]),
        bodies: bodies(
            readable
                .iter()
                .map(|body| (body.0.to_string(), known.name(*body).to_owned())),
        ),
        directions: directions(),
        years: same(years.iter().map(i64::to_string)),
        rows: heads.iter().map(line).collect(),
        next,
        body_name,
    })
}
