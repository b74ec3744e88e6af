use crate::bodies::BodyId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a person does for a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// văn thư: takes documents in, keeps the register.
    Clerk,
    /// cán bộ thụ lý: reviews what was read, reports on the body's own tasks.
    Officer,
    /// người đứng đầu: signs, issues, accepts; sees the body and all below it.
    Head,
    /// bộ phận theo dõi: follows, chases and accepts for the body that issued.
    Desk,
    /// quản trị: bodies and accounts, and nothing of the content.
    Administrator,
    /// kiểm soát: reads everything in scope and the journal; changes nothing.
    Auditor,
}

impl Role {
    /// All roles, in the order in which pages list them.
    pub const ALL: [Role; 6] = [
        Role::Clerk,
        Role::Officer,
        Role::Head,
        Role::Desk,
        Role::Administrator,
        Role::Auditor,
    ];

    /// The name under which the role is stored.
    pub fn code(self) -> &'static str {
        match self {
            Role::Clerk => "clerk",
            Role::Officer => "officer",
            Role::Head => "head",
            Role::Desk => "desk",
            Role::Administrator => "administrator",
            Role::Auditor => "auditor",
        }
    }

    /// The role stored under `code`.
    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A role held at a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Post {
    /// What the person does.
    pub role: Role,
    /// For whom.
    pub body: BodyId,
}

/// Someone who acts: an account with the posts it holds today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The account.
    pub account: Uuid,
    /// Name for pages and the journal.
    pub name: String,
    /// Its posts.
    pub posts: Vec<Post>,
}

impl Actor {
    /// The bodies at which the actor holds `role`.
    pub fn bodies_as(&self, role: Role) -> impl Iterator<Item = BodyId> + '_ {
        self.posts
            .iter()
            .filter(move |post| post.role == role)
            .map(|post| post.body)
    }

    /// Whether the actor holds any of `roles` anywhere.
    pub fn holds(&self, roles: &[Role]) -> bool {
        self.posts.iter().any(|post| roles.contains(&post.role))
    }

    /// All bodies at which the actor holds a post, each once, in the order of the posts.
    pub fn bodies(&self) -> Vec<BodyId> {
        let mut bodies: Vec<BodyId> = Vec::new();
        for post in &self.posts {
            if !bodies.contains(&post.body) {
                bodies.push(post.body);
            }
        }
        bodies
    }
}
