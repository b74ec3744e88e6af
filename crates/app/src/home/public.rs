use crate::web::{Page, PageResult, Visitor};
use serde::Serialize;

/// The home page asks one question.
#[derive(Serialize)]
pub struct HomePage {}

impl Page for HomePage {
    const TEMPLATE: &'static str = "pages/home/public.html";

    fn samples() -> Vec<HomePage> {
        vec![HomePage {}]
    }
}

/// `GET /`
pub async fn get(visitor: Visitor) -> PageResult {
    visitor.show(&HomePage {})
}
