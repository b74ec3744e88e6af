//! All that programs can do, in the order in which the description lists it.

use super::operation::{Operation, Parameter, of};
use super::{bodies, casework, law, petitions, status, subjects};
use crate::web::urls;
use axum::routing::{get, post};
use serde_json::json;

/// The operations of `/api/v1`.
pub fn operations() -> Vec<Operation> {
    let receipt = Parameter {
        name: status::RECEIPT_CODE,
        place: "header",
        required: true,
        schema: json!({"type": "string", "pattern": "^[0-9 ]{16,19}$"}),
    };
    let key = Parameter {
        name: "Idempotency-Key",
        place: "header",
        required: false,
        schema: json!({"type": "string", "maxLength": 500}),
    };
    vec![
        Operation {
            method: "post",
            path: urls::API_PETITIONS,
            id: "petition-new",
            parameters: vec![key],
            query: None,
            body: Some(of::<petitions::NewPetition>),
            answers: vec![
                (201, of::<petitions::NewReceipt>),
                (200, of::<petitions::NewReceipt>),
            ],
            problems: vec![400, 413, 415, 422, 429],
            token: false,
            route: || post(petitions::post),
        },
        Operation::read::<status::Status>(urls::API_STATUS, "petition-status", || get(status::get))
            .with(receipt)
            .or(&[404, 422]),
        Operation::read::<subjects::SubjectList>(urls::API_SUBJECTS, "subjects", || get(subjects::get)),
        Operation::read::<bodies::BodyPage>(urls::API_BODIES, "bodies", || get(bodies::get))
            .asked::<bodies::BodyQuery>(),
        Operation::read::<law::RuleList>(urls::API_RULES, "law-rules", || get(law::rules))
            .asked::<law::RuleQuery>()
            .or(&[422]),
        Operation::read::<law::Due>(urls::API_DUE, "law-due", || get(law::due))
            .asked::<law::DueQuery>()
            .or(&[404, 422]),
        Operation::read::<casework::CasePage>(urls::API_CASES, "cases", || get(casework::list))
            .asked::<casework::CaseQuery>()
            .or(&[401, 403, 422])
            .by_token(),
        Operation::read::<casework::CaseFile>(urls::API_CASE, "case", || get(casework::one))
            .with(id())
            .or(&[400, 401, 403, 404])
            .by_token(),
        Operation {
            method: "post",
            path: urls::API_CASE_MOVES,
            id: "case-move",
            parameters: vec![id()],
            query: None,
            body: Some(of::<casework::NewMove>),
            answers: vec![(201, of::<casework::CaseLine>)],
            problems: vec![400, 401, 403, 404, 409, 413, 415, 422, 429],
            token: true,
            route: || post(casework::make),
        },
    ]
}

fn id() -> Parameter {
    Parameter {
        name: "id",
        place: "path",
        required: true,
        schema: json!({"type": "string", "format": "uuid"}),
    }
}
