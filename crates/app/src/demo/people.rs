use crate::access::password;
use crate::web::App;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_store::journal::Author;
use gandan_store::{access, new_id};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The password of all people of the demonstration.
pub const PASSWORD: &str = "gần dân trình diễn";

/// Someone of the demonstration.
#[derive(Debug)]
pub struct Person {
    /// To sign in.
    pub login: &'static str,
    /// As shown; says what they are, since nobody is meant.
    pub name: &'static str,
    /// What they do.
    pub role: Role,
    /// Code of their body; empty for the whole installation.
    pub body: &'static str,
}

const fn person(login: &'static str, name: &'static str, role: Role, body: &'static str) -> Person {
    Person {
        login,
        name,
        role,
        body,
    }
}

/// Everybody: each role at the People's Committee of the province, and who carries out in a department and a commune.
pub const PEOPLE: &[Person] = &[
    person(
        "vanthu",
        "Văn thư UBND tỉnh (trình diễn)",
        Role::Clerk,
        "mau.ubnd",
    ),
    person(
        "canbo",
        "Cán bộ UBND tỉnh (trình diễn)",
        Role::Officer,
        "mau.ubnd",
    ),
    person(
        "lanhdao",
        "Lãnh đạo UBND tỉnh (trình diễn)",
        Role::Head,
        "mau.ubnd",
    ),
    person("theodoi", "Bộ phận theo dõi (trình diễn)", Role::Desk, "mau.ubnd"),
    person("snv", "Cán bộ Sở Nội vụ (trình diễn)", Role::Officer, "mau.snv"),
    person(
        "snv.lanhdao",
        "Lãnh đạo Sở Nội vụ (trình diễn)",
        Role::Head,
        "mau.snv",
    ),
    person("syt", "Cán bộ Sở Y tế (trình diễn)", Role::Officer, "mau.syt"),
    person("tinhuy", "Lãnh đạo Tỉnh ủy (trình diễn)", Role::Head, "mau.tu"),
    person(
        "tinhuy.canbo",
        "Cán bộ Tỉnh ủy (trình diễn)",
        Role::Officer,
        "mau.tu",
    ),
    person(
        "xa",
        "Cán bộ UBND xã Sơn Hà (trình diễn)",
        Role::Officer,
        "mau.x05.ubnd",
    ),
    person(
        "xa.lanhdao",
        "Chủ tịch UBND xã Sơn Hà (trình diễn)",
        Role::Head,
        "mau.x05.ubnd",
    ),
    person("quantri", "Quản trị (trình diễn)", Role::Administrator, ""),
    person("kiemsoat", "Kiểm soát (trình diễn)", Role::Auditor, ""),
];

/// The people by login, and the bodies by code.
pub(super) struct Cast {
    people: BTreeMap<&'static str, Author>,
    bodies: BTreeMap<String, BodyId>,
}

impl Cast {
    /// The person of that login.
    pub(super) fn who(&self, login: &str) -> anyhow::Result<&Author> {
        self.people
            .get(login)
            .ok_or_else(|| anyhow::anyhow!("nobody is called {login}"))
    }

    /// The account of that login.
    pub(super) fn account(&self, login: &str) -> anyhow::Result<Uuid> {
        self.who(login)?
            .account
            .ok_or_else(|| anyhow::anyhow!("{login} has no account"))
    }

    /// The body of that code.
    pub(super) fn body(&self, code: &str) -> anyhow::Result<BodyId> {
        self.bodies
            .get(code)
            .copied()
            .ok_or_else(|| anyhow::anyhow!("no body has the code {code}"))
    }
}

/// Makes the accounts. One hash serves all: it is one password, and it is printed.
pub(super) async fn hire(app: &App) -> anyhow::Result<Cast> {
    let hash = password::hash(PASSWORD.to_owned()).await?;
    let mut tx = app.db.begin_write().await?;
    let known = app.bodies.load(&mut tx).await?;
    let bodies = known
        .registry
        .bodies()
        .iter()
        .map(|body| (body.code.clone(), body.id))
        .collect();
    let mut cast = Cast {
        people: BTreeMap::new(),
        bodies,
    };
    for person in PEOPLE {
        let account = new_id();
        let body = if person.body.is_empty() {
            BodyId::INSTALLATION
        } else {
            cast.body(person.body)?
        };
        let at = app.clock.micros();
        access::account_insert(&mut tx, account, person.login, person.name, Some(&hash), at).await?;
        access::post_insert(&mut tx, new_id(), account, body.0, person.role, "2025-07-01").await?;
        cast.people.insert(
            person.login,
            Author {
                account: Some(account),
                name: person.name.to_owned(),
            },
        );
    }
    tx.commit().await?;
    Ok(cast)
}
