use super::checking::findings;
use super::evidence::Shown;
use super::loaded::Loaded;
use super::tables::{self, ReportTable};
use super::words::{self, Marked, Paragraph};
use crate::reports::forms;
use crate::reports::period::{asked_by, period_word, state_tone, state_word};
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::reports::checks::Found;
use gandan_core::reports::{OutlineLevel, ReportAct, ReportState};
use gandan_store::reports::{self, ReceiptRow};
use serde::Serialize;
use uuid::Uuid;

/// A report: how far it is, its words with figures that open, what the checks found, what I may do.
#[derive(Serialize)]
pub struct ReportPage {
    title: String,
    state: Word,
    tone: &'static str,
    edition: Option<i64>,
    number: String,
    signer: String,
    signed_at: Option<i64>,
    asked_by: Word,
    directive: Option<DirectiveLink>,
    period: Word,
    first: String,
    last: String,
    body: String,
    by: Option<String>,
    to: String,
    due: Option<String>,
    sent: Option<String>,
    acts: Vec<ActLink>,
    checks: String,
    unanswered: usize,
    found: usize,
    open: bool,
    parts: Vec<ShownPart>,
    receipts: Vec<Receipt>,
    versions: String,
    print: String,
    word: String,
    pdf: String,
    /// Its statistical forms, where it has any.
    forms: Option<String>,
    differs: usize,
}

/// The directive that asks for it.
#[derive(Debug, Clone, Serialize)]
struct DirectiveLink {
    name: String,
    href: String,
    done: String,
}

/// Something I may do.
#[derive(Debug, Clone, Serialize)]
struct ActLink {
    label: Word,
    href: String,
    main: bool,
}

/// A part as read.
#[derive(Debug, Clone, Serialize)]
struct ShownPart {
    key: String,
    number: String,
    level: usize,
    title: String,
    heading: bool,
    paragraphs: Vec<Paragraph>,
    tables: Vec<ReportTable>,
    sources: Vec<SourceLink>,
    evidence: Vec<Shown>,
    edit: Option<String>,
    actor: String,
    changed_at: Option<i64>,
    needed: bool,
}

/// A report below, of which words were taken.
#[derive(Debug, Clone, Serialize)]
pub struct SourceLink {
    /// Whose it is.
    pub body: String,
    /// It.
    pub href: String,
}

/// What the two bodies did.
#[derive(Debug, Clone, Serialize)]
struct Receipt {
    at: i64,
    actor: String,
    what: Word,
    edition: i64,
    reason: String,
}

impl Receipt {
    fn of(row: ReceiptRow) -> Receipt {
        Receipt {
            at: row.at,
            what: word_of("report-receipt-", &row.act),
            actor: row.actor,
            edition: row.edition,
            reason: row.reason,
        }
    }
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "pages/reports/show.html";

