use crate::reception::{layout_of, written};
use crate::web::App;
use anyhow::Context;
use gandan_core::bodies::BodyId;
use gandan_core::documents::{
    BlockKind, BodyRole, ProposalDraft, ProposalState, Read, Reading, SourceText, Span, title_of,
};
use gandan_press::{Block, Issue, Level, Paper, Signature};
use gandan_rulebook::{PaperText, Reception};
use gandan_store::dialogues::{self, DialogueRow, PromiseRow};
use gandan_store::documents::{self, Decision, Inserted, NewBody, NewDocument, NewProposal};
use gandan_store::journal::Author;
use gandan_store::tasks;
use gandan_store::{StoreError, Tx};
use jiff::civil::Date;
use uuid::Uuid;

/// What stands at the head and foot of the notice.
#[derive(Debug, Clone)]
pub struct Head {
    /// Of the outgoing register, where it was given already.
    pub number: Option<u32>,
    /// `TB-UBND`
    pub symbol: String,
    /// Địa danh.
    pub place: String,
    /// Chức vụ người ký.
    pub title: String,
    /// Họ tên người ký.
    pub signer: String,
}

/// The notice as paper and as text, with where each promise stands in it.
pub struct Notice {
    /// To be printed.
    pub paper: Paper,
    text: SourceText,
    spans: Vec<Span>,
    about: String,
    kind: String,
}

/// Writes the notice of what was concluded.
///
/// # Errors
/// The words of the paper are not there, which a test rules out.
pub fn write(
    known: &crate::bodies::Known,
    row: &DialogueRow,
    promises: &[PromiseRow],
    head: &Head,
    today: Date,
) -> anyhow::Result<Notice> {
    let words = Reception::shipped()
        .paper("dialogue")
        .context("the notice's words")?;
    let day = written(&row.day);
    let mut leads: Vec<&str> = Vec::new();
    for promise in promises {
        if !leads.contains(&promise.lead_name.as_str()) {
            leads.push(&promise.lead_name);
        }
    }
    let leads = leads.join("; ");
    let blanks = [
        ("day", day.as_str()),
        ("place", row.place.as_str()),
        ("chair", &row.chair),
        ("title", &row.title),
        ("partners", &row.partners),
        ("leads", &leads),
    ];
    let fill = |line: &String| PaperText::filled(line, &blanks);
    let about = fill(&words.about).unwrap_or_default();
    let body = BodyId(row.body_id);
    let mut issue = Issue::new(&head.symbol, &head.place);
    issue.number = head.number;
    issue.day = Some(today);
    let name = known.name(body).to_owned();
    let mut paper = Paper::new(layout_of(known, body), name.clone(), issue).titled(&words.kind, &about);
    let above = known.tree(today).get(body).and_then(|body| body.parent);
    if let Some(above) = above {
        paper = paper.under(known.name(above));
    }
    let mut text = SourceText::default();
    text.push(BlockKind::Paragraph, &name);
    text.push(BlockKind::Heading, &words.kind);
    text.push(BlockKind::Paragraph, &about);
    for line in words.body.iter().filter_map(fill) {
        text.push(BlockKind::Paragraph, &line);
        paper = paper.with(Block::text(line));
    }
    let mut spans = Vec::new();
    for promise in promises {
        let due = promise.due.as_deref().map(written).unwrap_or_default();
        let blanks = [
            ("words", promise.words.as_str()),
            ("lead", &promise.lead_name),
            ("due", &due),
        ];
        let lines: Vec<String> = words
            .each
            .iter()
            .filter_map(|line| PaperText::filled(line, &blanks))
            .collect();
        let said = lines.join(" ");
        text.push(BlockKind::Paragraph, &format!("{}. {said}", promise.position));
        spans.push(text.blocks.last().map_or(Span::new(0, 0), |block| block.span));
        paper = paper.with(Block::numbered(Level::Section, said));
    }
    for line in words.last.iter().filter_map(fill) {
        text.push(BlockKind::Paragraph, &line);
        paper = paper.with(Block::text(line));
    }
    let recipients: Vec<String> = words.recipients.iter().filter_map(fill).collect();
    let mut signature = Signature::new(&head.title);
    signature.name = Some(head.signer.clone()).filter(|name| !name.is_empty());
    let paper = paper.recipients(recipients).signed(signature).made(today);
    Ok(Notice {
        paper,
        text,
        spans,
        about,
        kind: words.kind.clone(),
    })
}

