use super::page::{Asked, template};
use super::table::tables;
use crate::printing::{Format, download};
use crate::reception::posts::{layout_of, place_name};
use crate::web::{Officer, PageResult};
use anyhow::Context;
use axum::extract::Query;
use gandan_core::reception::RegisterForm;
use gandan_press::{Appendix, Block, Column, Head, Issue, Paper, Table};
use gandan_rulebook::{PaperText, Reception};

/// The most lines of a file; where there are more, it is asked for in parts.
const MOST: i64 = 5_000;

/// `GET /lam-viec/so-tiep-dan.docx`: the register as asked for, each template on pages across.
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let read = asked.read(&mut tx, &officer, MOST + 1).await?.whole(MOST)?;
    drop(tx);
    let reception = Reception::shipped();
    let words = reception.paper("register").context("the register's words")?;
    let (from, until) = read.span();
    let known = &read.posts.known;
    let (name, count) = (read.posts.name(), read.rows.len().to_string());
    let tables = tables(&officer, &read.rows);
    let forms: Vec<String> = tables
        .iter()
        .filter_map(|table| table.form.map(template))
        .collect();
    let forms = forms.join("; ");
    let blanks = [
        ("from", from.as_str()),
        ("until", &until),
        ("body", &name),
        ("visits", &count),
        ("form", &forms),
    ];
    let fill = |line: &String| PaperText::filled(line, &blanks);
    let place = place_name(known, read.posts.body);
    let place = if place.is_empty() { name.clone() } else { place };
    let issue = Issue::new("STCD", place);
    let mut paper = Paper::new(layout_of(known, read.posts.body), name.clone(), issue)
        .titled(&words.kind, fill(&words.about).unwrap_or_default())
        .made(read.posts.today);
    let said: Vec<String> = words.body.iter().filter_map(fill).collect();
    let said = if said.is_empty() { vec![name] } else { said };
    for line in said {
        paper = paper.with(Block::text(line));
    }
    for table in tables {
        let Some(form) = table.form.or(reception.registers().last()) else {
            continue;
        };
        let title = table.form.map_or_else(|| words.kind.clone(), template);
        let rows: Vec<Vec<String>> = table.rows.into_iter().map(|(_, cells)| cells).collect();
        paper = paper.appendix(Appendix::landscape(title).with(Block::Table(laid(form, rows))));
    }
    let file = format!("so-tiep-cong-dan-{}-{}", read.days.0, read.days.1);
    download(paper, Format::Word, &file).await
}

/// The register as a table with the merged heads of its template.
fn laid(form: &RegisterForm, rows: Vec<Vec<String>>) -> Table {
    let columns = form
        .columns
        .iter()
        .map(|column| Column::text(column.head.last().map_or("", String::as_str), column.width))
        .collect();
    let mut table = Table::new(columns);
    let lines = form.head_lines();
    if lines > 1 {
        let (mut outer, mut inner): (Vec<Head>, Vec<Head>) = (Vec::new(), Vec::new());
        let mut before: Option<&str> = None;
        for column in &form.columns {
            match column.head.as_slice() {
                [group, own] => {
                    match outer.last_mut() {
                        Some(last) if before == Some(group.as_str()) => last.across += 1,
                        _ => outer.push(Head::new(group)),
                    }
                    inner.push(Head::new(own));
                    before = Some(group);
                }
                other => {
                    outer.push(Head::new(other.first().map_or("", String::as_str)).down(lines));
                    before = None;
                }
            }
        }
        table = table.head(outer).head(inner);
    }
    for row in rows {
        table = table.row(row);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use gandan_press::Regime;

    #[test]
    fn both_templates_can_be_printed() {
        for form in Reception::shipped().registers() {
            let row = vec!["Người dân 1\nthôn Đông".to_owned(); form.columns.len()];
            let paper = Paper::new(Regime::State, "UBND xã Mẫu", Issue::new("STCD", "Mẫu"))
                .titled("Sổ tiếp công dân", "Từ ngày 01/7/2026")
                .with(Block::text("Trích sổ"))
                .appendix(Appendix::landscape(template(form)).with(Block::Table(laid(form, vec![row]))));
            assert!(gandan_press::docx(&paper).unwrap().len() > 2_000);
            assert!(gandan_press::pdf(&paper).unwrap().pages >= 2);
        }
    }
}
