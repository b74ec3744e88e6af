//! A report as the official document it is: one value, of which the print page, the Word file and the PDF are made.

use super::loaded::Loaded;
use super::tables::{self, ReportTable};
use super::words::plain;
use crate::cases::work::{abbreviation, place_of};
use crate::web::{App, FormState, PageError};
use crate::words::{Lang, Word, word};
use gandan_core::bodies::{BodyId, Branch};
use gandan_core::reports::OutlineLevel;
use gandan_press::{Appendix, Block, Column, Issue, Level, Paper, Regime, Signature, Table, paragraphs};
use gandan_store::{Tx, reports};
use jiff::civil::Date;

/// Dots for what a draft does not have yet.
const DOTS: &str = "……";

/// How a report is headed and signed. Written once, proposed from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Trích yếu.
    pub subject: String,
    /// `BC-UBND`, for the Party `BC/TU`.
    pub symbol: String,
    /// Địa danh.
    pub place: String,
    /// Lines over the signature, the office last.
    pub lines: String,
    /// Nơi nhận, a line each.
    pub recipients: String,
}

impl Heading {
    /// As the body last headed a report, else as its name suggests.
    ///
    /// # Errors
    /// The engine's.
    pub async fn proposed(tx: &mut Tx, app: &App, loaded: &Loaded) -> Result<Heading, PageError> {
        let row = &loaded.guarded.row;
        let last = reports::last_paper(tx, row.by_id).await?;
        let last: Option<Paper> = last.and_then(|paper| serde_json::from_str(&paper).ok());
        let short = abbreviation(&row.by_name);
        let branch = regime(loaded);
        let symbol = match branch {
            Regime::State => format!("BC-{short}"),
            Regime::Party => format!("BC/{short}"),
        };
        let say = |word: &Word| app.words.say(Lang::Vi, word);
        let first = match row.to_id {
            Some(_) => say(&word("report-paper-as-above")),
            None => String::new(),
        };
        let recipients = format!("{first}\n{}", say(&word("report-paper-archive")));
        Ok(match last {
            None => Heading {
                subject: row.title.clone(),
                symbol,
                place: place_of(&row.by_name),
                lines: String::new(),
                recipients: recipients.trim().to_owned(),
            },
            Some(last) => Heading {
                subject: row.title.clone(),
                symbol: last.issue.symbol,
                place: last.issue.place,
                lines: last
                    .signatures
                    .first()
                    .map(|one| one.lines(branch))
                    .unwrap_or_default(),
                recipients: last.recipients.join("\n"),
            },
        })
    }

    /// As written on the form.
    pub fn of_form(form: &FormState) -> Heading {
        Heading {
            subject: form.value("subject").to_owned(),
            symbol: form.value("symbol").to_owned(),
            place: form.value("place").to_owned(),
            lines: form.value("lines").to_owned(),
            recipients: form.value("recipients").to_owned(),
        }
    }

    /// Puts it into the form.
    pub fn fill(self, form: &mut FormState) {
        let fields = [
            ("subject", self.subject),
            ("symbol", self.symbol),
            ("place", self.place),
            ("lines", self.lines),
            ("recipients", self.recipients),
        ];
        for (field, value) in fields {
            form.values.insert(field.to_owned(), vec![value]);
        }
    }
}

/// Whose layout it has: the Party's for bodies of the Party, the State's for all others.
pub fn regime(loaded: &Loaded) -> Regime {
    let by = loaded
        .guarded
        .known
        .registry
        .get(BodyId(loaded.guarded.row.by_id));
    match by.map(|body| body.branch) {
        Some(Branch::Party) => Regime::Party,
        _ => Regime::State,
    }
}

/// The lines over the signature; dots where there are none yet.
fn signature(lines: &str, signer: Option<&str>) -> Signature {
    let signature = Signature::of_lines(lines.lines()).unwrap_or_else(|| Signature::new(DOTS));
    Signature {
        name: signer.map(str::to_owned),
        ..signature
    }
}

/// The paper: number and day where it is signed, gaps for them in a draft.
///
/// # Errors
/// The database's.
pub async fn paper(
    tx: &mut Tx,
    app: &App,
    loaded: &Loaded,
    heading: &Heading,
    signed: Option<(i64, Date, &str)>,
) -> Result<Paper, PageError> {
    let row = &loaded.guarded.row;
    let or_dots = |words: &str| match words.trim() {
        "" => DOTS.to_owned(),
        words => words.to_owned(),
    };
    let mut issue = Issue::new(or_dots(&heading.symbol), or_dots(&heading.place));
    if let Some((number, day, _)) = signed {
        issue.number = u32::try_from(number).ok();
        issue.day = Some(day);
    }
    let kind = loaded.outline.map_or("Báo cáo", |outline| outline.kind.as_str());
    let mut paper = Paper::new(regime(loaded), &row.by_name, issue)
        .titled(kind, or_dots(&heading.subject))
        .made(signed.map_or(loaded.guarded.today, |(_, day, _)| day));
    let parent = loaded
        .guarded
        .known
        .registry
        .get(BodyId(row.by_id))
        .and_then(|body| body.parent);
    if let Some(parent) = parent {
        paper = paper.under(loaded.guarded.known.name(parent));
    }
    paper = paper.to(row.to_name.iter());
    let mut appendices: Vec<ReportTable> = Vec::new();
    for part in &loaded.parts {
        let outlined = loaded.outlined(&part.key);
        let made = tables::of_part(tx, app, loaded, &part.key).await?;
        let (of_appendix, inline): (Vec<_>, Vec<_>) = made.into_iter().partition(|table| table.appendix);
        let asked = outlined.is_none_or(|outlined| outlined.needed || outlined.heading);
        // What nobody has to write and nobody wrote does not stand on the paper.
        if !asked && part.words.trim().is_empty() {
            continue;
        }
        let level = match loaded.level(&part.key) {
            OutlineLevel::Part => Level::Part,
            OutlineLevel::Section => Level::Section,
            OutlineLevel::Subsection => Level::Subsection,
        };
        paper = paper.with(Block::title(level, part.title.as_str()));
        for block in paragraphs(&plain(&part.words, &loaded.values)) {
            paper = paper.with(block);
        }
        for one in inline {
            paper = paper.with(Block::Table(table(&one).caption(&one.title)));
        }
        appendices.extend(of_appendix);
    }
    let closing = word("report-paper-closing")
        .with("subject", lower_first(&heading.subject))
        .with("body", row.by_name.as_str());
    paper = paper.with(Block::text(app.words.say(Lang::Vi, &closing)));
    for one in appendices {
        paper = paper.appendix(Appendix::landscape(&one.title).with(Block::Table(table(&one))));
    }
    let lines = heading
        .recipients
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let signer = signed.map(|(_, _, signer)| signer);
    Ok(paper.recipients(lines).signed(signature(&heading.lines, signer)))
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    // An abbreviation keeps its capitals.
    match letters.clone().next().is_some_and(char::is_uppercase) {
        true => words.to_owned(),
        false => first.to_lowercase().chain(letters).collect(),
    }
}

fn table(one: &ReportTable) -> Table {
    let columns = one.columns.iter().map(|column| match column.number {
        true => Column::number(&column.name, column.width),
        false => Column::text(&column.name, column.width),
    });
    let mut table = Table::new(columns.collect());
    for row in &one.rows {
        table = table.row(row.iter().map(String::as_str));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_begins_small_within_a_sentence_and_an_abbreviation_does_not() {
        assert_eq!(lower_first("Kết quả công tác"), "kết quả công tác");
        assert_eq!(lower_first("UBND xã"), "UBND xã");
    }
}
