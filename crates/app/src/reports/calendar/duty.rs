use super::load::{self, Item};
use super::row::{Count, Row, STANDINGS, counts};
use crate::reports::period_word;
use crate::reports::said::{problem, span};
use crate::reports::whose::whose;
use crate::web::{FormState, Officer, Page, PageError, PageResult, Pager, ROWS, urls};
use crate::words::{Lang, Word, word};
use axum::extract::{Path, Query};
use gandan_core::access::{Act, Object, Refusal, Role, may};
use gandan_core::bodies::BodyId;
use gandan_core::reports::{DueRule, Duty, Period, Standing};
use gandan_rulebook::Reports;
use gandan_store::{new_id, reports};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A duty to report and one period of it: the window and the due day with their derivation, and who has reported.
#[derive(Serialize)]
pub struct DutyPage {
    title: String,
    period: Word,
    citation: String,
    note: Option<String>,
    window: String,
    window_why: Vec<String>,
    due: Option<String>,
    due_why: Vec<String>,
    due_unknown: Option<String>,
    forms: Vec<FormLine>,
    forms_unknown: Option<String>,
    to: Option<String>,
    counts: Vec<Count>,
    shown: Option<Word>,
    rows: Vec<Row>,
    pager: Option<Pager>,
    remind: Option<String>,
    form: FormState,
    calendar: &'static str,
}

/// A form that belongs to it.
#[derive(Debug, Clone, Serialize)]
struct FormLine {
    symbol: String,
    title: String,
    unknown: Option<String>,
}

impl Page for DutyPage {
    const TEMPLATE: &'static str = "pages/reports/calendar/duty.html";

    fn samples() -> Vec<DutyPage> {
        let page = |rows: Vec<Row>| DutyPage {
            title: "Thống kê tiếp công dân".to_owned(),
            period: period_word("2026-Q3"),
            citation: "TT 06/2025/TT-TTCP".to_owned(),
            note: (!rows.is_empty()).then(|| "Gửi qua Thanh tra tỉnh".to_owned()),
            window: "từ 15/06/2026 đến hết 14/09/2026".to_owned(),
            window_why: vec!["Ngày 14 của tháng 3, 6, 9, 12".to_owned()],
            due: (!rows.is_empty()).then(|| "2026-09-17".to_owned()),
            due_why: rows.iter().map(|_| "Ngày 17".to_owned()).collect(),
            due_unknown: rows.is_empty().then(|| "Chưa biết hạn".to_owned()),
            forms: vec![
                FormLine {
                    symbol: "01/TCD".to_owned(),
                    title: "Biểu 01/TCD".to_owned(),
                    unknown: Some("Danh sách cột".to_owned()),
                },
                FormLine {
                    symbol: "02/TCD".to_owned(),
                    title: "Biểu 02/TCD".to_owned(),
                    unknown: None,
                },
            ],
            forms_unknown: rows.is_empty().then(|| "Chưa biết bộ biểu".to_owned()),
            to: (!rows.is_empty()).then(|| "UBND tỉnh Mẫu".to_owned()),
            counts: super::row::Group::sample().counts,
            shown: (!rows.is_empty()).then(|| word("calendar-count-missing")),
            pager: Some(Pager::new(1, 120, "/", &[])),
            remind: (!rows.is_empty()).then(|| "/".to_owned()),
            form: FormState::filled([("key", Uuid::nil().to_string())]),
            calendar: urls::REPORTS,
            rows,
        };
        vec![
            page(["over", "plain"].map(Row::sample).to_vec()),
            page(Vec::new()),
        ]
    }
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The body that receives.
    #[serde(rename = "co-quan")]
    body: String,
    /// `thieu`, `muon`, `cho`, `da-gui`
    #[serde(rename = "loc")]
    kept: String,
    #[serde(rename = "trang")]
    page: String,
}

