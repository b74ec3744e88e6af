use super::{Part, Past, Preview, RedactPage, Saved, reasons};
use crate::cases::public::Shown;
use crate::web::{FormState, Page};
use crate::words::word;

impl Page for RedactPage {
    const TEMPLATE: &'static str = "pages/cases/public/redact.html";

    fn samples() -> Vec<RedactPage> {
        let page = |ready: bool, public: bool| RedactPage {
            form: FormState::default(),
            title: "Đèn đường không sáng".to_owned(),
            back: "/".to_owned(),
            action: "/".to_owned(),
            sign: "/".to_owned(),
            withdraw: "/".to_owned(),
            ready,
            version: 1,
            parts: vec![Part::sample()],
            reasons: reasons(),
            preview: ready.then(|| Preview {
                title: Shown::sample("Đèn đường"),
                words: vec![Shown::sample("Đèn ở […]")],
                answer: vec![Shown::sample("Đã thay")],
                left_out: Vec::new(),
            }),
            saved: public.then(|| Saved {
                by: "Cán bộ 1".to_owned(),
                at: 1_795_000_000_000_000,
            }),
            signs: true,
            public: public.then(|| "/cong-khai/0".to_owned()),
            withdrawn: vec![Past {
                day: "2026-11-20".to_owned(),
                reason: "Còn tên người".to_owned(),
            }],
        };
        let wrong = RedactPage {
            form: FormState::default().with_error("tu", word("redact-words-nowhere").with("words", "x")),
            signs: false,
            saved: page(true, true).saved,
            ..page(true, false)
        };
        let to_sign = RedactPage {
            saved: page(true, true).saved,
            ..page(true, false)
        };
        vec![page(true, true), page(false, false), wrong, to_sign]
    }
}
