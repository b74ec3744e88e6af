use super::evidence;
use super::loaded::Loaded;
use super::show::closed;
use super::values::{Values, at_hand};
use super::words::plain;
use crate::law::said;
use crate::reports::Guarded;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::reports::{ReportState, Shows, marker};
use gandan_rulebook::Reports;
use gandan_store::reports::{self, PartSave, ReportFilter};
use gandan_store::{StoreError, Tx, new_id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Most bytes of a part's words.
const MOST: usize = 200_000;

/// A part to write, with what can be put into it: figures, words of lower bodies, the last report beside it.
#[derive(Serialize)]
pub struct PartPage {
    report: String,
    report_title: String,
    title: String,
    hint: String,
    form: FormState,
    figures: Vec<FigureLine>,
    below: Vec<Below>,
    previous: Option<Previous>,
    /// Somebody else was first: what they wrote.
    other: Option<Other>,
    next: Option<String>,
}

/// A figure that can be put in, with its markers.
#[derive(Debug, Clone, Serialize)]
struct FigureLine {
    title: String,
    href: String,
    markers: Vec<MarkerLine>,
}

/// A marker and what stands in its place.
#[derive(Debug, Clone, Serialize)]
struct MarkerLine {
    marker: String,
    value: Option<String>,
}

/// What a lower body wrote in the same part.
#[derive(Debug, Clone, Serialize)]
struct Below {
    report: String,
    body: String,
    href: String,
    words: String,
    taken: bool,
}

/// The same part of the last report.
#[derive(Debug, Clone, Serialize)]
struct Previous {
    href: String,
    words: String,
}

/// What somebody else saved since.
#[derive(Debug, Clone, Serialize)]
struct Other {
    actor: String,
    at: i64,
    words: String,
}

impl Page for PartPage {
    const TEMPLATE: &'static str = "pages/reports/part.html";

    fn samples() -> Vec<PartPage> {
        let page = |full: bool, form| PartPage {
            report: "/".to_owned(),
            report_title: "Kết quả công tác dân vận chính quyền quý III năm 2026".to_owned(),
            title: "Tiếp công dân".to_owned(),
            hint: if full {
                "Số kỳ tiếp của người đứng đầu".to_owned()
            } else {
                String::new()
            },
            form,
            figures: if full {
                vec![FigureLine {
                    title: "Tỷ lệ giải quyết đúng hạn".to_owned(),
                    href: "/".to_owned(),
                    markers: vec![
                        MarkerLine {
                            marker: "[[cases.kept]]".to_owned(),
                            value: Some("12".to_owned()),
                        },
                        MarkerLine {
                            marker: "[[petitions.within]]".to_owned(),
                            value: None,
                        },
                    ],
                }]
            } else {
                Vec::new()
            },
            below: [true, false]
                .into_iter()
                .filter(|_| full)
                .map(|taken| Below {
                    report: Uuid::nil().to_string(),
                    body: "UBND xã Một".to_owned(),
                    href: "/".to_owned(),
                    words: "Đã đối thoại 2 lần.".to_owned(),
                    taken,
                })
                .collect(),
            previous: full.then(|| Previous {
                href: "/".to_owned(),
                words: "Như quý trước.".to_owned(),
            }),
            other: full.then(|| Other {
                actor: "Cán bộ 2".to_owned(),
                at: 0,
                words: "Đã sửa.".to_owned(),
            }),
            next: full.then(|| "Kết quả".to_owned()),
        };
        let form = FormState::filled([
            ("words", "Đã tiếp [[cases.kept]] lượt.".to_owned()),
            ("version", "1".to_owned()),
            ("key", Uuid::nil().to_string()),
        ]);
        vec![
            page(
                true,
                form.clone().with_error("words", word("form-changed-meanwhile")),
            ),
            page(false, form),
        ]
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    words: String,
    version: String,
    key: String,
    take: Vec<String>,
    then: String,
}

/// `GET /bao-cao/{id}/phan/{key}`
pub async fn get(officer: Officer, Path((id, key)): Path<(Uuid, String)>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let loaded = load(&mut tx, &officer, id, &key).await?;
    let part = loaded.part(&key)?;
    let form = FormState::filled([
        ("words", part.words.clone()),
        ("evidence", evidence::lines(&loaded.evidence, &key)),
        ("version", part.version.to_string()),
        ("key", new_id().to_string()),
    ]);
    officer.show(&page(&mut tx, &officer, &loaded, &key, form).await?)
}

/// `POST /bao-cao/{id}/phan/{key}`
pub async fn post(officer: Officer, Path((id, key)): Path<(Uuid, String)>, form: Form<Input>) -> PageResult {
    let Form {
        input,
        state: mut form,
    } = form;
    let bad = || PageError::BadRequest(word("error-bad-request-text"));
    let seen: i64 = input.version.parse().map_err(|_| bad())?;
    let form_key: Uuid = input.key.parse().map_err(|_| bad())?;
    let mut tx = officer.app.db.begin_write().await?;
    let loaded = load(&mut tx, &officer, id, &key).await?;
    let mut words = input.words.replace("\r\n", "\n").trim_end().to_owned();
    if words.len() > MOST {
        form.error("words", word("report-words-long"));
    }
    let shown = evidence::read(&mut form, "evidence", &key);
    if !form.is_right() {
        return officer.show_again(&page(&mut tx, &officer, &loaded, &key, form).await?);
    }
    let mut sources: Vec<(Uuid, String, String)> = loaded
        .sources
        .iter()
        .filter(|source| source.key == key)
        .map(|source| (source.source_id, source.source_key.clone(), source.words.clone()))
        .collect();
    for below in below(&mut tx, &officer, &loaded, &key).await? {
        if input.take.contains(&below.report) && !below.taken {
            if !words.is_empty() {
                words.push('\n');
            }
            // Whose words they are stands before them.
            let taken = below.words.lines().map(str::trim).filter(|line| !line.is_empty());
            let taken: Vec<&str> = taken.collect();
            words.push_str(&format!("{}: {}", below.body, taken.join(" ")));
            sources.push((below.report.parse().map_err(|_| bad())?, key.clone(), below.words));
        }
    }
    let save = PartSave {
        report: id,
        key: &key,
        seen,
        words: &words,
        sources: &sources,
        evidence: &shown,
        form_key,
    };
    let at = officer.app.clock.micros();
    match reports::save_part(&mut tx, &save, &officer.author(), at).await {
        Ok(_) => {
            tx.commit().await?;
            let saved = notice("report-part-saved");
            Ok(match next(&loaded, &key).filter(|_| input.then == "next") {
                Some(next) => go::with_notice(&urls::report_part(id, next), saved),
                None => go::with_notice(
                    &format!("{}#p-{key}", urls::with_id(urls::REPORT_PAGE, id)),
                    saved,
                ),
            })
        }
        Err(StoreError::Stale) => {
            drop(tx);
            let mut tx = officer.app.db.begin_read().await?;
            let loaded = load(&mut tx, &officer, id, &key).await?;
            let part = loaded.part(&key)?;
            // Sent again, the form takes the place of what the other person wrote, knowingly.
            form.values
                .insert("version".to_owned(), vec![part.version.to_string()]);
            form.values.insert("key".to_owned(), vec![new_id().to_string()]);
            form.error("words", word("form-changed-meanwhile"));
            let mut page = page(&mut tx, &officer, &loaded, &key, form).await?;
            page.other = Some(Other {
                actor: part.actor.clone(),
                at: part.changed_at,
                words: part.words.clone(),
            });
            officer.show_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn load(tx: &mut Tx, officer: &Officer, id: Uuid, key: &str) -> Result<Loaded, PageError> {
    let guarded = Guarded::load(tx, officer, id, Act::WriteReport).await?;
    if !guarded.state.is_open() {
        return Err(closed());
    }
    let loaded = Loaded::of(tx, guarded).await?;
    loaded.part(key)?;
    match loaded.is_heading(key) {
        true => Err(PageError::not_found()),
        false => Ok(loaded),
    }
}

/// The next part that is written.
fn next<'l>(loaded: &'l Loaded, key: &str) -> Option<&'l str> {
    let at = loaded.parts.iter().position(|part| part.key == key)?;
    let rest = loaded.parts[at + 1..].iter().map(|part| part.key.as_str());
    rest.into_iter().find(|key| !loaded.is_heading(key))
}

/// What lower bodies wrote in the same part of their reports of the same period, as they signed it.
async fn below(tx: &mut Tx, officer: &Officer, loaded: &Loaded, key: &str) -> Result<Vec<Below>, PageError> {
    let row = &loaded.guarded.row;
    let filter = ReportFilter {
        to: Some(row.by_id),
        period: Some(&row.period),
        ..ReportFilter::default()
    };
    let mut found = Vec::new();
    for report in reports::list(tx, filter, 500).await? {
        if report.id == row.id || !matches!(report.state()?, ReportState::Sent | ReportState::Accepted) {
            continue;
        }
        let parts = reports::parts(tx, report.id).await?;
        let Some(part) = parts
            .into_iter()
            .find(|part| part.key == key && !part.words.trim().is_empty())
        else {
            continue;
        };
        let (id, body) = (report.id, report.body_name.clone());
        let guarded = Guarded {
            state: report.state()?,
            row: report,
            known: loaded.guarded.known.clone(),
            today: officer.app.clock.today(),
        };
        let values = Values::load(tx, &guarded, BTreeSet::new()).await?;
        found.push(Below {
            report: id.to_string(),
            href: urls::with_id(urls::REPORT_PAGE, id),
            words: plain(&part.words, &values),
            taken: loaded
                .sources
                .iter()
                .any(|source| source.key == key && source.source_id == id),
            body,
        });
    }
    found.sort_by(|a, b| a.body.cmp(&b.body));
    Ok(found)
}

async fn page(
    tx: &mut Tx,
    officer: &Officer,
    loaded: &Loaded,
    key: &str,
    form: FormState,
) -> Result<PartPage, PageError> {
    let row = &loaded.guarded.row;
    let part = loaded.part(key)?;
    let outlined = loaded.outlined(key);
    let last = loaded.guarded.window()?.last;
    let mut named: Vec<&str> = outlined
        .iter()
        .flat_map(|part| &part.figures)
        .map(String::as_str)
        .collect();
    // Then every other figure that the report has at hand.
    let others = loaded.values.all().map(|valued| valued.figure.id.as_str());
    for other in others.filter(|id| at_hand(id)) {
        if !named.contains(&other) {
            named.push(other);
        }
    }
    let line = |id: &str| -> Option<FigureLine> {
        let figure = Reports::shipped().figures().on(id, last).ok()?;
        let shows = Shows::ALL
            .into_iter()
            .filter(|(shows, _)| *shows == Shows::Part || figure.whole.is_some());
        let value = |shows: Shows| loaded.values.get(id).and_then(|valued| shows.say(valued.share));
        Some(FigureLine {
            title: said(officer.lang, &figure.title).to_owned(),
            href: urls::figure_of_report(id, row.id),
            markers: shows
                .map(|(shows, _)| MarkerLine {
                    marker: marker(id, shows),
                    value: value(shows),
                })
                .collect(),
        })
    };
    let previous = match reports::previous(tx, row).await? {
        None => None,
        Some(before) => reports::parts(tx, before.id)
            .await?
            .into_iter()
            .find(|part| part.key == key && !part.words.trim().is_empty())
            .map(|part| Previous {
                href: urls::with_id(urls::REPORT_PAGE, before.id),
                words: part.words,
            }),
    };
    let hint = outlined
        .and_then(|part| part.hint.as_ref())
        .map(|hint| said(officer.lang, hint).to_owned());
    Ok(PartPage {
        report: urls::with_id(urls::REPORT_PAGE, row.id),
        report_title: row.title.clone(),
        title: part.title.clone(),
        hint: hint.unwrap_or_default(),
        form,
        figures: named.into_iter().filter_map(line).collect(),
        below: below(tx, officer, loaded, key).await?,
        previous,
        other: None,
        next: next(loaded, key).and_then(|next| Some(loaded.part(next).ok()?.title.clone())),
    })
}