/// A duty and a period as the address names them. What is none is said, with what there is.
///
/// # Errors
/// A bad request whose words say what is wrong.
pub fn asked_for(
    lang: Lang,
    words: &crate::words::Words,
    duty: &str,
    period: &str,
) -> Result<(&'static Duty, Period), PageError> {
    let bad = |text: String| PageError::BadRequest(word("calendar-wrong").with("what", text));
    let duty = Reports::shipped()
        .duty(duty)
        .map_err(|error| bad(problem(words, lang, &error)))?;
    let read: Period = period
        .parse()
        .map_err(|_| PageError::BadRequest(word("calendar-no-period").with("text", period)))?;
    if !duty.asks(read.part) {
        let given: Vec<String> = Reports::shipped()
            .periods(duty, read.year)
            .iter()
            .map(|one| words.say(lang, &period_word(&one.to_string())))
            .collect();
        return Err(PageError::BadRequest(
            word("calendar-period-not-asked")
                .with("period", words.say(lang, &period_word(period)))
                .with("given", given.join(", ")),
        ));
    }
    Ok((duty, read))
}

/// `GET /bao-cao/lich/{duty}/{period}`
pub async fn get(
    officer: Officer,
    Path((duty, period)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (app, lang) = (&officer.app, officer.lang);
    let (duty, period) = asked_for(lang, &app.words, &duty, &period)?;
    let said = |error| problem(&app.words, lang, &error);
    let bad = |error| PageError::BadRequest(word("calendar-wrong").with("what", said(error)));
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let today = app.clock.today();
    let tree = known.tree(today);
    if whose(&officer.actor, tree).is_empty() {
        return Err(Refusal::Role.into());
    }
    let shipped = Reports::shipped();
    let window = shipped
        .window(&app.rulebook, &duty.cut_off, period)
        .map_err(bad)?;
    let due = shipped.due(&app.rulebook, duty, period);
    let begun = reports::begun(&mut tx, period.year, Some(&duty.code)).await?;
    let items = load::of_duty(app, &known, duty, period, &begun, lang).map_err(bad)?;
    // Whoever receives sees all that is owed to it; anybody else what they may see of those that owe.
    let to = match asked.body.as_str() {
        "" => None,
        id => Some(BodyId(id.parse().map_err(|_| PageError::not_found())?)),
    };
    if let Some(body) = to {
        may(&officer.actor, Act::ReadReports, Object::Body(body), &tree)?;
    }
    let sees = |item: &&Item| match to {
        Some(body) => item.owed.expected.to == Some(body),
        None => may(
            &officer.actor,
            Act::ReadReports,
            Object::Body(item.owed.expected.by),
            &tree,
        )
        .is_ok(),
    };
    let seen: Vec<&Item> = items.iter().filter(sees).collect();
    let address = |filter: &str| {
        urls::report_duty(
            &duty.code,
            &period.to_string(),
            Some((to.map_or(Uuid::nil(), |body| body.0), filter)),
        )
    };
    let counts = if seen.is_empty() {
        Vec::new()
    } else {
        counts(&seen, address)
    };
    let standing = STANDINGS
        .iter()
        .find(|(_, filter)| *filter == asked.kept)
        .map(|(code, _)| *code);
    if standing.is_none() && !asked.kept.is_empty() {
        return Err(PageError::not_found());
    }
    let mut kept: Vec<&Item> = seen
        .iter()
        .copied()
        .filter(|item| standing.is_none_or(|code| item.owed.standing.code() == code))
        .collect();
    kept.sort_by_key(|item| item.owed.standing);
    let total = u64::try_from(kept.len()).unwrap_or(u64::MAX);
    let body_text = to.map(|body| body.0.to_string()).unwrap_or_default();
    let pager = Pager::new(
        asked.page.parse().unwrap_or(1),
        total,
        &urls::report_duty(&duty.code, &period.to_string(), None),
        &[("co-quan", &body_text), ("loc", &asked.kept)],
    );
    let reminded: BTreeMap<Uuid, i64> = reports::reminders_for(&mut tx, &duty.code, &period.to_string())
        .await?
        .into_iter()
        .map(|row| (row.body_id, row.at))
        .collect();
    let rows = kept
        .iter()
        .skip(usize::try_from(pager.skip()).unwrap_or(usize::MAX))
        .take(ROWS as usize)
        .map(|item| Row {
            reminded: reminded.get(&item.owed.expected.body.0).copied(),
            ..Row::of(item, &known, &officer.actor, today)
        })
        .collect();
    let (forms, forms_unknown) = forms(&officer, duty, window.last);
    let waits = seen.iter().any(|item| to_remind(item, today));
    let reminds = to.filter(|body| waits && chases(&officer, *body));
    officer.show(&DutyPage {
        title: crate::law::said(lang, &duty.title).to_owned(),
        period: period_word(&period.to_string()),
        citation: duty.citation.clone(),
        note: duty
            .note
            .as_ref()
            .map(|note| crate::law::said(lang, note).to_owned()),
        window: span(&app.words, lang, window.first, window.last),
        window_why: window_why(&officer, duty, period),
        due: due
            .as_ref()
            .ok()
            .and_then(|(day, _)| day.map(|day| day.to_string())),
        due_why: match (&due, &duty.due) {
            (Ok((_, Some(derivation))), _) => crate::law::lines(&app.words, lang, derivation),
            (Ok((_, None)), DueRule::Words(_)) => vec![app.words.say(lang, &word("calendar-by-words"))],
            _ => Vec::new(),
        },
        due_unknown: match due {
            Err(error) => Some(said(error)),
            Ok((None, _)) => Some(app.words.say(lang, &word("calendar-no-day"))),
            Ok(_) => None,
        },
        forms,
        forms_unknown,
        to: to.map(|body| known.name(body).to_owned()),
        counts,
        shown: standing.map(|code| crate::words::word_of("calendar-count-", code)),
        rows,
        pager: (total > u64::from(ROWS)).then_some(pager),
        remind: reminds.map(|_| urls::report_remind(&duty.code, &period.to_string())),
        form: FormState::filled([
            ("key", new_id().to_string()),
            ("co-quan", body_text),
            ("words", app.words.say(lang, &word("calendar-remind-first"))),
        ]),
        calendar: urls::REPORTS,
    })
}

/// Whether somebody is to be asked for it: nothing came, and the days it covers are over.
pub fn to_remind(item: &Item, today: Date) -> bool {
    match item.owed.standing {
        Standing::Missing(_) => true,
        Standing::Awaited => item.owed.expected.window.last < today,
        Standing::Late(_) | Standing::Received => false,
    }
}

/// Whether somebody may remind those that owe a report to a body.
pub fn chases(officer: &Officer, body: BodyId) -> bool {
    let posts = &officer.actor.posts;
    posts
        .iter()
        .any(|post| post.body == body && matches!(post.role, Role::Head | Role::Desk))
}

/// The rule that gives the window, in words.
fn window_why(officer: &Officer, duty: &Duty, period: Period) -> Vec<String> {
    let (app, lang) = (&officer.app, officer.lang);
    let Ok(cut_off) = Reports::shipped().cut_off(&duty.cut_off) else {
        return Vec::new();
    };
    let mut lines = vec![format!(
        "{} ({})",
        crate::law::said(lang, &cut_off.title),
        cut_off.citation
    )];
    lines.extend(
        cut_off
            .note
            .as_ref()
            .map(|note| crate::law::said(lang, note).to_owned()),
    );
    let (month, _) = period.part.months();
    let rule = cut_off.windows.get(period.part.kind());
    let version = rule
        .zip(Date::new(period.year, month, 1).ok())
        .and_then(|(rule, day)| app.rulebook.rule(rule, day).ok());
    if let Some(version) = version {
        let values = crate::law::say_value(&app.words, lang, &version.value);
        lines.extend(
            values
                .iter()
                .map(|value| format!("{value} – {} ({})", version.citation, version.id)),
        );
        lines.extend(
            version
                .note
                .as_ref()
                .map(|note| crate::law::said(lang, note).to_owned()),
        );
    }
    lines
}

fn forms(officer: &Officer, duty: &Duty, last: Date) -> (Vec<FormLine>, Option<String>) {
    if !duty.forms {
        return (Vec::new(), None);
    }
    let lang = officer.lang;
    match Reports::shipped().forms_on(&officer.app.rulebook, last) {
        Err(error) => (
            Vec::new(),
            Some(crate::law::reason(&officer.app.words, lang, &error)),
        ),
        Ok(forms) => {
            let line = |form: &&gandan_core::reports::Form| FormLine {
                symbol: form.symbol.clone(),
                title: crate::law::said(lang, &form.title).to_owned(),
                unknown: form.unknown.as_ref().map(|hole| match lang {
                    Lang::Vi => hole.vi.clone(),
                    Lang::En => hole.en.clone(),
                }),
            };
            (forms.iter().map(line).collect(), None)
        }
    }
}
