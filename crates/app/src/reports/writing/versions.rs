use super::changes::{ChangedPart, Run, VersionLine, changed, words_at};
use crate::reports::Guarded;
use crate::web::{Officer, Page, PageResult, urls};
use crate::words::word_of;
use axum::extract::{Path, Query};
use gandan_core::access::Act;
use gandan_core::text::Changed;
use gandan_store::reports::{self, VersionRow};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The versions of a report, and two of them side by side.
#[derive(Serialize)]
pub struct VersionsPage {
    title: String,
    report: String,
    versions: Vec<VersionLine>,
    editions: Vec<EditionLink>,
    shown: Option<Shown>,
}

/// What changed from one edition that went up to the next.
#[derive(Debug, Clone, Serialize)]
struct EditionLink {
    before: i64,
    after: i64,
    href: String,
}

/// Two versions.
#[derive(Debug, Clone, Serialize)]
struct Shown {
    before: i64,
    after: i64,
    parts: Vec<ChangedPart>,
}

impl Page for VersionsPage {
    const TEMPLATE: &'static str = "pages/reports/versions.html";

    fn samples() -> Vec<VersionsPage> {
        let line = |number: i64, act: &'static str| VersionLine {
            number,
            edition: 1,
            at: 0,
            actor: "Cán bộ 1".to_owned(),
            act: word_of("report-version-", act),
            href: "/".to_owned(),
        };
        let page = |shown| VersionsPage {
            title: "Kết quả công tác dân vận chính quyền quý III năm 2026".to_owned(),
            report: "/".to_owned(),
            versions: vec![line(2, "sign"), line(1, "save")],
            editions: vec![EditionLink {
                before: 1,
                after: 2,
                href: "/".to_owned(),
            }],
            shown,
        };
        let runs = [
            Changed::Same("Đã tiếp "),
            Changed::Gone("12 "),
            Changed::Came("13 "),
            Changed::Same("lượt"),
        ];
        let part = ChangedPart {
            title: "Tiếp công dân".to_owned(),
            runs: runs.map(Run::of).to_vec(),
        };
        let two = |parts| {
            Some(Shown {
                before: 1,
                after: 2,
                parts,
            })
        };
        let empty = VersionsPage {
            versions: Vec::new(),
            editions: Vec::new(),
            ..page(None)
        };
        vec![page(two(vec![part])), page(two(Vec::new())), page(None), empty]
    }
}

/// Which two.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "tu")]
    before: String,
    #[serde(rename = "den")]
    after: String,
}

/// `GET /bao-cao/{id}/phien-ban`
pub async fn get(officer: Officer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::ReadReport).await?;
    let parts = reports::parts(&mut tx, id).await?;
    let mut versions = reports::versions(&mut tx, id).await?;
    // Whoever received it sees what went up, and not how it was written.
    if !guarded.allows(&officer.actor, Act::SendReport)
        && guarded
            .row
            .to_id
            .is_some_and(|to| officer.actor.bodies().iter().any(|body| body.0 == to))
    {
        versions.retain(|version| matches!(version.act.as_str(), "sign" | "send" | "accept" | "return"));
    }
    let there = |number: &str| {
        number
            .parse()
            .ok()
            .filter(|number| versions.iter().any(|one| one.number == *number))
    };
    let shown = match (
        there(&asked.before).or_else(|| asked.before.parse().ok().filter(|number| *number == 0)),
        there(&asked.after),
    ) {
        (Some(before), Some(after)) => Some(Shown {
            before,
            after,
            parts: changed(
                &parts,
                &words_at(&versions, before)?,
                &words_at(&versions, after)?,
            ),
        }),
        _ => None,
    };
    let here = urls::with_id(urls::REPORT_VERSIONS, id);
    let between = |before: i64, after: i64| {
        urls::with_query(&here, &[("tu", &before.to_string()), ("den", &after.to_string())])
    };
    let line = |(at, version): (usize, &VersionRow)| {
        let before = at
            .checked_sub(1)
            .and_then(|at| versions.get(at))
            .map_or(0, |before| before.number);
        VersionLine {
            number: version.number,
            edition: version.edition,
            at: version.at,
            actor: version.actor.clone(),
            act: word_of("report-version-", &version.act),
            href: between(before, version.number),
        }
    };
    let sent: Vec<&VersionRow> = versions.iter().filter(|version| version.act == "send").collect();
    officer.show(&VersionsPage {
        title: guarded.row.title.clone(),
        report: urls::with_id(urls::REPORT_PAGE, id),
        versions: versions.iter().enumerate().map(line).rev().collect(),
        editions: sent
            .windows(2)
            .map(|pair| EditionLink {
                before: pair[0].edition,
                after: pair[1].edition,
                href: between(pair[0].number, pair[1].number),
            })
            .collect(),
        shown,
    })
}
