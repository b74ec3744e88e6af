use crate::web::{App, Page, fresh_receipt_code};
use gandan_store::Tx;
use gandan_store::cases::{self, PetitionBatchRow};
use serde::Serialize;

/// Receipts of a spreadsheet: shown once.
#[derive(Serialize)]
pub struct CodesPage {
    pub(super) file: String,
    pub(super) link: String,
    pub(super) rows: Vec<CodeLine>,
}

/// A petition and its code.
#[derive(Debug, Clone, Serialize)]
pub struct CodeLine {
    /// Line of the sheet.
    pub line: i64,
    /// Number in the register.
    pub number: i64,
    /// Who sent it, as far as they said.
    pub name: String,
    /// The code.
    pub code: String,
}

impl Page for CodesPage {
    const TEMPLATE: &'static str = "pages/counter/codes.html";

    fn samples() -> Vec<CodesPage> {
        vec![CodesPage {
            file: "don.xlsx".to_owned(),
            link: "https://mau.example/tra-cuu".to_owned(),
            rows: vec![CodeLine {
                line: 2,
                number: 13,
                name: "Người gửi 1".to_owned(),
                code: "1234 5678 9012 3456".to_owned(),
            }],
        }]
    }
}

/// A fresh code for each petition that was taken: none is kept, so none can be shown again.
///
/// # Errors
/// The engine's, or there is no randomness.
pub async fn codes(tx: &mut Tx, app: &App, rows: &[PetitionBatchRow]) -> anyhow::Result<Vec<CodeLine>> {
    let mut lines = Vec::new();
    for row in rows {
        let (Some(petition), Some(number)) = (row.petition_id, row.number) else {
            continue;
        };
        let code = fresh_receipt_code()?;
        cases::copy_receipt(tx, petition, &code.hash(&app.keys.receipt), app.clock.micros()).await?;
        let people = cases::petitioners(tx, petition).await?;
        lines.push(CodeLine {
            line: row.line,
            number,
            name: people
                .first()
                .map(|person| person.name.clone())
                .unwrap_or_default(),
            code: code.expose(),
        });
    }
    Ok(lines)
}

/// The codes as a table to take away: line, number, name, code.
///
/// # Errors
/// Memory that cannot be written to.
pub fn csv(lines: &[CodeLine]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    for line in lines {
        let (at, number) = (line.line.to_string(), line.number.to_string());
        writer.write_record([&at, &number, &line.name, &line.code])?;
    }
    writer
        .into_inner()
        .map_err(|error| anyhow::anyhow!("csv: {error}"))
}
