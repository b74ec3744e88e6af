use super::{Actor, Post, Role};
use crate::bodies::BodyId;
use crate::cases::Wall;
use uuid::Uuid;

/// What somebody wants to do. Each act names the objects it applies to; with any other object it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// Take a document into a body's library and register.
    ImportDocument,
    /// Read a document, its proposals and its lineage.
    ReadDocument,
    /// Correct the head fields of a document (number, date, subject …).
    CorrectDocument,
    /// Accept, edit, split, merge or refuse what the machine proposes.
    ReviewProposals,
    /// Sign: only then is anything issued.
    SignTasks,
    /// Make a document and the state of its tasks public, or take that back.
    PublishDocument,
    /// Read a task and all its assignments.
    ReadTask,
    /// Read one assignment.
    ReadAssignment,
    /// Report progress on an assignment.
    ReportProgress,
    /// Hand an assignment on, one level down.
    SubAssign,
    /// Accept a report as done, or return it.
    JudgeProgress,
    /// Remind a body.
    Chase,
    /// See the one-screen page of a leader.
    ReadOverview,
    /// Add, merge, rename, end bodies; import them.
    ManageBodies,
    /// Teach what an expression such as "các sở, ban, ngành" means.
    CorrectExpressions,
    /// Create accounts, give posts, disable.
    ManageAccounts,
    /// Read and export the journal.
    ReadJournal,
    /// Register what people bring, say or send, and print the receipt.
    TakePetition,
    /// Read the register of petitions: numbers, days, states; never their words.
    ReadPetitionRegister,
    /// Read a case: words, people, files, history.
    ReadCase,
    /// Give a case to an officer, or take it on.
    AssignCase,
    /// Work on a case: check, verify, ask, prepare the answer.
    HandleCase,
    /// Sign what the law gives to the head: acceptance, refusal, extension, decision.
    DecideCase,
    /// Send a case to another body.
    TransferCase,
    /// Take over a case that another body sends, or return it.
    AcceptTransfer,
    /// Choose what a public copy leaves out.
    RedactCase,
    /// Make the redacted copy public, or take that back.
    PublishCase,
    /// Join cases about one matter, split one, undo that.
    MergeCases,
    /// Anonymise and destroy by the records schedule.
    DisposeCases,
    /// See which reports a body owes, has sent and has received.
    ReadReports,
    /// Read a report with its figures, findings and versions.
    ReadReport,
    /// Begin a report, write its parts, answer findings, put it before the head.
    WriteReport,
    /// Sign a report, which freezes its figures, or give it back to be written on.
    SignReport,
    /// Send a signed report up.
    SendReport,
    /// Take a report from below, or send it back with a reason.
    JudgeReport,
    /// Say when the head receives, post it, receive people at the counter, keep the register of visits.
    HoldReception,
    /// Read when a body receives, what it owes and what it has posted; never who came.
    ReadReception,
    /// Read the register of visits: who came, and with what.
    ReadVisits,
    /// Sign what the law gives to the head: a written refusal, the conclusion of a sitting.
    SignReception,
    /// Prepare a dialogue, write its minutes and what was promised.
    HoldDialogue,
    /// Read dialogues that are not public yet.
    ReadDialogue,
    /// Sign what was promised: only then it becomes tasks.
    SignDialogue,
}

impl Act {
    /// All acts; the table test names each.
    pub const ALL: [Act; 42] = [
        Act::ImportDocument,
        Act::ReadDocument,
        Act::CorrectDocument,
        Act::ReviewProposals,
        Act::SignTasks,
        Act::PublishDocument,
        Act::ReadTask,
        Act::ReadAssignment,
        Act::ReportProgress,
        Act::SubAssign,
        Act::JudgeProgress,
        Act::Chase,
        Act::ReadOverview,
        Act::ManageBodies,
        Act::CorrectExpressions,
        Act::ManageAccounts,
        Act::ReadJournal,
        Act::TakePetition,
        Act::ReadPetitionRegister,
        Act::ReadCase,
        Act::AssignCase,
        Act::HandleCase,
        Act::DecideCase,
        Act::TransferCase,
        Act::AcceptTransfer,
        Act::RedactCase,
        Act::PublishCase,
        Act::MergeCases,
        Act::DisposeCases,
        Act::ReadReports,
        Act::ReadReport,
        Act::WriteReport,
        Act::SignReport,
        Act::SendReport,
        Act::JudgeReport,
        Act::HoldReception,
        Act::ReadReception,
        Act::ReadVisits,
        Act::SignReception,
        Act::HoldDialogue,
        Act::ReadDialogue,
        Act::SignDialogue,
    ];
}