    fn samples() -> Vec<ReportPage> {
        let part = |heading: bool, empty: bool| ShownPart {
            key: format!("part-{}-{}", u8::from(heading), u8::from(empty)),
            number: "I.".to_owned(),
            level: if heading { 2 } else { 3 },
            title: "Kết quả".to_owned(),
            heading,
            paragraphs: if empty || heading {
                Vec::new()
            } else {
                words::samples()
            },
            tables: if heading {
                Vec::new()
            } else {
                vec![ReportTable::sample(false), ReportTable::sample(true)]
            },
            sources: vec![SourceLink {
                body: "UBND xã Một".to_owned(),
                href: "/".to_owned(),
            }],
            evidence: vec![Shown::sample(true), Shown::sample(false)],
            edit: (!heading).then(|| "/".to_owned()),
            actor: if empty {
                String::new()
            } else {
                "Cán bộ 1".to_owned()
            },
            changed_at: (!empty).then_some(0),
            needed: true,
        };
        let page = |state: ReportState| ReportPage {
            title: "Kết quả công tác dân vận chính quyền quý III năm 2026".to_owned(),
            state: state_word(state),
            tone: state_tone(state),
            edition: state.is_filed().then_some(2),
            number: if state.is_open() {
                String::new()
            } else {
                "45/BC-UBND".to_owned()
            },
            signer: if state.is_open() {
                String::new()
            } else {
                "Chủ tịch".to_owned()
            },
            signed_at: (!state.is_open()).then_some(0),
            asked_by: asked_by(state.is_open()),
            directive: state.is_open().then(|| DirectiveLink {
                name: "CT 16/CT-TTg".to_owned(),
                href: "/".to_owned(),
                done: "/".to_owned(),
            }),
            period: period_word("2026-Q3"),
            first: "2026-06-15".to_owned(),
            last: "2026-09-14".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            by: state.is_filed().then(|| "UBND xã Mới".to_owned()),
            to: "UBND tỉnh Mẫu".to_owned(),
            due: Some("2026-09-17".to_owned()),
            sent: state.is_filed().then(|| "2026-09-16".to_owned()),
            acts: vec![ActLink {
                label: word_of("report-act-", "sign"),
                href: "/".to_owned(),
                main: true,
            }],
            checks: "/".to_owned(),
            unanswered: 2,
            found: 3,
            open: state.is_open(),
            parts: vec![part(true, true), part(false, false), part(false, true)],
            receipts: vec![Receipt {
                at: 0,
                actor: "Bộ phận theo dõi".to_owned(),
                what: word_of("report-receipt-", "return"),
                edition: 1,
                reason: "Thiếu số liệu".to_owned(),
            }],
            versions: "/".to_owned(),
            print: "/".to_owned(),
            word: "/".to_owned(),
            pdf: "/".to_owned(),
            forms: state.is_open().then(|| "/".to_owned()),
            differs: usize::from(!state.is_open()),
        };
        ReportState::ALL.map(page).into_iter().collect()
    }
}

/// `GET /bao-cao/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let loaded = Loaded::load(&mut tx, &officer, id, Act::ReadReport).await?;
    let guarded = &loaded.guarded;
    let (row, state) = (&guarded.row, guarded.state);
    let may_write = state.is_open() && guarded.allows(&officer.actor, Act::WriteReport);
    let found = match state.is_open() {
        true => findings(&mut tx, &officer.app, &loaded).await?,
        false => Vec::new(),
    };
    let answered: Vec<String> = reports::findings(&mut tx, id)
        .await?
        .into_iter()
        .filter(|finding| finding.answer.is_some())
        .map(|finding| finding.mark)
        .collect();
    let unanswered = found
        .iter()
        .filter(|finding| !answered.contains(&finding.mark()))
        .count();
    let mut parts = Vec::new();
    for (part, number) in loaded.parts.iter().zip(loaded.numbers()) {
        let marked: Vec<Marked> = found
            .iter()
            .filter(|finding| finding.key == part.key && !answered.contains(&finding.mark()))
            .filter_map(|finding| Some((finding.span?, tone(&finding.what))))
            .collect();
        let outlined = loaded.outlined(&part.key);
        let mut sources: Vec<SourceLink> = Vec::new();
        for source in loaded.sources.iter().filter(|source| source.key == part.key) {
            let href = urls::with_id(urls::REPORT_PAGE, source.source_id);
            if !sources.iter().any(|known| known.href == href) {
                let body = reports::find(&mut tx, source.source_id).await?.body_name;
                sources.push(SourceLink { body, href });
            }
        }
        parts.push(ShownPart {
            number,
            level: match loaded.level(&part.key) {
                OutlineLevel::Part => 2,
                OutlineLevel::Section => 3,
                OutlineLevel::Subsection => 4,
            },
            title: part.title.clone(),
            heading: loaded.is_heading(&part.key),
            paragraphs: words::paragraphs(&part.words, &loaded.values, id, &marked),
            tables: tables::of_part(&mut tx, &officer.app, &loaded, &part.key).await?,
            sources,
            evidence: loaded
                .evidence
                .iter()
                .filter(|one| one.key == part.key)
                .map(Shown::of)
                .collect(),
            edit: (may_write && !loaded.is_heading(&part.key)).then(|| urls::report_part(id, &part.key)),
            actor: part.actor.clone(),
            changed_at: (part.version > 0).then_some(part.changed_at),
            needed: outlined.is_some_and(|outlined| outlined.needed),
            key: part.key.clone(),
        });
    }
    let receipts = reports::receipts(&mut tx, id).await?;
    officer.show(&ReportPage {
        title: row.title.clone(),
        state: state_word(state),
        tone: state_tone(state),
        edition: (row.edition > 1).then_some(row.edition),
        number: row.number.clone(),
        signer: row.signer.clone(),
        signed_at: row.signed_at,
        asked_by: asked_by(!row.duty.is_empty()),
        directive: loaded.directive.as_ref().map(|head| DirectiveLink {
            name: crate::documents::name_of(head),
            href: urls::with_id(urls::DOCUMENT, head.id),
            done: urls::with_id(urls::DIRECTIVE_DONE, head.id),
        }),
        period: period_word(&row.period),
        first: row.first_day.clone(),
        last: row.last_day.clone(),
        body: row.body_name.clone(),
        by: (row.by_id != row.body_id).then(|| row.by_name.clone()),
        to: row.to_name.clone().unwrap_or_default(),
        due: row.due.clone(),
        sent: row.sent_day.clone(),
        acts: acts(&loaded, &officer)?,
        checks: urls::with_id(urls::REPORT_CHECKS, id),
        unanswered,
        found: found.len(),
        open: state.is_open(),
        parts,
        receipts: receipts.into_iter().map(Receipt::of).collect(),
        versions: urls::with_id(urls::REPORT_VERSIONS, id),
        print: urls::with_id(urls::REPORT_PRINT, id),
        word: urls::report_file(id, "docx"),
        pdf: urls::report_file(id, "pdf"),
        forms: forms::wanted(row).then(|| urls::with_id(urls::REPORT_FORMS, id)),
        differs: loaded
            .values
            .all()
            .filter(|valued| valued.since.is_some())
            .count(),
    })
}

