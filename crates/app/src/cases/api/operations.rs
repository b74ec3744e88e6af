//! All that programs can do, in the order in which the description lists it.

use super::operation::{Operation, Parameter, of};
use super::{asked, bodies, casework, figures, files, law, moves, petitions, publications, status, subjects};
use crate::attachments::MOST;
use crate::web::urls;
use axum::extract::DefaultBodyLimit;
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
    let act = Parameter {
        name: "act",
        place: "path",
        required: true,
        schema: json!({"type": "string", "pattern": "^[a-z-]+$"}),
    };
    let key = Parameter {
        name: "Idempotency-Key",
        place: "header",
        required: false,
        schema: json!({"type": "string", "maxLength": 500}),
    };
    vec![
        Operation::read::<petitions::NewReceipt>(urls::API_PETITIONS, "petition-new", || {
            post(petitions::post).layer(DefaultBodyLimit::max(MOST))
        })
        .post::<petitions::NewPetition>()
        .with_files(petitions::PETITION)
        .answering(vec![
            (201, of::<petitions::NewReceipt>),
            (200, of::<petitions::NewReceipt>),
        ])
        .with(key)
        .or(&[422, 503, 507]),
        Operation::read::<status::Status>(urls::API_STATUS, "petition-status", || get(status::get))
            .with(receipt)
            .or(&[404, 410, 422]),
        Operation::read::<publications::PublicationPage>(urls::API_PUBLICATIONS, "publications", || {
            get(publications::get)
        })
        .asked::<publications::PublicationQuery>()
        .or(&[422]),
        Operation::read::<figures::FigureTable>(urls::API_FIGURES_CASES, "figures-cases", || {
            get(figures::get)
        })
        .asked::<figures::FigureQuery>()
        .or(&[422]),
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
            .with(id("id"))
            .or(&[400, 401, 403, 404])
            .by_token(),
        Operation::read::<()>(urls::API_CASE_FILE, "case-file", || get(files::get))
            .of_file()
            .with(id("id"))
            .with(id("file"))
            .or(&[400, 401, 403, 404])
            .by_token(),
        Operation::read::<asked::MoveForm>(urls::API_CASE_MOVE, "case-move-form", || get(asked::get))
            .with(id("id"))
            .with(act)
            .or(&[400, 401, 403, 404, 422])
            .by_token(),
        Operation::read::<moves::MoveMade>(urls::API_CASE_MOVES, "case-move", || {
            post(moves::make).layer(DefaultBodyLimit::max(MOST))
        })
        .post::<moves::NewMove>()
        .with_files(moves::MOVE)
        .answering(vec![(201, of::<moves::MoveMade>)])
        .with(id("id"))
        .or(&[401, 403, 404, 409, 422])
        .by_token(),
    ]
}

fn id(name: &'static str) -> Parameter {
    Parameter {
        name,
        place: "path",
        required: true,
        schema: json!({"type": "string", "format": "uuid"}),
    }
}