/// What the act is about, with all that the decision needs to know of it.
#[derive(Debug, Clone, Copy)]
pub enum Object<'a> {
    /// A body: its library, its overview, its accounts.
    Body(BodyId),
    /// A document in the library of `keeper`, with tasks given to `assigned`.
    Document {
        /// Whose library it is in.
        keeper: BodyId,
        /// Bodies that hold an assignment from it.
        assigned: &'a [BodyId],
        /// It is public.
        published: bool,
    },
    /// A task issued by `issuer` to `assigned`.
    Task {
        /// The body that issued it.
        issuer: BodyId,
        /// Bodies that hold an assignment of it.
        assigned: &'a [BodyId],
    },
    /// One assignment.
    Assignment {
        /// The body that issued the task.
        issuer: BodyId,
        /// The body that handed it on, where it is a sub-assignment.
        upper: Option<BodyId>,
        /// The body that must do it.
        body: BodyId,
    },
    /// One case.
    Case {
        /// The body that holds it.
        holder: BodyId,
        /// The body that it is sent to and that has not yet taken it.
        offered: Option<BodyId>,
        /// The officer who handles it.
        handler: Option<Uuid>,
        /// Who wrote the petition down for the person: a helping hand does not read on.
        helper: Option<Uuid>,
        /// Whoever it is about, and their kin.
        wall: Wall<'a>,
    },
    /// One report.
    Report {
        /// The body that answers for it.
        by: BodyId,
        /// The body that it was sent to; none before it is sent.
        to: Option<BodyId>,
    },
}

/// The body tree as far as rights need it.
pub trait Reach {
    /// `upper` is `lower`, or stands above it in the tree of bodies.
    fn covers(&self, upper: BodyId, lower: BodyId) -> bool;
}

/// Why somebody may not. Words for people are in `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// None of the actor's posts has a role for this act.
    #[error("no post of yours has a role for this")]
    Role,
    /// The role is right, the body is not theirs.
    #[error("this belongs to a body outside your posts")]
    Scope,
    /// The act does not apply to such an object.
    #[error("this act does not apply here")]
    Object,
    /// The case is about them, about their head, or about their kin.
    #[error("the case is about you, your head or your kin")]
    Conflict,
    /// They wrote the petition down for somebody else and do not handle it.
    #[error("you helped to write it and do not handle it")]
    Helper,
}

