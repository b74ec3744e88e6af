//! The page about the interface, for people.

use super::operations::operations;
use crate::web::{Limit, Page, PageResult, Visitor, urls};
use crate::words::{Word, word, word_of};
use serde::Serialize;

/// What programs can do here, and how often.
#[derive(Serialize)]
pub struct ApiPage {
    description: &'static str,
    operations: Vec<Line>,
    limits: Vec<LimitLine>,
    example: String,
    example_files: String,
}

/// An operation.
#[derive(Serialize)]
struct Line {
    method: String,
    path: &'static str,
    what: Word,
    token: bool,
}

/// How often something can be done.
#[derive(Serialize)]
struct LimitLine {
    what: Word,
    burst: u32,
    minute: u32,
}

impl Page for ApiPage {
    const TEMPLATE: &'static str = "pages/api/index.html";

    fn samples() -> Vec<ApiPage> {
        vec![page("https://mau.example")]
    }
}

/// `GET /api`
pub async fn get(visitor: Visitor) -> PageResult {
    let host = visitor.app.config.public_url.clone().unwrap_or_default();
    visitor.show(&page(&host))
}

fn page(host: &str) -> ApiPage {
    let limit = |what: Word, limit: Limit| {
        let (burst, minute) = limit.numbers();
        LimitLine { what, burst, minute }
    };
    ApiPage {
        description: urls::API_DESCRIPTION,
        operations: operations()
            .into_iter()
            .map(|operation| Line {
                method: operation.method.to_uppercase(),
                path: operation.path,
                what: word_of("api-op-", operation.id),
                token: operation.token,
            })
            .collect(),
        limits: vec![
            limit(word("api-limit-submit"), Limit::Submit),
            limit(word("api-limit-status"), Limit::Track),
            limit(word("api-limit-read"), Limit::Read),
        ],
        example: format!(
            "curl -X POST {host}{} -H 'Content-Type: application/json' -H 'Idempotency-Key: 7f3a' \
             -d '{{\"regime\": \"feedback\", \"subject\": \"lighting\", \"words\": \"…\"}}'",
            urls::API_PETITIONS
        ),
        example_files: format!(
            "curl -X POST {host}{} -H 'Idempotency-Key: 7f3a' \
             -F 'petition={{\"regime\": \"feedback\", \"words\": \"…\"}};type=application/json' -F files=@anh.jpg",
            urls::API_PETITIONS
        ),
    }
}
