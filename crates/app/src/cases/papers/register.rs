use crate::web::{Officer, Page, PageError, PageResult, ROWS, urls};
use crate::words::word;
use axum::extract::Query;
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_store::casework;
use serde::{Deserialize, Serialize};

/// The register of papers made in cases, of a body and year: every number, without gaps. What a paper is about stands
/// in the paper, for those who may read it.
#[derive(Serialize)]
pub struct PapersPage {
    body: String,
    year: i64,
    rows: Vec<Entry>,
    next: Option<String>,
}

#[derive(Serialize)]
struct Entry {
    number: i64,
    symbol: String,
    day: String,
    case: String,
    signer: String,
    href: String,
}

impl Page for PapersPage {
    const TEMPLATE: &'static str = "pages/cases/papers/register.html";

    fn samples() -> Vec<PapersPage> {
        let row = Entry {
            number: 5,
            symbol: "05/TB-UBND".to_owned(),
            day: "2026-11-23".to_owned(),
            case: "VV-00000000".to_owned(),
            signer: "Cán bộ 1".to_owned(),
            href: "/".to_owned(),
        };
        let page = |rows, next| PapersPage {
            body: "UBND xã Mẫu".to_owned(),
            year: 2026,
            rows,
            next,
        };
        vec![page(vec![row], Some("/".to_owned())), page(Vec::new(), None)]
    }
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "nam")]
    year: String,
    sau: String,
}

/// `GET /lam-viec/so-giay-to`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let today = officer.app.clock.today();
    let tree = known.tree(today);
    let allowed = |body: BodyId| {
        may(
            &officer.actor,
            Act::ReadPetitionRegister,
            Object::Body(body),
            &tree,
        )
    };
    let number = |text: &str, other: i64| match text {
        "" => Ok(other),
        text => text.parse().map_err(|_| PageError::not_found()),
    };
    let body = match asked.body.as_str() {
        "" => {
            let first = officer.actor.posts.iter().map(|post| post.body);
            let first = first.into_iter().find(|body| allowed(*body).is_ok());
            first.ok_or_else(|| PageError::Refused(word("refusal-role")))?
        }
        text => BodyId(text.parse().map_err(|_| PageError::not_found())?),
    };
    allowed(body)?;
    let year = number(&asked.year, i64::from(today.year()))?;
    let after = number(&asked.sau, 0)?;
    let mut rows = casework::papers_of_year(&mut tx, body.0, year, after, i64::from(ROWS) + 1).await?;
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    let next = rows.last().filter(|_| more).map(|row| {
        let pairs = [
            ("co-quan", asked.body.clone()),
            ("nam", year.to_string()),
            ("sau", row.number.to_string()),
        ];
        let pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        urls::with_query(urls::PAPERS, &pairs)
    });
    officer.show(&PapersPage {
        body: known.name(body).to_owned(),
        year,
        rows: rows
            .into_iter()
            .map(|row| Entry {
                number: row.number,
                day: row.day,
                case: crate::cases::work::number(row.case_id),
                signer: row.actor,
                href: urls::with_id(urls::PAPER, row.id),
                symbol: row.symbol,
            })
            .collect(),
        next,
    })
}