/// Decides whether `actor` may do `act` on `object`.
///
/// Scope: clerks and officers act for their own body; heads, desks, administrators and auditors see their body and all
/// below it in the tree. Whoever holds an assignment may read the document and the task it comes from. A post at
/// [`BodyId::INSTALLATION`] reaches every body, and counts for administrators and auditors only.
///
/// A case is kept from those its wall names, whatever their role, and from whoever holds a post at a walled body.
/// Whoever wrote a petition down for somebody reads the case only after taking it on ([`Act::AssignCase`] shows nothing
/// of it). The body that a case is sent to may read it before it takes it.
///
/// A report that is being written is its body's own: from above it is seen only once it is sent.
///
/// # Errors
/// The [`Refusal`] says whether it was the role, the scope, or the object.
pub fn may(actor: &Actor, act: Act, object: Object<'_>, tree: &impl Reach) -> Result<(), Refusal> {
    use Role::{Administrator, Auditor, Clerk, Desk, Head, Officer};
    let own = |roles: &[Role], body: BodyId| grant(actor, roles, |post| post == body);
    let scope = |roles: &[Role], body: BodyId| {
        grant(actor, roles, |post| {
            post == BodyId::INSTALLATION || tree.covers(post, body)
        })
    };
    let reads = |body: BodyId| any([own(&[Clerk, Officer], body), scope(&[Head, Desk, Auditor], body)]);
    let follows = |body: BodyId| any([own(&[Officer], body), scope(&[Head, Desk, Auditor], body)]);
    if let Object::Case {
        handler,
        helper,
        wall,
        ..
    } = object
    {
        if wall.keeps_out(actor) || actor.posts.iter().any(|post| wall.covers(post)) {
            return Err(Refusal::Conflict);
        }
        if act != Act::AssignCase && helper == Some(actor.account) && handler != helper {
            return Err(Refusal::Helper);
        }
    }
    match (act, object) {
        (Act::ImportDocument, Object::Body(keeper))
        | (Act::CorrectDocument, Object::Document { keeper, .. }) => {
            own(&[Clerk, Officer, Head, Desk], keeper)
        }
        (Act::ReadDocument, Object::Document { published: true, .. }) => Ok(()),
        (Act::ReadDocument, Object::Document { keeper, assigned, .. })
        | (
            Act::ReadTask,
            Object::Task {
                issuer: keeper,
                assigned,
            },
        ) => any(std::iter::once(keeper).chain(assigned.iter().copied()).map(reads)),
        (Act::ReviewProposals, Object::Document { keeper, .. }) => own(&[Officer, Head, Desk], keeper),
        (Act::SignTasks | Act::PublishDocument, Object::Document { keeper, .. }) => own(&[Head], keeper),
        (Act::ReadAssignment, Object::Assignment { issuer, upper, body }) => {
            any(std::iter::once(reads(body)).chain(std::iter::once(issuer).chain(upper).map(follows)))
        }
        (Act::ReportProgress, Object::Assignment { body, .. }) => own(&[Officer, Head, Desk], body),
        (
            Act::SubAssign,
            Object::Assignment {
                body, upper: None, ..
            },
        ) => own(&[Head, Desk], body),
        (Act::JudgeProgress | Act::Chase, Object::Assignment { issuer, upper, .. }) => {
            own(&[Head, Desk], upper.unwrap_or(issuer))
        }
        (Act::ReadOverview, Object::Body(body)) => scope(&[Head, Desk, Auditor], body),
        (Act::ManageBodies | Act::ManageAccounts, Object::Body(body)) => scope(&[Administrator], body),
        (Act::CorrectExpressions, Object::Body(body)) => {
            any([own(&[Officer, Head, Desk], body), scope(&[Administrator], body)])
        }
        (Act::ReadJournal, Object::Body(body)) => scope(&[Auditor], body),
        (Act::TakePetition, Object::Body(body)) => own(&[Clerk, Officer, Head, Desk], body),
        (Act::ReadPetitionRegister, Object::Body(body)) => {
            any([own(&[Clerk, Officer], body), scope(&[Head, Desk, Auditor], body)])
        }
        (Act::ReadCase, Object::Case { holder, offered, .. }) => {
            any(std::iter::once(holder).chain(offered).map(follows))
        }
        (
            Act::AssignCase | Act::HandleCase | Act::RedactCase | Act::MergeCases,
            Object::Case { holder, .. },
        ) => own(&[Officer, Head, Desk], holder),
        (Act::DecideCase | Act::PublishCase, Object::Case { holder, .. }) => own(&[Head], holder),
        (Act::TransferCase, Object::Case { holder, .. }) => {
            any([own(&[Officer], holder), scope(&[Head, Desk], holder)])
        }
        (
            Act::AcceptTransfer,
            Object::Case {
                offered: Some(body), ..
            },
        ) => own(&[Officer, Head, Desk], body),
        (Act::ReadReports, Object::Body(body)) => reads(body),
        (Act::ReadReport, Object::Report { by, to: None }) => {
            any([own(&[Clerk, Officer, Head, Desk], by), scope(&[Auditor], by)])
        }
        (Act::ReadReport, Object::Report { by, to: Some(to) }) => any([by, to].map(reads)),
        (Act::WriteReport, Object::Report { by, .. }) => own(&[Officer, Head, Desk], by),
        (Act::SignReport, Object::Report { by, .. }) => own(&[Head], by),
        (Act::SendReport, Object::Report { by, .. }) => own(&[Clerk, Officer, Head, Desk], by),
        (Act::JudgeReport, Object::Report { to: Some(to), .. }) => own(&[Head, Desk], to),
        (Act::DisposeCases | Act::SignReception | Act::SignDialogue, Object::Body(body)) => {
            own(&[Head], body)
        }
        (Act::HoldReception, Object::Body(body)) => own(&[Clerk, Officer, Head, Desk], body),
        (Act::ReadReception | Act::ReadDialogue, Object::Body(body)) => reads(body),
        (Act::ReadVisits, Object::Body(body)) => {
            any([own(&[Clerk, Officer, Head, Desk], body), scope(&[Auditor], body)])
        }
        (Act::HoldDialogue, Object::Body(body)) => own(&[Officer, Head, Desk], body),
        // Among others: a sub-assignment is not handed on further.
        _ => Err(Refusal::Object),
    }
}

/// Allowed where one post has one of `roles` at a body that `fits`.
fn grant(actor: &Actor, roles: &[Role], fits: impl Fn(BodyId) -> bool) -> Result<(), Refusal> {
    let mut refusal = Refusal::Role;
    let counts = |post: &&Post| {
        post.body != BodyId::INSTALLATION || matches!(post.role, Role::Administrator | Role::Auditor)
    };
    for post in actor
        .posts
        .iter()
        .filter(|post| roles.contains(&post.role))
        .filter(counts)
    {
        if fits(post.body) {
            return Ok(());
        }
        refusal = Refusal::Scope;
    }
    Err(refusal)
}

/// Allowed where one of `ways` is; otherwise the refusal that comes nearest to a permission.
fn any(ways: impl IntoIterator<Item = Result<(), Refusal>>) -> Result<(), Refusal> {
    let mut refusal = Refusal::Role;
    for way in ways {
        match way {
            Ok(()) => return Ok(()),
            Err(Refusal::Scope) => refusal = Refusal::Scope,
            Err(_) => {}
        }
    }
    Err(refusal)
}
