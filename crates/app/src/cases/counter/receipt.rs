use crate::cases::taking::Receipt;
use crate::web::{App, Qr, urls};
use crate::words::{Word, word_of};
use gandan_core::cases::{Binds, ReceiptCode};
use gandan_rulebook::CaseClocks;
use serde::Serialize;

/// What the person takes home: printed on A5.
#[derive(Debug, Clone, Serialize)]
pub struct ReceiptView {
    /// Number in the register, and its year.
    pub number: i64,
    /// Year of the register.
    pub year: i64,
    /// Who received it.
    pub body_name: String,
    /// Whose receipt it is, where several signed.
    pub name: String,
    /// The code in groups of four. It stands here and nowhere else.
    pub code: String,
    /// The day on which it came.
    pub received: String,
    /// The day from which clocks are counted.
    pub registered: String,
    /// What it is.
    pub regime: Word,
    /// How many signed.
    pub people: usize,
    /// What happens next.
    pub steps: Vec<NextStep>,
    /// Nothing of it but this line is in the database.
    pub sealed: bool,
    /// Where to look it up.
    pub link: String,
    /// The same to be photographed.
    pub qr: Option<Qr>,
}

/// What happens next, by when, and by which article.
#[derive(Debug, Clone, Serialize)]
pub struct NextStep {
    /// What.
    pub what: Word,
    /// By when, ISO.
    pub due: String,
    /// Article.
    pub citation: String,
}

impl NextStep {
    /// What the clocks of a case bind its body to, by day. The term after which an untouched petition is a fault of
    /// discipline is no promise to anybody and is left out.
    pub fn of(clocks: &CaseClocks) -> Vec<NextStep> {
        let mut steps: Vec<NextStep> = clocks
            .iter()
            .filter(|entry| entry.binds == Binds::Body && entry.name != "untouched")
            .map(|entry| NextStep {
                what: word_of("case-clock-", &entry.name),
                due: entry.clock.due.to_string(),
                citation: entry.clock.citation.clone(),
            })
            .collect();
        steps.sort_by(|left, right| left.due.cmp(&right.due));
        steps
    }
}

impl ReceiptView {
    /// The receipt as it is shown and printed, for one of those who signed.
    pub fn of(app: &App, receipt: &Receipt, given: ReceiptView) -> ReceiptView {
        let link = format!(
            "{}{}",
            app.config.public_url.as_deref().unwrap_or_default(),
            urls::TRACKING
        );
        ReceiptView {
            steps: NextStep::of(&receipt.clocks),
            link,
            ..given
        }
        .with_code(app, &receipt.code)
    }

    /// The same with a code of its own, for one of those who signed.
    #[must_use]
    pub fn with_code(mut self, app: &App, code: &ReceiptCode) -> ReceiptView {
        self.code = code.expose();
        // On paper only: whoever photographs it is led to their matter, and there the code leaves the address.
        let address = format!("{}/{}", self.link, self.code.replace(' ', ""));
        self.qr = app.config.public_url.as_deref().and_then(|_| Qr::of(&address));
        self
    }

    /// For tests of pages.
    pub fn sample(sealed: bool) -> ReceiptView {
        ReceiptView {
            number: 12,
            year: 2026,
            body_name: "UBND xã Mẫu".to_owned(),
            name: "Người gửi 1".to_owned(),
            code: "1234 5678 9012 3456".to_owned(),
            received: "2026-11-21".to_owned(),
            registered: "2026-11-23".to_owned(),
            regime: word_of("case-regime-", if sealed { "denunciation" } else { "complaint" }),
            people: 2,
            steps: vec![NextStep {
                what: word_of("case-clock-", "acceptance"),
                due: "2026-12-03".to_owned(),
                citation: "NĐ 124/2020/NĐ-CP Đ16".to_owned(),
            }],
            sealed,
            link: "https://mau.example/tra-cuu".to_owned(),
            qr: Qr::of("https://mau.example/tra-cuu"),
        }
    }
}
