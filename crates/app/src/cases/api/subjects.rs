//! `GET /api/v1/subjects`

use super::answer::public;
use crate::web::{Limit, PageResult, Visitor};
use gandan_core::cases::Competent;
use schemars::JsonSchema;
use serde::Serialize;

/// All subjects.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SubjectList {
    /// In the order in which pages list them.
    pub subjects: Vec<SubjectLine>,
}

/// What people come with.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SubjectLine {
    /// Under which it is named everywhere.
    pub code: String,
    /// Its Vietnamese name.
    pub vi: String,
    /// Its English name.
    pub en: String,
    /// A matter of the field: its answer needs evidence.
    pub field: bool,
    /// To whom it goes first: `commune`, or the name of a department.
    pub first_to: String,
}

/// `GET /api/v1/subjects`
pub async fn get(visitor: Visitor) -> PageResult {
    visitor.limit(Limit::Read)?;
    let subjects = visitor.app.subjects.all().iter();
    let subjects = subjects
        .map(|subject| SubjectLine {
            code: subject.code.clone(),
            vi: subject.vi.clone(),
            en: subject.en.clone(),
            field: subject.field,
            first_to: match &subject.competent {
                Competent::Commune => "commune".to_owned(),
                Competent::Department(name) => name.clone(),
            },
        })
        .collect();
    Ok(public(&SubjectList { subjects }))
}
