use super::card::Card;
use super::guard::Guarded;
use super::marks::{Marks, Paragraph, Piece, paragraphs};
use super::show::FindingLine;
use super::view::{DocumentLine, name_of};
use crate::web::{Officer, Page, PageResult, urls};
use crate::words::word_of;
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::documents::{ProposalState, Span, pieces};
use gandan_store::documents;
use serde::Serialize;
use uuid::Uuid;

/// The text on the left, the proposals on the right, each on its own words.
#[derive(Serialize)]
pub struct ReaderPage {
    line: DocumentLine,
    name: String,
    paragraphs: Vec<Paragraph>,
    cards: Vec<Card>,
    out_of_use: Vec<Card>,
    findings: Vec<FindingLine>,
    may_review: bool,
    accepted: usize,
    undecided: usize,
    merge: String,
    sign: Option<String>,
}

impl Page for ReaderPage {
    const TEMPLATE: &'static str = "pages/documents/reader.html";

    fn samples() -> Vec<ReaderPage> {
        let piece = |class: &'static str, proposal: Option<usize>, first: bool| Piece {
            lines: vec!["1. Tổ chức".to_owned(), "quán triệt".to_owned()],
            class,
            proposal,
            first,
            href: (class.is_empty()).then(|| "/".to_owned()),
        };
        let page = |cards: Vec<Card>| ReaderPage {
            line: DocumentLine::sample("CT 16/CT-TTg"),
            name: "CT 16/CT-TTg".to_owned(),
            paragraphs: vec![
                Paragraph {
                    kind: "heading",
                    pieces: vec![piece("", None, false)],
                },
                Paragraph {
                    kind: "words",
                    pieces: vec![
                        piece("words", Some(1), true),
                        piece("who", Some(1), false),
                        piece("when", Some(2), true),
                    ],
                },
            ],
            out_of_use: cards
                .iter()
                .map(|_| Card::sample(9, ProposalState::Refused))
                .take(1)
                .collect(),
            findings: vec![FindingLine {
                word: word_of("finding-", "body-unknown"),
                words: "Sở X".to_owned(),
            }],
            may_review: true,
            accepted: cards.len(),
            undecided: 1,
            merge: "/".to_owned(),
            sign: (!cards.is_empty()).then(|| "/".to_owned()),
            cards,
        };
        let cards = vec![
            Card::sample(1, ProposalState::Proposed),
            Card::sample(2, ProposalState::Accepted),
            Card::sample(3, ProposalState::Signed),
        ];
        vec![page(cards), page(Vec::new())]
    }
}

/// `GET /lam-viec/van-ban/{id}/doc`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::ReadDocument).await?;
    let row = documents::find(&mut tx, id).await?;
    let (source, reading) = (row.text()?, row.machine()?);
    let proposals = documents::proposals_of(&mut tx, id).await?;
    let bodies = documents::bodies_of_document(&mut tx, id).await?;
    let citations = documents::citations_of(&mut tx, id).await?;
    let mut marks = Marks::of(&reading);
    let (mut cards, mut out_of_use) = (Vec::new(), Vec::new());
    for proposal in &proposals {
        let span = span(proposal.span_start, proposal.span_end);
        let cuttable = pieces(&source.text, span).len() > 1;
        let mut card = Card::of(proposal, &bodies, &guarded.known, guarded.today, cuttable)?;
        if proposal.state()?.is_open() || proposal.state()? == ProposalState::Signed {
            marks.proposals.push(span);
            card.number = Some(marks.proposals.len());
            cards.push(card);
        } else {
            out_of_use.push(card);
        }
    }
    for citation in &citations {
        if let (Some(start), Some(end), Some(target)) =
            (citation.span_start, citation.span_end, citation.target_id)
        {
            marks
                .cited
                .push((span(start, end), urls::with_id(urls::DOCUMENT, target)));
        }
    }
    let accepted = cards
        .iter()
        .filter(|card| card.state == ProposalState::Accepted.code())
        .count();
    let may_sign = accepted > 0 && guarded.allows(&officer.actor, Act::SignTasks);
    officer.show(&ReaderPage {
        line: DocumentLine::of(&guarded.head, urls::DOCUMENT),
        name: name_of(&guarded.head),
        paragraphs: paragraphs(&source, &marks),
        undecided: cards.iter().filter(|card| card.can_accept).count(),
        cards,
        out_of_use,
        findings: reading.findings.iter().map(FindingLine::of).collect(),
        may_review: guarded.allows(&officer.actor, Act::ReviewProposals),
        accepted,
        merge: urls::with_id(urls::PROPOSALS_MERGE, id),
        sign: may_sign.then(|| urls::with_id(urls::SIGN_TASKS, id)),
    })
}

/// A stored span.
pub fn span(start: i64, end: i64) -> Span {
    let place = |byte: i64| usize::try_from(byte).unwrap_or(0);
    Span::new(place(start), place(end))
}
