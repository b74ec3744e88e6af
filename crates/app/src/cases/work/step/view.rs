use super::super::list::Choice;
use crate::attachments::{accept, hint};
use crate::cases::said::act_word;
use crate::web::{FormState, Page};
use crate::words::{Word, word};
use serde::Serialize;

/// The form of a move.
#[derive(Serialize)]
pub struct StepPage {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) file: String,
    pub(super) act: Word,
    pub(super) citation: String,
    /// Only the head may do it: an officer prepares it.
    pub(super) head_only: bool,
    pub(super) fields: Vec<Field>,
    /// Fields of the paper.
    pub(super) paper: Vec<Field>,
    pub(super) paper_form: Option<String>,
    pub(super) replies: Vec<Choice>,
    pub(super) files: bool,
    pub(super) files_hint: Word,
    pub(super) accept: String,
    pub(super) kept: Vec<String>,
    pub(super) form: FormState,
}

/// A field as the template shows it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Field {
    pub(super) name: String,
    /// `area`, `text`, `choice`, `checks`
    pub(super) kind: &'static str,
    pub(super) label: Label,
    pub(super) hint: Option<Word>,
    pub(super) options: Vec<Choice>,
    pub(super) optional: bool,
}

/// Words of ours, or of the law.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Label {
    Word(Word),
    Text(String),
}

impl Page for StepPage {
    const TEMPLATE: &'static str = "pages/cases/work/step.html";

    fn samples() -> Vec<StepPage> {
        let option = Choice {
            value: "a".to_owned(),
            label: "Không có chữ ký (Đ11 k5)".to_owned(),
        };
        let field = |name: &str, kind, options: &[Choice]| Field {
            name: name.to_owned(),
            kind,
            label: Label::Text("Địa chỉ".to_owned()),
            hint: Some(word("casework-eligible-hint")),
            options: options.to_vec(),
            optional: kind == "text",
        };
        let full = StepPage {
            number: "VV-00000000".to_owned(),
            title: "Đèn đường".to_owned(),
            file: "/".to_owned(),
            act: act_word("refuse"),
            citation: "Luật Khiếu nại 02/2011 Đ11".to_owned(),
            head_only: true,
            fields: vec![
                field("reason", "area", &[]),
                field("ground", "choice", std::slice::from_ref(&option)),
                field("eligible", "checks", std::slice::from_ref(&option)),
            ],
            paper: vec![field("b-to", "text", &[])],
            paper_form: Some("Mẫu số 04 – NĐ 155/2026/NĐ-CP".to_owned()),
            replies: vec![option],
            files: true,
            files_hint: hint(),
            accept: accept(),
            kept: vec!["anh.jpg".to_owned()],
            form: FormState::default().with_error("reason", word("casework-need-reason")),
        };
        let bare = StepPage {
            head_only: false,
            fields: Vec::new(),
            paper: Vec::new(),
            paper_form: None,
            replies: Vec::new(),
            files: false,
            kept: Vec::new(),
            form: FormState::default(),
            title: String::new(),
            number: String::new(),
            file: String::new(),
            act: act_word("close"),
            citation: String::new(),
            files_hint: hint(),
            accept: accept(),
        };
        vec![full, bare]
    }
}