/// The colour of a finding: red only for what the register belies.
pub fn tone(found: &Found) -> &'static str {
    match found {
        Found::Contradiction { .. } => "over",
        Found::Unknown { .. } | Found::Empty | Found::Missing { .. } => "near",
        Found::Carried { .. } | Found::Typed { .. } => "info",
    }
}

/// The right that an act needs.
pub fn right_for(act: ReportAct) -> Act {
    match act {
        ReportAct::Submit | ReportAct::TakeBack | ReportAct::Revise => Act::WriteReport,
        ReportAct::Sign => Act::SignReport,
        ReportAct::Send => Act::SendReport,
        ReportAct::Accept | ReportAct::Return => Act::JudgeReport,
    }
}

fn acts(loaded: &Loaded, officer: &Officer) -> Result<Vec<ActLink>, PageError> {
    let guarded = &loaded.guarded;
    let from = |act: ReportAct| {
        let given = gandan_core::reports::Given {
            reason: true,
            ..gandan_core::reports::Given::default()
        };
        gandan_core::reports::decide(guarded.state, act, given).is_ok()
    };
    // What has nowhere to go is signed and kept.
    let sent_nowhere = |act| act == ReportAct::Send && guarded.row.to_id.is_none();
    Ok(ReportAct::ALL
        .into_iter()
        .filter(|act| from(*act) && !sent_nowhere(*act) && guarded.allows(&officer.actor, right_for(*act)))
        .map(|act| ActLink {
            label: act_word(act),
            href: urls::report_act(guarded.row.id, super::act::address(act)),
            main: !matches!(act, ReportAct::TakeBack | ReportAct::Return),
        })
        .collect())
}

/// The word of an act.
pub fn act_word(act: ReportAct) -> Word {
    word_of("report-act-", act.code())
}

/// Why nothing can be changed any more.
pub fn closed() -> PageError {
    PageError::Conflict(word("report-not-open"))
}
