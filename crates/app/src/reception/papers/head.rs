use crate::bodies::Known;
use crate::reception::posts::{Posts, layout_of, place_name};
use crate::web::FormState;
use crate::words::word;
use anyhow::Context;
use gandan_core::bodies::BodyId;
use gandan_press::{Block, Issue, Level, Paper, Signature};
use gandan_rulebook::{PaperText, Reception};
use gandan_store::Tx;
use gandan_store::journal::Author;
use gandan_store::reception::{self, NewSittingPaper};
use jiff::civil::Date;
use uuid::Uuid;

/// What stands at the head and foot of a paper.
#[derive(Debug, Clone)]
pub struct PaperHead {
    /// `TB-UBND`
    pub symbol: String,
    /// Địa danh.
    pub place: String,
    /// Chức vụ người ký.
    pub title: String,
    /// Họ tên người ký.
    pub signer: String,
}

impl PaperHead {
    /// As typed; what is missing stands beside its field.
    pub fn read(form: &mut FormState) -> PaperHead {
        PaperHead {
            symbol: form.required("symbol", word("dialogue-symbol-missing")),
            place: form.required("place", word("dialogue-paper-place-missing")),
            title: form.required("title", word("dialogue-signer-missing")),
            signer: form.value("signer").to_owned(),
        }
    }

    /// The form before anything is typed.
    pub fn fresh(posts: &Posts, title: &str) -> Vec<(&'static str, String)> {
        vec![
            ("symbol", "TB-UBND".to_owned()),
            ("place", place_name(&posts.known, posts.body)),
            ("title", title.to_owned()),
        ]
    }
}

/// What a paper says.
pub struct Said<'a> {
    /// Key of its words in `law/reception.yaml`.
    pub key: &'static str,
    /// What its blanks are filled with.
    pub blanks: &'a [(&'a str, &'a str)],
    /// For each of its parts: what their blanks are filled with.
    pub each: &'a [Vec<(&'a str, String)>],
}

/// Which paper of which sitting.
pub struct Of {
    /// The sitting.
    pub sitting: Uuid,
    /// The visit, for a refusal.
    pub visit: Option<Uuid>,
    /// `refusal` or `conclusion`.
    pub kind: &'static str,
    /// Who issues it.
    pub body: BodyId,
}

/// Writes, numbers and keeps a paper; answers its id.
///
/// # Errors
/// The database's; the paper lacks what every paper has.
pub async fn issue(
    tx: &mut Tx,
    known: &Known,
    of: &Of,
    head: &PaperHead,
    said: &Said<'_>,
    (author, at, today): (&Author, i64, Date),
) -> anyhow::Result<Uuid> {
    let year = i64::from(today.year());
    let number = reception::next_paper_number(tx, of.body.0, year).await?;
    let words = Reception::shipped()
        .paper(said.key)
        .context("the paper's words")?;
    let fill = |line: &String| PaperText::filled(line, said.blanks);
    let issue =
        Issue::new(&head.symbol, &head.place).numbered(u32::try_from(number).unwrap_or(u32::MAX), today);
    let about = fill(&words.about).unwrap_or_default();
    let mut paper =
        Paper::new(layout_of(known, of.body), known.name(of.body), issue).titled(&words.kind, about);
    if let Some(above) = known.tree(today).get(of.body).and_then(|body| body.parent) {
        paper = paper.under(known.name(above));
    }
    if let Some(to) = fill(&words.to).filter(|to| !to.is_empty()) {
        paper = paper.to([to]);
    }
    for line in words.body.iter().filter_map(fill) {
        paper = paper.with(Block::text(line));
    }
    for blanks in said.each {
        let blanks: Vec<(&str, &str)> = blanks
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let lines: Vec<String> = words
            .each
            .iter()
            .filter_map(|line| PaperText::filled(line, &blanks))
            .collect();
        paper = paper.with(Block::numbered(Level::Section, lines.join(" ")));
    }
    for line in words.last.iter().filter_map(fill) {
        paper = paper.with(Block::text(line));
    }
    let recipients: Vec<String> = words.recipients.iter().filter_map(fill).collect();
    let mut signature = Signature::new(&head.title);
    if !head.signer.is_empty() {
        signature = signature.name(&head.signer);
    }
    let paper = paper.recipients(recipients).signed(signature).made(today);
    paper.check().context("the paper")?;
    let id = gandan_store::new_id();
    let symbol = format!("{number:02}/{}", head.symbol);
    let kept = serde_json::to_string(&paper)?;
    let new = NewSittingPaper {
        id,
        sitting: of.sitting,
        visit: of.visit,
        kind: of.kind,
        body: of.body.0,
        year,
        number,
        symbol: &symbol,
        day: &today.to_string(),
        paper: &kept,
        author,
        at,
    };
    reception::issue_paper(tx, &new).await?;
    Ok(id)
}
