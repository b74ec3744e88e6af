use crate::documents::{Choice, name_of};
use crate::law::said;
use crate::reports::{period_in_words, period_word};
use crate::tasks::Guard;
use crate::web::{App, Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word};
use axum::extract::Query;
use gandan_core::access::{Act, Object};
use gandan_core::bodies::BodyId;
use gandan_core::reports::{Expected, Outline, Period, Window};
use gandan_rulebook::Reports;
use gandan_store::journal::Author;
use gandan_store::reports::{self, NewReport};
use gandan_store::{StoreError, Tx, documents, tasks};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A report before it is begun: for whom, about what, by which outline.
#[derive(Serialize)]
pub struct BeginPage {
    form: FormState,
    /// What asks for it.
    title: String,
    citation: String,
    period: Option<Word>,
    body: String,
    to: String,
    due: Option<String>,
    first: String,
    last: String,
    /// The days are for the writer to say.
    free: bool,
    outlines: Vec<Choice<String>>,
}

impl Page for BeginPage {
    const TEMPLATE: &'static str = "pages/reports/begin.html";

    fn samples() -> Vec<BeginPage> {
        let page = |free: bool, form| BeginPage {
            form,
            title: "Báo cáo hằng quý".to_owned(),
            citation: "CT 16/CT-TTg".to_owned(),
            period: (!free).then(|| period_word("2026-Q3")),
            body: "UBND xã Mẫu".to_owned(),
            to: "UBND tỉnh Mẫu".to_owned(),
            due: (!free).then(|| "2026-10-05".to_owned()),
            first: "2026-07-01".to_owned(),
            last: "2026-09-30".to_owned(),
            free,
            outlines: choices(Reports::shipped().outlines().iter().collect(), &|outline| {
                outline.title.vi.clone()
            }),
        };
        let wrong = FormState::default().with_error("first", word("form-day-wrong"));
        vec![page(false, FormState::default()), page(true, wrong)]
    }
}

fn choices(outlines: Vec<&Outline>, title: &dyn Fn(&Outline) -> String) -> Vec<Choice<String>> {
    let choice = |outline: &Outline| Choice {
        value: outline.code.clone(),
        label: title(outline),
    };
    outlines.into_iter().map(choice).collect()
}

/// What is asked for in the address, and sent with the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "nghia-vu")]
    duty: String,
    #[serde(rename = "ky")]
    period: String,
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "viec")]
    assignment: String,
    outline: String,
    first: String,
    last: String,
}

/// A report that somebody may begin.
pub struct Beginning {
    /// What is owed.
    pub expected: Expected,
    /// What it is called where it is asked for, and by what.
    pub asked_by: (String, String),
    /// Names of the tasks of the directive, for parts that stand once for each.
    pub tasks: Vec<String>,
    /// The directive, as a title says it.
    pub directive: String,
    /// Outlines that fit, the likeliest first.
    pub outlines: Vec<&'static Outline>,
    /// The days are for the writer to say: a task that is done once, a review of years.
    pub free: bool,
}

/// `GET /bao-cao/viet`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    if asked.duty.is_empty() && asked.assignment.is_empty() {
        return Ok(go::to(urls::REPORTS));
    }
    let mut tx = officer.app.db.begin_read().await?;
    let beginning = find(&mut tx, &officer, &asked).await?;
    let window = beginning.expected.window;
    let form = FormState::filled([
        ("nghia-vu", asked.duty),
        ("ky", asked.period),
        ("co-quan", asked.body),
        ("viec", asked.assignment),
        ("first", window.first.to_string()),
        ("last", window.last.to_string()),
    ]);
    officer.show(&page(&mut tx, &officer, &beginning, form).await?)
}

/// `POST /bao-cao/viet`
pub async fn post(officer: Officer, form: Form<Asked>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let mut beginning = find(&mut tx, &officer, &input).await?;
    let Some(outline) = beginning
        .outlines
        .iter()
        .copied()
        .find(|one| one.code == input.outline)
    else {
        return Err(PageError::BadRequest(word("error-bad-request-text")));
    };
    if beginning.free {
        let mut day = |field: &str, text: &str| -> Option<Date> {
            let day = text.trim().parse().ok();
            if day.is_none() {
                state.error(field, word("form-day-wrong"));
            }
            day
        };
        let (first, last) = (day("first", &input.first), day("last", &input.last));
        match (first, last) {
            (Some(first), Some(last)) if first <= last => {
                beginning.expected.window = Window { first, last };
                beginning.expected.period = match first.year() == last.year() {
                    true => first.year().to_string(),
                    false => format!("{}-{}", first.year(), last.year()),
                };
            }
            (Some(_), Some(_)) => state.error("last", word("report-days-turned")),
            _ => {}
        }
    }
    if !state.is_right() {
        let page = page(&mut tx, &officer, &beginning, state).await?;
        return officer.show_again(&page);
    }
    let (author, at) = (officer.author(), officer.app.clock.micros());
    let id = begin(&mut tx, &officer.app, &beginning, outline, &author, at).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::REPORT_PAGE, id),
        notice("report-begun"),
    ))
}

