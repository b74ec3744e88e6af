use gandan_core::bodies::BodyId;
use gandan_core::cases::{Channel, Regime};
use gandan_store::cases::{NewCase, NewPetition, Person, Submission};
use gandan_store::journal::Author;
use gandan_store::{Tx, new_id, sqlx};
use jiff::civil::date;
use uuid::Uuid;

pub fn the_person() -> Author {
    Author {
        account: None,
        name: String::new(),
    }
}

pub fn officer(account: Uuid) -> Author {
    Author {
        account: Some(account),
        name: "Cán bộ 1".to_owned(),
    }
}

/// A body without parents.
pub async fn body(tx: &mut Tx, code: &str) -> Uuid {
    let id = new_id();
    let sql = "insert into body (id, code, name, folded, branch, tier, place, note, version)
        values ($1, $2, $2, $2, 'government', 'commune', '', '', 1)";
    match tx {
        Tx::Sqlite(tx) => sqlx::query(sql)
            .bind(id)
            .bind(code)
            .execute(&mut **tx)
            .await
            .map(drop),
        Tx::Postgres(tx) => sqlx::query(sql)
            .bind(id)
            .bind(code)
            .execute(&mut **tx)
            .await
            .map(drop),
    }
    .unwrap();
    id
}

/// A lamp that does not burn, received by `body` on 26 November 2026.
pub fn lamp(body: Uuid, key: &str) -> Submission {
    Submission {
        case: Ok(NewCase {
            id: new_id(),
            regime: Regime::Feedback,
            procedure: "feedback".to_owned(),
            state: "received".to_owned(),
            body: BodyId(body),
            subject: "lighting".to_owned(),
            place: Some(BodyId(body)),
            place_words: "ngõ 5, thôn Đông".to_owned(),
            title: "Đèn đường không sáng".to_owned(),
            field: true,
            circumstances: "{}".to_owned(),
            clocks: "[]".to_owned(),
            next: Some((date(2026, 12, 10), "first-answer".to_owned())),
            earlier: None,
            sealed: false,
        }),
        petition: NewPetition {
            id: new_id(),
            idempotency_key: key.to_owned(),
            receipt_hash: key.as_bytes().to_vec(),
            body: BodyId(body),
            channel: Channel::Web,
            claimed: Regime::Feedback,
            lang: "vi".to_owned(),
            words: "Đèn đường ngõ 5 không sáng đã ba tuần.".to_owned(),
            at: 1_000,
            day: date(2026, 11, 26),
            registered: date(2026, 11, 26),
            forwarded_by: String::new(),
            helper: None,
            read_back: false,
            people: vec![Person {
                name: "Người gửi 1".to_owned(),
                phone: "0900000001".to_owned(),
                notify: true,
                ..Person::default()
            }],
        },
    }
}
