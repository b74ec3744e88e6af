use super::guard::Guarded;
use super::refusal::code_of;
use super::view::{DocumentLine, name_of};
use crate::web::{Officer, Page, PageResult, urls};
use crate::words::{Word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::documents::{Finding, ProposalState, Reading};
use gandan_store::documents::{self, CitationRow, DocumentRow};
use serde::Serialize;
use uuid::Uuid;

/// A document: its head, what is odd in it, what it names.
#[derive(Serialize)]
pub struct DocumentPage {
    line: DocumentLine,
    name: String,
    kind: Option<String>,
    place: Option<String>,
    superior: Option<String>,
    signer: Option<String>,
    file_name: String,
    keeper: String,
    direction: Word,
    issuer_body: Option<String>,
    same_as: Option<Link>,
    addressees: Vec<Addressee>,
    recipients: Vec<String>,
    citations: Vec<CitationLine>,
    findings: Vec<FindingLine>,
    open: usize,
    accepted: usize,
    signed: usize,
    reader: String,
    lineage: String,
    tasks: Option<String>,
    file: String,
    text: String,
    correct: Option<String>,
    publish: Option<String>,
}

/// A link to something with a name.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Where.
    pub href: String,
    /// What.
    pub name: String,
}

/// An addressee and whom the words mean.
#[derive(Serialize)]
struct Addressee {
    words: String,
    bodies: Vec<String>,
}

/// Another document that is named.
#[derive(Serialize)]
struct CitationLine {
    name: String,
    day: Option<String>,
    issuer: Option<String>,
    basis: bool,
    href: Option<String>,
}

/// Something odd.
#[derive(Debug, Clone, Serialize)]
pub struct FindingLine {
    /// What.
    pub word: Word,
    /// The words it is about.
    pub words: String,
}

impl FindingLine {
    /// The line of a finding.
    pub fn of(finding: &Finding) -> FindingLine {
        FindingLine {
            word: word_of("finding-", &code_of(&finding.kind)),
            words: finding.words.clone(),
        }
    }
}

impl Page for DocumentPage {
    const TEMPLATE: &'static str = "pages/documents/show.html";

    fn samples() -> Vec<DocumentPage> {
        let page = |full: bool| DocumentPage {
            line: DocumentLine::sample("CT 16/CT-TTg"),
            name: "CT 16/CT-TTg".to_owned(),
            kind: full.then(|| "CT".to_owned()),
            place: full.then(|| "Hà Nội".to_owned()),
            superior: None,
            signer: full.then(|| "TM. CHÍNH PHỦ".to_owned()),
            file_name: "a.docx".to_owned(),
            keeper: "UBND tỉnh Mẫu".to_owned(),
            direction: word_of("document-direction-", "incoming"),
            issuer_body: full.then(|| "Thủ tướng Chính phủ".to_owned()),
            same_as: full.then(|| Link {
                href: "/".to_owned(),
                name: "CT 16/CT-TTg".to_owned(),
            }),
            addressees: vec![Addressee {
                words: "Các sở, ban, ngành".to_owned(),
                bodies: vec!["Sở Nội vụ".to_owned()],
            }],
            recipients: vec!["Như trên".to_owned()],
            citations: vec![CitationLine {
                name: "NQ 25-NQ/TW".to_owned(),
                day: Some("2013-06-03".to_owned()),
                issuer: None,
                basis: true,
                href: full.then(|| "/".to_owned()),
            }],
            findings: if full {
                vec![FindingLine {
                    word: word_of("finding-", "number-blank"),
                    words: "Số:  /CT".to_owned(),
                }]
            } else {
                Vec::new()
            },
            open: 2,
            accepted: 1,
            signed: 0,
            reader: "/".to_owned(),
            lineage: "/".to_owned(),
            tasks: full.then(|| "/".to_owned()),
            file: "/".to_owned(),
            text: "/".to_owned(),
            correct: full.then(|| "/".to_owned()),
            publish: full.then(|| "/".to_owned()),
        };
        vec![page(true), page(false)]
    }
}

/// `GET /lam-viec/van-ban/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::ReadDocument).await?;
    let row: DocumentRow = documents::find(&mut tx, id).await?;
    let reading: Reading = row.machine()?;
    let named = documents::bodies_named(&mut tx, id).await?;
    let citations = documents::citations_of(&mut tx, id).await?;
    let proposals = documents::proposals_of(&mut tx, id).await?;
    let same_as = match row.same_as_id {
        Some(other) => Some(Link {
            href: urls::with_id(urls::DOCUMENT, other),
            name: name_of(&documents::find_head(&mut tx, other).await?),
        }),
        None => None,
    };
    let count = |state: ProposalState| proposals.iter().filter(|row| row.state == state.code()).count();
    let addressees = reading.addressees.iter().map(|read| Addressee {
        words: read.value.clone(),
        bodies: named
            .iter()
            .filter(|body| body.words == read.value)
            .map(|body| guarded.name(body.body_id))
            .collect(),
    });
    let may = |act: Act, pattern: &str| {
        guarded
            .allows(&officer.actor, act)
            .then(|| urls::with_id(pattern, id))
    };
    officer.show(&DocumentPage {
        line: DocumentLine::of(&guarded.head, urls::DOCUMENT),
        name: name_of(&guarded.head),
        kind: row.kind.clone(),
        place: row.place.clone(),
        superior: row.superior.clone(),
        signer: row.signer.clone(),
        file_name: row.file_name.clone(),
        keeper: guarded.name(row.keeper_id),
        direction: word_of("document-direction-", &row.direction),
        issuer_body: row.issuer_id.map(|body| guarded.name(body)),
        same_as,
        addressees: addressees.collect(),
        recipients: reading.recipients.iter().map(|read| read.value.clone()).collect(),
        citations: citations.iter().map(citation).collect(),
        findings: reading.findings.iter().map(FindingLine::of).collect(),
        open: count(ProposalState::Proposed),
        accepted: count(ProposalState::Accepted),
        signed: count(ProposalState::Signed),
        reader: urls::with_id(urls::DOCUMENT_READER, id),
        lineage: urls::with_id(urls::DOCUMENT_LINEAGE, id),
        tasks: (count(ProposalState::Signed) > 0).then(|| urls::with_id(urls::DOCUMENT_TASKS, id)),
        file: urls::with_id(urls::DOCUMENT_FILE, id),
        text: urls::with_id(urls::DOCUMENT_TEXT, id),
        correct: may(Act::CorrectDocument, urls::DOCUMENT_HEADING),
        publish: may(Act::PublishDocument, urls::DOCUMENT_PUBLISH),
    })
}

fn citation(row: &CitationRow) -> CitationLine {
    CitationLine {
        name: cited_name(row),
        day: row.day.clone(),
        issuer: row.issuer.clone(),
        basis: row.basis,
        href: row.target_id.map(|id| urls::with_id(urls::DOCUMENT, id)),
    }
}

/// How a cited document is named in the text.
pub fn cited_name(row: &CitationRow) -> String {
    let parts = [&row.kind, &row.cited, &row.title];
    parts
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}
