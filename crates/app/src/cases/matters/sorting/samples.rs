use super::petitions::PetitionLine;
use super::{CandidateView, Condition, Confirm, Joined, RegimeChoice, SortingPage};
use crate::web::{FormState, Page};
use crate::words::{word, word_of};
use uuid::Uuid;

impl Page for SortingPage {
    const TEMPLATE: &'static str = "pages/matters/sorting.html";

    fn samples() -> Vec<SortingPage> {
        let other = |undo: bool| Joined {
            title: "Đèn đường ngõ 5 hỏng".to_owned(),
            href: "/".to_owned(),
            state: word_of("case-state-", "received"),
            undo: undo.then(|| "/".to_owned()),
        };
        let condition = |lacks: bool| Condition {
            text: "Chữ ký hoặc điểm chỉ của người viết đơn".to_owned(),
            article: "Đ6 k2 điểm a".to_owned(),
            lacks,
        };
        let empty = || SortingPage {
            title: "Đèn đường không sáng".to_owned(),
            file: "/".to_owned(),
            regime: word_of("case-regime-", "feedback"),
            claimed: None,
            sealed: false,
            reclassify: Some("/".to_owned()),
            regimes: RegimeChoice::others("feedback"),
            conditions: vec![condition(true), condition(false)],
            grounds: vec![condition(false)],
            notes: Vec::new(),
            candidates: Vec::new(),
            form: FormState::default(),
            join: Some("/".to_owned()),
            confirm: None,
            joined: Vec::new(),
            petitions: Vec::new(),
            out: None,
            into: None,
            split: Some("/".to_owned()),
            parts: Vec::new(),
        };
        vec![
            empty(),
            SortingPage {
                claimed: Some(word_of("case-regime-", "complaint")),
                notes: vec!["Đơn không ghi ngày".to_owned()],
                candidates: CandidateView::samples(),
                form: FormState::default().with_error("case", word_of("join-refusal-", "other-law")),
                ..empty()
            },
            SortingPage {
                confirm: Some(Confirm {
                    main: "Đèn đường không sáng".to_owned(),
                    others: vec!["Đèn đường ngõ 5 hỏng".to_owned()],
                    people: 2,
                    cases: vec![Uuid::nil().to_string()],
                    reason: "Cùng một cột đèn".to_owned(),
                }),
                ..empty()
            },
            SortingPage {
                joined: vec![other(true)],
                petitions: PetitionLine::samples(),
                out: Some("/".to_owned()),
                form: FormState::default().with_error("out_reason", word("take-out-reason-missing")),
                parts: vec![other(false), other(false)],
                split: None,
                ..empty()
            },
            SortingPage {
                into: Some(other(true)),
                join: None,
                split: None,
                sealed: true,
                reclassify: None,
                ..empty()
            },
        ]
    }
}
