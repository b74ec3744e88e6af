use crate::access::{Actor, Post};
use crate::bodies::BodyId;
use uuid::Uuid;

/// Who is kept from a case: nobody reads or routes a matter that is about themselves, about the head they report to, or
/// about their kin (NĐ 31/2019/NĐ-CP Đ5 k2 names them).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wall<'a> {
    /// Bodies complained of for what their head did: everybody there reports to the head.
    pub bodies: &'a [BodyId],
    /// Accounts of those complained of, and of those who said that they are kin.
    pub accounts: &'a [Uuid],
}

impl Wall<'_> {
    /// Nobody is kept out.
    pub const NONE: Wall<'static> = Wall {
        bodies: &[],
        accounts: &[],
    };

    /// Whether this person is kept out with every post.
    pub fn keeps_out(&self, actor: &Actor) -> bool {
        self.accounts.contains(&actor.account)
    }

    /// Whether a post counts for nothing here.
    pub fn covers(&self, post: &Post) -> bool {
        self.bodies.contains(&post.body)
    }
}