/// Signs what was promised: the notice enters the outgoing register, and each promise becomes a task of its lead, all in
/// this transaction. Answers the document.
///
/// # Errors
/// Somebody was faster; or a promise cannot be issued.
pub async fn conclude(
    app: &App,
    tx: &mut Tx,
    row: &DialogueRow,
    head: &Head,
    author: &Author,
) -> anyhow::Result<Uuid> {
    let (today, at) = (app.clock.today(), app.clock.micros());
    let known = app.bodies.load(tx).await?;
    let promises = dialogues::promises(tx, row.id).await?;
    let notice = write(&known, row, &promises, head, today)?;
    let bytes = gandan_press::docx(&notice.paper).context("the notice as a file")?;
    let read = |value: &str| {
        Some(Read {
            value: value.to_owned(),
            span: None,
            confidence: 1.0,
        })
    };
    let reading = Reading {
        kind: read("TB"),
        number: head.number.and_then(|number| read(&number.to_string())),
        symbol: head.number.and_then(|_| read(&head.symbol)),
        date: Some(Read {
            value: today,
            span: None,
            confidence: 1.0,
        }),
        issuer: read(known.name(BodyId(row.body_id))),
        subject: read(&notice.about),
        ..Reading::default()
    };
    let proposals = promises.iter().zip(&notice.spans).map(|(promise, span)| {
        let words = span.of(&notice.text.text).unwrap_or(&promise.words).to_owned();
        NewProposal {
            draft: ProposalDraft {
                ordinal: Some(promise.position.to_string()),
                title: title_of(&promise.words),
                words,
                span: *span,
                confidence: 1.0,
                due: promise.due.as_deref().and_then(|day| day.parse().ok()),
                recurrence: Vec::new(),
                deadline_words: promise.due.as_deref().map(written).unwrap_or_default(),
                report_to: String::new(),
                bodies: Vec::new(),
            },
            report_to_id: None,
            bodies: vec![NewBody {
                role: BodyRole::Lead,
                words: promise.lead_name.clone(),
                body: Some(promise.lead_id),
                how: "person".to_owned(),
            }],
        }
    });
    let day = today.to_string();
    let new = NewDocument {
        keeper: row.body_id,
        direction: "outgoing",
        received_day: &day,
        file_name: &format!("{} {}.docx", notice.kind, row.day),
        bytes: &bytes,
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        format: "docx",
        source: &notice.text,
        reading: &reading,
        issuer_id: Some(row.body_id),
        addressees: Vec::new(),
        proposals: proposals.collect(),
        created_by: author.account.unwrap_or_default(),
    };
    let Inserted::New { id: document, .. } = documents::insert(tx, author, at, &new).await? else {
        return Err(StoreError::Stale.into());
    };
    let mut chosen = Vec::new();
    for proposal in documents::proposals_of(tx, document).await? {
        let decision = Decision {
            proposal: proposal.id,
            version: proposal.version,
            state: ProposalState::Accepted,
            reason: "",
            act: "proposal.accepted",
        };
        documents::decide(tx, author, at, row.body_id, decision).await?;
        chosen.push((proposal.id, proposal.version + 1));
    }
    let heirs = |body: BodyId| known.registry.successors(body, today);
    let issue = tasks::Issue {
        document,
        proposals: &chosen,
        signer: author,
        at,
        today,
        heirs: &heirs,
    };
    let issued = tasks::issue(tx, &issue).await?;
    for (promise, task) in promises.iter().zip(&issued.tasks) {
        dialogues::promised_by_task(tx, promise.id, *task).await?;
    }
    dialogues::sign(tx, row, document, author, at).await?;
    if row.published_at.is_some() {
        let version = documents::find_head(tx, document).await?.version;
        documents::set_published(tx, author, at, (document, version), true).await?;
    }
    Ok(document)
}
