use super::table::tables;
use crate::reception::duty::written;
use crate::reception::posts::{Choice, Posts};
use crate::web::{FormState, Officer, Page, PageError, PageResult, urls};
use crate::words::word;
use axum::extract::Query;
use gandan_core::access::Act;
use gandan_core::reception::RegisterForm;
use gandan_rulebook::Reception;
use gandan_store::Tx;
use gandan_store::reception::{self, RegisterRow};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Lines of one page.
const LINES: i64 = 200;

/// The register of visits, in the template of its days.
#[derive(Serialize)]
pub struct RegisterPage {
    body: String,
    form: FormState,
    bodies: Vec<Choice>,
    tables: Vec<TableView>,
    next: Option<String>,
    sheet: String,
    word: String,
}

#[derive(Serialize)]
struct TableView {
    /// "Mẫu số 03/TCD, Nghị định 154/2026/NĐ-CP"; nothing where the template of those days was not read.
    template: Option<String>,
    head: Vec<Vec<HeadView>>,
    labels: Vec<String>,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct HeadView {
    text: String,
    across: usize,
    down: usize,
}

#[derive(Serialize)]
struct RowView {
    href: String,
    cells: Vec<String>,
}

impl Page for RegisterPage {
    const TEMPLATE: &'static str = "pages/reception/register.html";

    fn samples() -> Vec<RegisterPage> {
        let reception = Reception::shipped();
        let table = |form: &RegisterForm, known: bool| TableView {
            template: known.then(|| template(form)),
            head: head(form),
            labels: labels(form),
            rows: vec![RowView {
                href: "/".to_owned(),
                cells: form.columns.iter().map(|_| "1".to_owned()).collect(),
            }],
        };
        let page = |tables: Vec<TableView>| RegisterPage {
            body: "UBND xã Mẫu".to_owned(),
            form: FormState::default(),
            bodies: Vec::new(),
            next: (!tables.is_empty()).then(|| "/".to_owned()),
            tables,
            sheet: "/".to_owned(),
            word: "/".to_owned(),
        };
        let mut all: Vec<TableView> = reception
            .registers()
            .iter()
            .map(|form| table(form, true))
            .collect();
        all.extend(reception.registers().first().map(|form| table(form, false)));
        vec![page(all), page(Vec::new())]
    }
}

/// What of which register.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "tu")]
    from: String,
    #[serde(rename = "den")]
    until: String,
    #[serde(rename = "sau")]
    after: String,
}

/// The register as asked for.
pub struct Read {
    /// For which body.
    pub posts: Posts,
    /// From when to when.
    pub days: (Date, Date),
    /// Its lines.
    pub rows: Vec<RegisterRow>,
}

impl Asked {
    /// Reads it, at most `limit` lines.
    ///
    /// # Errors
    /// Refused.
    pub async fn read(&self, tx: &mut Tx, officer: &Officer, limit: i64) -> Result<Read, PageError> {
        let posts = Posts::of(tx, officer, &self.body, Act::ReadVisits).await?;
        let until = self.until.parse().unwrap_or(posts.today);
        let from = self.from.parse().unwrap_or(until.first_of_month());
        let after = self.after.split_once('/').and_then(|(year, number)| {
            let number: i64 = number.parse().ok()?;
            Some((year.parse().ok()?, number))
        });
        let who = (posts.body.0, officer.actor.account);
        let after = after.unwrap_or((0, 0));
        let rows = reception::register(tx, who, posts.today, (from, until), after, limit).await?;
        Ok(Read {
            posts,
            days: (from, until),
            rows,
        })
    }
}

impl Read {
    /// Refuses where there are more lines than `limit`: a register with lines missing is none.
    ///
    /// # Errors
    /// A conflict that says what to do.
    pub fn whole(self, limit: i64) -> Result<Read, PageError> {
        if holds(self.rows.len(), limit) {
            Ok(self)
        } else {
            Err(PageError::Conflict(word("visits-too-many").with("limit", limit)))
        }
    }

