use super::checking::{findings, stored};
use super::loaded::Loaded;
use super::show::{closed, tone};
use crate::law::said;
use crate::reports::period_word;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::reports::Shows;
use gandan_core::reports::checks::{Finding, Found};
use gandan_rulebook::Reports;
use gandan_store::reports::{self, FindingRow};
use gandan_store::{StoreError, Tx};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the checks found, each with its answer or a field for one.
#[derive(Serialize)]
pub struct ChecksPage {
    title: String,
    report: String,
    action: String,
    may_answer: bool,
    unanswered: usize,
    rows: Vec<Row>,
    /// Found before and answered, and not found any more.
    gone: Vec<GoneRow>,
    form: FormState,
}

/// A finding.
#[derive(Debug, Clone, Serialize)]
struct Row {
    mark: String,
    anchor: String,
    kind: Word,
    tone: &'static str,
    part: Option<PartLink>,
    words: String,
    says: String,
    link: Option<Link>,
    answer: Option<Answer>,
}

/// The part it is in.
#[derive(Debug, Clone, Serialize)]
struct PartLink {
    title: String,
    href: String,
}

/// Where one looks next.
#[derive(Debug, Clone, Serialize)]
struct Link {
    label: String,
    href: String,
}

/// Why it stays as it is.
#[derive(Debug, Clone, Serialize)]
struct Answer {
    words: String,
    who: String,
    at: i64,
}

/// A finding that is not found any more; its answer stays in the file.
#[derive(Debug, Clone, Serialize)]
struct GoneRow {
    kind: Word,
    words: String,
    answer: Answer,
}

impl Page for ChecksPage {
    const TEMPLATE: &'static str = "pages/reports/checks.html";

    fn samples() -> Vec<ChecksPage> {
        let answer = || Answer {
            words: "Vụ việc đã chuyển tòa án".to_owned(),
            who: "Cán bộ 1".to_owned(),
            at: 0,
        };
        let row = |answered: bool, kind: &'static str, tone| Row {
            mark: format!("{kind}:results:1"),
            anchor: kind.to_owned(),
            kind: word_of("report-finding-", kind),
            tone,
            part: (!answered).then(|| PartLink {
                title: "Kết quả".to_owned(),
                href: "/".to_owned(),
            }),
            words: if answered {
                String::new()
            } else {
                "Không có vụ việc tồn đọng.".to_owned()
            },
            says: "Không có vụ việc tồn đọng, quá hạn".to_owned(),
            link: (!answered).then(|| Link {
                label: "Quá hạn chưa trả lời: 3".to_owned(),
                href: "/".to_owned(),
            }),
            answer: answered.then(answer),
        };
        let page = |rows: Vec<Row>, may_answer| ChecksPage {
            title: "Kết quả công tác dân vận chính quyền quý III năm 2026".to_owned(),
            report: "/".to_owned(),
            action: "/".to_owned(),
            may_answer,
            unanswered: rows.iter().filter(|row| row.answer.is_none()).count(),
            gone: if rows.is_empty() {
                Vec::new()
            } else {
                vec![GoneRow {
                    kind: word_of("report-finding-", "typed"),
                    words: "95%".to_owned(),
                    answer: answer(),
                }]
            },
            rows,
            form: FormState::default(),
        };
        let mut wrong = page(vec![row(false, "contradiction", "over")], true);
        wrong.form = FormState::default().with_error("answer-contradiction", word("report-answer-missing"));
        vec![
            page(
                vec![row(false, "contradiction", "over"), row(true, "missing", "near")],
                true,
            ),
            page(vec![row(false, "carried", "info")], false),
            page(Vec::new(), true),
            wrong,
        ]
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    mark: String,
    anchor: String,
}

/// `GET /bao-cao/{id}/kiem-tra`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let loaded = Loaded::load(&mut tx, &officer, id, Act::ReadReport).await?;
    officer.show(&page(&mut tx, &officer, &loaded, FormState::default()).await?)
}

/// `POST /bao-cao/{id}/kiem-tra`: answers one.
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let loaded = Loaded::load(&mut tx, &officer, id, Act::WriteReport).await?;
    if !loaded.guarded.state.is_open() {
        return Err(closed());
    }
    let field = format!("answer-{}", input.anchor);
    let answer = state.required(&field, word("report-answer-missing"));
    if !state.is_right() {
        let page = page(&mut tx, &officer, &loaded, state).await?;
        return officer.show_again(&page);
    }
    let found = findings(&mut tx, &officer.app, &loaded).await?;
    reports::find_anew(&mut tx, id, &stored(&found)?).await?;
    let rows = reports::findings(&mut tx, id).await?;
    let Some(row) = rows.iter().find(|row| row.mark == input.mark && !row.gone) else {
        return Err(PageError::Conflict(word("report-finding-gone")));
    };
    let (author, at) = (officer.author(), officer.app.clock.micros());
    reports::answer_finding(&mut tx, (id, row.id), &answer, &author, at).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::REPORT_CHECKS, id),
        notice("report-finding-answered"),
    ))
}

