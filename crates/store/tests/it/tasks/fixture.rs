//! A document with accepted proposals, bodies, and people at them.

use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::documents::{BodyRole, Deadline, ProposalDraft, ProposalState, Reading, SourceText, Span};
use gandan_store::documents::{self, Decision, Inserted, NewBody, NewDocument, NewProposal};
use gandan_store::journal::Author;
use gandan_store::tasks::{Issue, IssueError, Issued, Scope};
use gandan_store::{Db, Tx, access, new_id, sqlx, tasks};
use jiff::civil::{Date, date};
use uuid::Uuid;

pub const TODAY: Date = date(2026, 11, 22);

/// One body that issues, others that do; a document with one accepted proposal.
pub struct Office {
    pub issuer: Uuid,
    pub bodies: Vec<Uuid>,
    pub document: Uuid,
    pub proposal: Uuid,
    pub version: i64,
    pub head: Author,
}

pub async fn body(tx: &mut Tx, parent: Option<Uuid>, name: &str) -> Uuid {
    let id = new_id();
    let sql = "insert into body (id, code, name, folded, branch, tier, parent_id, place, note, version)
        values ($1, $2, $3, $3, 'government', 'province', $4, '', '', 1)";
    let code = id.to_string();
    match tx {
        Tx::Sqlite(tx) => {
            let query = sqlx::query(sql).bind(id).bind(code).bind(name).bind(parent);
            query.execute(&mut **tx).await.map(drop).unwrap();
        }
        Tx::Postgres(tx) => {
            let query = sqlx::query(sql).bind(id).bind(code).bind(name).bind(parent);
            query.execute(&mut **tx).await.map(drop).unwrap();
        }
    }
    id
}

pub async fn person(tx: &mut Tx, body: Uuid, role: Role) -> Author {
    let id = new_id();
    let name = format!("Cán bộ {}", role.code());
    access::account_insert(tx, id, &id.to_string(), &name, None, 1)
        .await
        .unwrap();
    access::post_insert(tx, new_id(), id, body, role, "2026-01-01")
        .await
        .unwrap();
    Author {
        account: Some(id),
        name,
    }
}

/// An office with `count` bodies below the issuer, all leading one task.
pub async fn office(db: &Db, count: usize, due: Option<Date>, recurrence: Vec<Deadline>) -> Office {
    let mut tx = db.begin_write().await.unwrap();
    let issuer = body(&mut tx, None, "UBND tỉnh").await;
    let mut bodies = Vec::new();
    for n in 0..count {
        bodies.push(body(&mut tx, Some(issuer), &format!("Xã {n:03}")).await);
    }
    let head = person(&mut tx, issuer, Role::Head).await;
    let text = "1. Các xã tổ chức thực hiện.";
    let draft = ProposalDraft {
        ordinal: Some("1".into()),
        words: text.into(),
        span: Span::new(0, text.len()),
        confidence: 0.8,
        title: "Tổ chức thực hiện".into(),
        due,
        recurrence,
        deadline_words: String::new(),
        report_to: "UBND tỉnh".into(),
        bodies: vec![],
    };
    let named = bodies.iter().map(|body| NewBody {
        role: BodyRole::Lead,
        words: "Các xã".into(),
        body: Some(*body),
        how: "group".into(),
    });
    let source = SourceText::from_plain(text);
    let new = NewDocument {
        keeper: issuer,
        direction: "outgoing",
        received_day: "2026-11-20",
        file_name: "chi-thi.txt",
        bytes: text.as_bytes(),
        media_type: "text/plain",
        format: "txt",
        source: &source,
        reading: &Reading::default(),
        issuer_id: Some(issuer),
        addressees: vec![],
        proposals: vec![NewProposal {
            draft,
            report_to_id: None,
            bodies: named.collect(),
        }],
        created_by: head.account.unwrap(),
    };
    let Inserted::New { id: document, .. } = documents::insert(&mut tx, &head, 1, &new).await.unwrap() else {
        panic!("a new document")
    };
    let proposal = documents::proposals_of(&mut tx, document)
        .await
        .unwrap()
        .remove(0);
    let decision = Decision {
        proposal: proposal.id,
        version: proposal.version,
        state: ProposalState::Accepted,
        reason: "",
        act: "proposal.accepted",
    };
    documents::decide(&mut tx, &head, 2, issuer, decision)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    Office {
        issuer,
        bodies,
        document,
        proposal: proposal.id,
        version: proposal.version + 1,
        head,
    }
}

/// Everybody stands in his own place.
pub fn same(body: BodyId) -> Vec<BodyId> {
    vec![body]
}

pub async fn sign(tx: &mut Tx, office: &Office) -> Result<Issued, IssueError> {
    let issue = Issue {
        document: office.document,
        proposals: &[(office.proposal, office.version)],
        signer: &office.head,
        at: 5,
        today: TODAY,
        heirs: &same,
    };
    tasks::issue(tx, &issue).await
}

/// Signs and commits; answers the task.
pub async fn signed(db: &Db, office: &Office) -> Uuid {
    let mut tx = db.begin_write().await.unwrap();
    let issued = sign(&mut tx, office).await.unwrap();
    tx.commit().await.unwrap();
    issued.tasks[0]
}

pub fn scope(author: &Author) -> Scope {
    Scope {
        account: author.account.unwrap(),
        today: TODAY,
        below: false,
        body: None,
        document: None,
    }
}
