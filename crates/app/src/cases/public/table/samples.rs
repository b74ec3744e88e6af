use super::words::how;
use super::{ANSWERS, Link, Row, TablePage, VOICES, figure_word, period_word};
use crate::web::{Page, urls};
use crate::words::word;
use gandan_core::cases::figures::Period;

impl Page for TablePage {
    const TEMPLATE: &'static str = "pages/cases/public/table.html";

    fn samples() -> Vec<TablePage> {
        let link = |current| Link {
            label: word("case-figures-all-regimes"),
            href: "/".to_owned(),
            current,
        };
        let page = |rows: Vec<Row>| TablePage {
            body: (!rows.is_empty()).then(|| "UBND tỉnh Mẫu".to_owned()),
            upper: (!rows.is_empty()).then(|| link(false)),
            period: "2026".to_owned(),
            period_word: period_word(Period::Year(2026)),
            as_of: (!rows.is_empty()).then_some(1_795_000_000_000_000),
            years: vec![link(true)],
            parts: vec![link(false)],
            regimes: vec![link(true)],
            answers: ANSWERS.map(figure_word).to_vec(),
            voices: VOICES.map(figure_word).to_vec(),
            all: (!rows.is_empty()).then(|| Row::sample("", true)),
            rows,
            how: how(),
            sightings: urls::SIGHTINGS,
            register: urls::PUBLICATIONS,
        };
        vec![
            page(vec![
                Row::sample("UBND xã Mẫu", true),
                Row::sample("Sở Mẫu", false),
            ]),
            page(Vec::new()),
        ]
    }
}