async fn page(
    tx: &mut Tx,
    officer: &Officer,
    loaded: &Loaded,
    form: FormState,
) -> Result<ChecksPage, PageError> {
    let row = &loaded.guarded.row;
    let open = loaded.guarded.state.is_open();
    let rows = reports::findings(tx, row.id).await?;
    let found = match open {
        true => findings(tx, &officer.app, loaded).await?,
        false => restored(&rows)?,
    };
    let mut shown = Vec::new();
    for finding in &found {
        let known = rows.iter().find(|row| row.mark == finding.mark());
        shown.push(line(tx, officer, loaded, finding, known).await?);
    }
    let marks: Vec<String> = found.iter().map(Finding::mark).collect();
    let gone = rows
        .iter()
        .filter(|row| !marks.contains(&row.mark))
        .filter_map(|row| {
            Some(GoneRow {
                kind: word_of("report-finding-", &row.kind),
                words: words_of(row),
                answer: answer(row)?,
            })
        })
        .collect();
    Ok(ChecksPage {
        title: row.title.clone(),
        report: urls::with_id(urls::REPORT_PAGE, row.id),
        action: urls::with_id(urls::REPORT_CHECKS, row.id),
        may_answer: open && loaded.guarded.allows(&officer.actor, Act::WriteReport),
        unanswered: shown.iter().filter(|row| row.answer.is_none()).count(),
        rows: shown,
        gone,
        form,
    })
}

/// The findings that a signed report was signed with.
fn restored(rows: &[FindingRow]) -> Result<Vec<Finding>, StoreError> {
    #[derive(Deserialize)]
    struct Detail {
        words: String,
        found: Found,
    }
    rows.iter()
        .filter(|row| !row.gone)
        .map(|row| {
            let detail: Detail = serde_json::from_str(&row.detail)?;
            let at = |byte: Option<i64>| byte.and_then(|byte| usize::try_from(byte).ok());
            Ok(Finding {
                key: row.key.clone(),
                span: at(row.span_start).zip(at(row.span_end)),
                words: detail.words,
                what: detail.found,
            })
        })
        .collect()
}

fn words_of(row: &FindingRow) -> String {
    let detail: serde_json::Value = serde_json::from_str(&row.detail).unwrap_or_default();
    detail["words"].as_str().unwrap_or_default().to_owned()
}

fn answer(row: &FindingRow) -> Option<Answer> {
    Some(Answer {
        words: row.answer.clone()?,
        who: row.answerer.clone(),
        at: row.answered_at.unwrap_or_default(),
    })
}

async fn line(
    tx: &mut Tx,
    officer: &Officer,
    loaded: &Loaded,
    finding: &Finding,
    known: Option<&FindingRow>,
) -> Result<Row, PageError> {
    let report = loaded.guarded.row.id;
    let say = |word: &Word| officer.app.words.say(officer.lang, word);
    let last = loaded.guarded.window()?.last;
    let title = |id: &str| {
        let figure = Reports::shipped().figures().on(id, last).ok();
        figure
            .map_or(id, |figure| said(officer.lang, &figure.title))
            .to_owned()
    };
    let (says, link) = match &finding.what {
        Found::Contradiction { claim, figure, share } => {
            let claimed = Reports::shipped().claims().claim(claim);
            let says = claimed
                .map(|claim| said(officer.lang, &claim.says))
                .unwrap_or_default();
            let counted = Shows::Part.say(*share).unwrap_or_default();
            let counted = match Shows::Whole.say(*share) {
                Some(whole) => format!("{counted}/{whole}"),
                None => counted,
            };
            let label = format!("{}: {counted}", title(figure));
            let says = say(&word("report-says-contradiction").with("claim", says));
            (
                says,
                Some(Link {
                    label,
                    href: urls::figure_of_report(figure, report),
                }),
            )
        }
        Found::Carried { report: before, key } => {
            let before = reports::find(tx, *before).await?;
            let label = format!("{} · {}", before.title, say(&period_word(&before.period)));
            let href = format!("{}#p-{key}", urls::with_id(urls::REPORT_PAGE, before.id));
            (say(&word("report-says-carried")), Some(Link { label, href }))
        }
        Found::Typed { figure, typed } => {
            let says = word("report-says-typed")
                .with("typed", typed.as_str())
                .with("marker", format!("[[{figure}]]"));
            let href = urls::figure_of_report(figure, report);
            (
                say(&says),
                Some(Link {
                    label: title(figure),
                    href,
                }),
            )
        }
        Found::Unknown { figure } => (
            say(&word("report-says-unknown").with("figure", figure.as_str())),
            None,
        ),
        Found::Empty => (say(&word("report-says-empty")), None),
        Found::Missing { bodies } => {
            let names: Vec<&str> = bodies.iter().map(|(_, name)| name.as_str()).collect();
            let says = word("report-says-missing")
                .with("count", bodies.len())
                .with("names", names.join("; "));
            (say(&says), None)
        }
    };
    let part = loaded.parts.iter().find(|part| part.key == finding.key);
    let writes = loaded.guarded.state.is_open() && loaded.guarded.allows(&officer.actor, Act::WriteReport);
    let mark = finding.mark();
    Ok(Row {
        // The hash at its end: an id of the page.
        anchor: mark.rsplit(':').next().unwrap_or_default().to_owned(),
        kind: word_of("report-finding-", finding.what.kind()),
        tone: tone(&finding.what),
        part: part.map(|part| PartLink {
            title: part.title.clone(),
            href: match writes {
                true => urls::report_part(report, &part.key),
                false => format!("{}#p-{}", urls::with_id(urls::REPORT_PAGE, report), part.key),
            },
        }),
        words: finding.words.clone(),
        says,
        link,
        answer: known.and_then(answer),
        mark,
    })
}