/// Begins it with the parts of its outline; whoever comes second gets the one there is.
///
/// # Errors
/// The engine's.
pub async fn begin(
    tx: &mut Tx,
    app: &App,
    beginning: &Beginning,
    outline: &Outline,
    author: &Author,
    at: i64,
) -> Result<Uuid, StoreError> {
    let period = period_in_words(app, &beginning.expected.period);
    let title = outline
        .subject
        .replace("{period}", &period)
        .replace("{directive}", &beginning.directive);
    let parts = outline.begun(&beginning.tasks);
    let new = NewReport {
        expected: &beginning.expected,
        outline: &outline.code,
        title: &title,
        parts: &parts,
    };
    reports::open(tx, &new, author, at).await
}

async fn find(tx: &mut Tx, officer: &Officer, asked: &Asked) -> Result<Beginning, PageError> {
    let guard = Guard::of(tx, officer).await?;
    let beginning = match asked.assignment.parse::<Uuid>() {
        Ok(assignment) => {
            guard.assignment(tx, assignment, Act::ReadAssignment).await?;
            Beginning::of_assignment(tx, assignment, guard.today).await?
        }
        Err(_) => {
            let body = asked.body.parse::<Uuid>().map_err(|_| PageError::not_found())?;
            Beginning::of_duty(officer, &guard, &asked.duty, &asked.period, BodyId(body))?
        }
    };
    let by = Object::Report {
        by: beginning.expected.by,
        to: None,
    };
    guard.check(Act::WriteReport, by)?;
    Ok(beginning)
}

impl Beginning {
    /// What a duty of the law asks of a body.
    fn of_duty(
        officer: &Officer,
        guard: &Guard,
        duty: &str,
        period: &str,
        body: BodyId,
    ) -> Result<Beginning, PageError> {
        let book = Reports::shipped();
        let unknown = |_| PageError::not_found();
        let duty = book.duty(duty).map_err(unknown)?;
        let period: Period = period.parse().map_err(|_| PageError::not_found())?;
        let owed = book.expected(&officer.app.rulebook, &guard.known.registry, duty, period);
        let mut owed = owed.map_err(unknown)?;
        let at = owed.iter().position(|one| one.body == body);
        let expected = owed.swap_remove(at.ok_or_else(PageError::not_found)?);
        let fits = book
            .outlines()
            .iter()
            .filter(|one| duty.outline.as_deref() == Some(one.code.as_str()) || one.is_for(period.part));
        let mut outlines: Vec<&'static Outline> = fits.collect();
        outlines.sort_by_key(|one| duty.outline.as_deref() != Some(one.code.as_str()));
        Ok(Beginning {
            expected,
            asked_by: (said(officer.lang, &duty.title).to_owned(), duty.citation.clone()),
            tasks: Vec::new(),
            directive: String::new(),
            outlines,
            free: false,
        })
    }

    /// What a directive asks of a body: a round of a recurring task, or a task that is done once.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_assignment(tx: &mut Tx, id: Uuid, today: Date) -> Result<Beginning, PageError> {
        let row = tasks::assignment(tx, id).await?;
        let head = documents::find_head(tx, row.document_id).await?;
        let name = name_of(&head);
        let all = tasks::tasks_of_document(tx, row.document_id).await?;
        let day = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Date>().ok());
        let period = row.label.parse::<Period>().ok();
        let first = row.first_day.parse().unwrap_or(today);
        let window = period.and_then(Period::calendar).unwrap_or(Window {
            first: match period {
                Some(_) => first,
                // What is done once looks back to the directive's own day.
                None => day(&head.day).unwrap_or(first).min(today),
            },
            last: day(&row.last_day).unwrap_or(today),
        });
        let book = Reports::shipped();
        let outlines = book
            .outlines()
            .iter()
            .filter(|one| period.map_or(one.review, |period| one.is_for(period.part)))
            .collect();
        Ok(Beginning {
            expected: Expected {
                duty: String::new(),
                task: Some(row.task_id),
                period: match period {
                    Some(_) => row.label.clone(),
                    None => format!("{}-{}", window.first.year(), window.last.year()),
                },
                body: BodyId(row.body_id),
                by: BodyId(row.body_id),
                to: Some(BodyId(row.giver_id)),
                window,
                due: day(&row.due),
            },
            asked_by: (row.title.clone(), name.clone()),
            tasks: all.iter().map(|task| task.title.clone()).collect(),
            directive: name,
            outlines,
            free: period.is_none(),
        })
    }
}

async fn page(
    tx: &mut Tx,
    officer: &Officer,
    beginning: &Beginning,
    form: FormState,
) -> Result<BeginPage, PageError> {
    let known = officer.app.bodies.load(tx).await?;
    let expected = &beginning.expected;
    let (title, citation) = beginning.asked_by.clone();
    let lang = officer.lang;
    Ok(BeginPage {
        form,
        title,
        citation,
        period: (!beginning.free).then(|| period_word(&expected.period)),
        body: known.name(expected.body).to_owned(),
        to: expected
            .to
            .map(|to| known.name(to).to_owned())
            .unwrap_or_default(),
        due: expected.due.map(|day| day.to_string()),
        first: expected.window.first.to_string(),
        last: expected.window.last.to_string(),
        free: beginning.free,
        outlines: choices(beginning.outlines.clone(), &|outline| {
            said(lang, &outline.title).to_owned()
        }),
    })
}