    /// Its first and last day, as papers write them.
    pub fn span(&self) -> (String, String) {
        (
            written(&self.days.0.to_string()),
            written(&self.days.1.to_string()),
        )
    }
}

/// A file of at most `limit` lines holds so many.
fn holds(lines: usize, limit: i64) -> bool {
    i64::try_from(lines).is_ok_and(|lines| lines <= limit)
}

/// `GET /lam-viec/so-tiep-dan`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let mut read = asked.read(&mut tx, &officer, LINES + 1).await?;
    drop(tx);
    let most = usize::try_from(LINES).unwrap_or(usize::MAX);
    let more = read.rows.len() > most;
    read.rows.truncate(most);
    let body = read.posts.body.0.to_string();
    let (from, until) = (read.days.0.to_string(), read.days.1.to_string());
    let kept = [("co-quan", body.as_str()), ("tu", &from), ("den", &until)];
    let next = read.rows.last().filter(|_| more).map(|last| {
        let after = format!("{}/{}", last.year, last.number);
        let mut pairs = kept.to_vec();
        pairs.push(("sau", &after));
        urls::with_query(urls::VISIT_REGISTER, &pairs)
    });
    let fallback = Reception::shipped().registers().first();
    let tables = tables(&officer, &read.rows)
        .into_iter()
        .filter_map(|table| {
            let shown = table.form.or(fallback)?;
            Some(TableView {
                template: table.form.map(template),
                head: head(shown),
                labels: labels(shown),
                rows: table
                    .rows
                    .into_iter()
                    .map(|(id, cells)| RowView {
                        href: urls::with_id(urls::VISIT, id),
                        cells,
                    })
                    .collect(),
            })
        })
        .collect();
    officer.show(&RegisterPage {
        body: read.posts.name(),
        form: FormState::filled(kept.map(|(name, value)| (name, value.to_owned()))),
        bodies: read.posts.choices(),
        tables,
        next,
        sheet: urls::with_query(urls::VISIT_REGISTER_SHEET, &kept),
        word: urls::with_query(urls::VISIT_REGISTER_FILE, &kept),
    })
}

/// "Mẫu số 03/TCD, Nghị định 154/2026/NĐ-CP"
pub fn template(form: &RegisterForm) -> String {
    format!("{}, {}", form.symbol, form.act)
}

fn labels(form: &RegisterForm) -> Vec<String> {
    let last = |heads: &[String]| heads.last().cloned().unwrap_or_default();
    form.columns.iter().map(|column| last(&column.head)).collect()
}

/// The head, line by line, with neighbours under one outer head joined.
fn head(form: &RegisterForm) -> Vec<Vec<HeadView>> {
    let lines = form.head_lines();
    let mut outer: Vec<HeadView> = Vec::new();
    let mut inner: Vec<HeadView> = Vec::new();
    let cell = |text: &str, down| HeadView {
        text: text.to_owned(),
        across: 1,
        down,
    };
    let mut before: Option<&str> = None;
    for column in &form.columns {
        match column.head.as_slice() {
            [group, own] => {
                match outer.last_mut() {
                    Some(last) if before == Some(group.as_str()) => last.across += 1,
                    _ => outer.push(cell(group, 1)),
                }
                inner.push(cell(own, 1));
                before = Some(group);
            }
            other => {
                outer.push(cell(other.first().map_or("", String::as_str), lines));
                before = None;
            }
        }
    }
    if lines > 1 {
        vec![outer, inner]
    } else {
        vec![outer]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_stands_under_one_head_in_the_older_template() {
        let forms = Reception::shipped().registers();
        let older = head(&forms[0]);
        assert_eq!(older.len(), 2);
        let group = older[0].iter().find(|cell| cell.across == 3).unwrap();
        assert_eq!((group.text.as_str(), group.down), ("Hướng xử lý", 1));
        assert_eq!(older[0].iter().map(|cell| cell.across).sum::<usize>(), 12);
        assert_eq!(head(&forms[1]).len(), 1);
    }

    #[test]
    fn a_file_holds_its_last_line_and_not_one_more() {
        assert!(holds(0, 5) && holds(5, 5) && !holds(6, 5));
    }
}
