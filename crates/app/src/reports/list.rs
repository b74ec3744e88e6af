use super::guard::own_bodies;
use super::period::{asked_by, period_word, state_tone, state_word};
use crate::documents::chosen;
use crate::web::{FormState, Officer, Page, PageResult, ROWS, urls};
use crate::words::{Word, word};
use axum::extract::Query;
use gandan_core::access::Refusal;
use gandan_core::reports::ReportState;
use gandan_store::StoreError;
use gandan_store::reports::{self, ReportFilter, ReportRow};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The reports of a body, or those it received.
#[derive(Serialize)]
pub struct ListPage {
    body_name: String,
    bodies: Vec<crate::documents::Choice<String>>,
    form: FormState,
    sides: Vec<SideLink>,
    rows: Vec<ReportLine>,
    next: Option<String>,
    received: bool,
}

/// A side of the list: written here, received from below.
#[derive(Debug, Clone, Serialize)]
struct SideLink {
    label: Word,
    href: String,
    current: bool,
}

/// A report in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ReportLine {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Which period.
    pub period: Word,
    /// Whose it is.
    pub body: String,
    /// To whom it goes.
    pub to: String,
    /// How far it is.
    pub state: Word,
    /// Colour of that.
    pub tone: &'static str,
    /// Which time it goes up, where it is not the first.
    pub edition: Option<i64>,
    /// By when.
    pub due: Option<String>,
    /// When it was sent.
    pub sent: Option<String>,
    /// Sent after the due day.
    pub late: bool,
    /// The number it bears.
    pub number: String,
    /// What asks for it.
    pub asked_by: Word,
}

impl ReportLine {
    /// The row.
    ///
    /// # Errors
    /// [`StoreError::Value`] for a stored word that the program does not know.
    pub fn of(row: &ReportRow) -> Result<ReportLine, StoreError> {
        let state = row.state()?;
        Ok(ReportLine {
            href: urls::with_id(urls::REPORT_PAGE, row.id),
            title: row.title.clone(),
            period: period_word(&row.period),
            body: row.body_name.clone(),
            to: row.to_name.clone().unwrap_or_default(),
            state: state_word(state),
            tone: state_tone(state),
            edition: (row.edition > 1).then_some(row.edition),
            due: row.due.clone(),
            sent: row.sent_day.clone(),
            late: matches!((&row.sent_day, &row.due), (Some(sent), Some(due)) if sent > due),
            number: row.number.clone(),
            asked_by: asked_by(!row.duty.is_empty()),
        })
    }

    /// One for the tests of templates.
    pub fn sample(state: ReportState) -> ReportLine {
        let sent = state.is_filed();
        ReportLine {
            href: "/".to_owned(),
            title: "Báo cáo kết quả công tác dân vận chính quyền quý III năm 2026".to_owned(),
            period: period_word("2026-Q3"),
            body: "UBND xã Mẫu".to_owned(),
            to: "UBND tỉnh Mẫu".to_owned(),
            state: state_word(state),
            tone: state_tone(state),
            edition: sent.then_some(2),
            due: Some("2026-09-17".to_owned()),
            sent: sent.then(|| "2026-09-18".to_owned()),
            late: sent,
            number: if sent {
                "45/BC-UBND".to_owned()
            } else {
                String::new()
            },
            asked_by: asked_by(sent),
        }
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/reports/list.html";

    fn samples() -> Vec<ListPage> {
        let page = |rows: Vec<ReportLine>, received| ListPage {
            body_name: "UBND tỉnh Mẫu".to_owned(),
            bodies: [("1", "UBND tỉnh Mẫu"), ("2", "Sở Nội vụ")]
                .map(|(value, label)| crate::documents::Choice {
                    value: value.to_owned(),
                    label: label.to_owned(),
                })
                .to_vec(),
            form: FormState::default(),
            sides: sides("", received),
            next: (!rows.is_empty()).then(|| "/".to_owned()),
            rows,
            received,
        };
        vec![
            page(ReportState::ALL.map(ReportLine::sample).to_vec(), false),
            page(Vec::new(), true),
            page(Vec::new(), false),
        ]
    }
}

fn sides(body: &str, received: bool) -> Vec<SideLink> {
    let side = |label, code, current| SideLink {
        label,
        href: urls::with_query(urls::REPORT_LIST, &[("co-quan", body), ("phia", code)]),
        current,
    };
    vec![
        side(word("reports-own"), "", !received),
        side(word("reports-received"), "nhan", received),
    ]
}

/// What is asked for in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "phia")]
    side: String,
    #[serde(rename = "sau")]
    after: String,
}

/// `GET /bao-cao/danh-sach`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let tree = known.tree(officer.app.clock.today());
    let mine = own_bodies(&officer.actor, &tree);
    let Some(body) = chosen(&mine, &asked.body) else {
        return Err(Refusal::Role.into());
    };
    let received = asked.side == "nhan";
    let filter = ReportFilter {
        by: (!received).then_some(body.0),
        to: received.then_some(body.0),
        after: asked.after.parse::<Uuid>().ok(),
        ..ReportFilter::default()
    };
    let mut rows = reports::list(&mut tx, filter, i64::from(ROWS) + 1).await?;
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    let next = rows.last().filter(|_| more).map(|last| {
        let after = last.id.to_string();
        let kept = [
            ("co-quan", asked.body.as_str()),
            ("phia", &asked.side),
            ("sau", &after),
        ];
        urls::with_query(urls::REPORT_LIST, &kept)
    });
    officer.show(&ListPage {
        body_name: known.name(body).to_owned(),
        bodies: mine
            .iter()
            .map(|body| crate::documents::Choice {
                value: body.0.to_string(),
                label: known.name(*body).to_owned(),
            })
            .collect(),
        form: FormState::filled([("co-quan", body.0.to_string())]),
        sides: sides(&asked.body, received),
        rows: rows.iter().map(ReportLine::of).collect::<Result<_, _>>()?,
        next,
        received,
    })
}
