//! Every act × role, at the body itself, above it, below it, and elsewhere.

use super::{Act, Actor, Object, Post, Reach, Refusal, Role, may};
use crate::bodies::BodyId;
use crate::cases::Wall;
use uuid::Uuid;

const fn body(n: u128) -> BodyId {
    BodyId(Uuid::from_u128(n))
}

const UPPER: BodyId = body(1);
const BODY: BodyId = body(2);
const LOWER: BodyId = body(3);
const OTHER: BodyId = body(4);

/// UPPER over BODY over LOWER; OTHER stands apart.
struct Line;

impl Reach for Line {
    fn covers(&self, upper: BodyId, lower: BodyId) -> bool {
        let apart = |body| body == OTHER || body == BodyId::INSTALLATION;
        upper == lower || (!apart(upper) && !apart(lower) && upper < lower)
    }
}

fn actor(role: Role, at: BodyId) -> Actor {
    Actor {
        account: Uuid::nil(),
        name: "Cán bộ".into(),
        posts: vec![Post { role, body: at }],
    }
}

/// The object of each act, held by BODY.
fn object(act: Act) -> Object<'static> {
    match act {
        Act::ImportDocument
        | Act::ReadOverview
        | Act::ManageBodies
        | Act::CorrectExpressions
        | Act::ManageAccounts
        | Act::ReadJournal
        | Act::TakePetition
        | Act::ReadPetitionRegister
        | Act::DisposeCases
        | Act::ReadReports
        | Act::HoldReception
        | Act::ReadReception
        | Act::ReadVisits
        | Act::SignReception
        | Act::HoldDialogue
        | Act::ReadDialogue
        | Act::SignDialogue => Object::Body(BODY),
        Act::ReadReport => Object::Report {
            by: BODY,
            to: Some(BODY),
        },
        Act::WriteReport | Act::SignReport | Act::SendReport => Object::Report {
            by: BODY,
            to: Some(OTHER),
        },
        Act::JudgeReport => Object::Report {
            by: OTHER,
            to: Some(BODY),
        },
        Act::ReadDocument
        | Act::CorrectDocument
        | Act::ReviewProposals
        | Act::SignTasks
        | Act::PublishDocument => Object::Document {
            keeper: BODY,
            assigned: &[],
            published: false,
        },
        Act::ReadTask => Object::Task {
            issuer: BODY,
            assigned: &[],
        },
        Act::ReadAssignment | Act::ReportProgress | Act::SubAssign => Object::Assignment {
            issuer: OTHER,
            upper: None,
            body: BODY,
        },
        Act::JudgeProgress | Act::Chase => Object::Assignment {
            issuer: BODY,
            upper: None,
            body: OTHER,
        },
        Act::AcceptTransfer => Object::Case {
            holder: OTHER,
            offered: Some(BODY),
            handler: None,
            helper: None,
            wall: Wall::NONE,
        },
        Act::ReadCase
        | Act::AssignCase
        | Act::HandleCase
        | Act::DecideCase
        | Act::TransferCase
        | Act::RedactCase
        | Act::PublishCase
        | Act::MergeCases => CASE,
    }
}

/// A case that BODY holds.
const CASE: Object<'static> = Object::Case {
    holder: BODY,
    offered: None,
    handler: None,
    helper: None,
    wall: Wall::NONE,
};

/// Columns: clerk, officer, head, desk, administrator, auditor.
/// `o` may at the body itself, `s` may at the body and from above (scope), `-` may not.
const TABLE: &[(Act, &str)] = &[
    (Act::ImportDocument, "oooo--"),
    (Act::ReadDocument, "ooss-s"),
    (Act::CorrectDocument, "oooo--"),
    (Act::ReviewProposals, "-ooo--"),
    (Act::SignTasks, "--o---"),
    (Act::PublishDocument, "--o---"),
    (Act::ReadTask, "ooss-s"),
    (Act::ReadAssignment, "ooss-s"),
    (Act::ReportProgress, "-ooo--"),
    (Act::SubAssign, "--oo--"),
    (Act::JudgeProgress, "--oo--"),
    (Act::Chase, "--oo--"),
    (Act::ReadOverview, "--ss-s"),
    (Act::ManageBodies, "----s-"),
    (Act::CorrectExpressions, "-ooos-"),
    (Act::ManageAccounts, "----s-"),
    (Act::ReadJournal, "-----s"),
    (Act::TakePetition, "oooo--"),
    (Act::ReadPetitionRegister, "ooss-s"),
    (Act::ReadCase, "-oss-s"),
    (Act::AssignCase, "-ooo--"),
    (Act::HandleCase, "-ooo--"),
    (Act::DecideCase, "--o---"),
    (Act::TransferCase, "-oss--"),
    (Act::AcceptTransfer, "-ooo--"),
    (Act::RedactCase, "-ooo--"),
    (Act::PublishCase, "--o---"),
    (Act::MergeCases, "-ooo--"),
    (Act::DisposeCases, "--o---"),
    (Act::ReadReports, "ooss-s"),
    (Act::ReadReport, "ooss-s"),
    (Act::WriteReport, "-ooo--"),
    (Act::SignReport, "--o---"),
    (Act::SendReport, "oooo--"),
    (Act::JudgeReport, "--oo--"),
    (Act::HoldReception, "oooo--"),
    (Act::ReadReception, "ooss-s"),
    (Act::ReadVisits, "oooo-s"),
    (Act::SignReception, "--o---"),
    (Act::HoldDialogue, "-ooo--"),
    (Act::ReadDialogue, "ooss-s"),
    (Act::SignDialogue, "--o---"),
];

#[test]
fn the_table_names_every_act() {
    for act in Act::ALL {
        assert_eq!(
            TABLE.iter().filter(|(named, _)| *named == act).count(),
            1,
            "{act:?}"
        );
    }
    assert_eq!(TABLE.len(), Act::ALL.len());
}

#[test]
fn every_act_by_every_role_at_every_distance() {
    for (act, row) in TABLE {
        for (role, way) in Role::ALL.into_iter().zip(row.chars()) {
            for at in [UPPER, BODY, LOWER, OTHER] {
                // The sample assignments are issued by, or given to, OTHER: that side has its own test below.
                if at == OTHER && matches!(object(*act), Object::Assignment { .. }) {
                    continue;
                }
                let expected = match way {
                    'o' => at == BODY,
                    's' => at == BODY || at == UPPER,
                    _ => false,
                };
                let decided = may(&actor(role, at), *act, object(*act), &Line);
                assert_eq!(
                    decided.is_ok(),
                    expected,
                    "{act:?} as {role:?} at {at:?}: {decided:?}"
                );
                if way == '-' {
                    assert_eq!(decided, Err(Refusal::Role), "{act:?} as {role:?}");
                }
            }
        }
    }
}

#[test]
fn whoever_holds_an_assignment_reads_where_it_comes_from() {
    let document = Object::Document {
        keeper: OTHER,
        assigned: &[BODY],
        published: false,
    };
    assert!(may(&actor(Role::Officer, BODY), Act::ReadDocument, document, &Line).is_ok());
    assert!(may(&actor(Role::Head, UPPER), Act::ReadDocument, document, &Line).is_ok());
    assert_eq!(
        may(&actor(Role::Officer, LOWER), Act::ReadDocument, document, &Line),
        Err(Refusal::Scope)
    );
    assert!(may(&actor(Role::Officer, BODY), Act::ReviewProposals, document, &Line).is_err());
}

#[test]
fn a_public_document_is_read_by_all() {
    let document = Object::Document {
        keeper: OTHER,
        assigned: &[],
        published: true,
    };
    for role in Role::ALL {
        assert!(may(&actor(role, BODY), Act::ReadDocument, document, &Line).is_ok());
    }
}

#[test]
fn the_issuer_reads_and_judges_but_does_not_report() {
    let given = Object::Assignment {
        issuer: BODY,
        upper: None,
        body: OTHER,
    };
    assert!(may(&actor(Role::Officer, BODY), Act::ReadAssignment, given, &Line).is_ok());
    assert!(may(&actor(Role::Desk, BODY), Act::JudgeProgress, given, &Line).is_ok());
    assert_eq!(
        may(&actor(Role::Head, BODY), Act::ReportProgress, given, &Line),
        Err(Refusal::Scope)
    );
    assert_eq!(
        may(&actor(Role::Head, OTHER), Act::JudgeProgress, given, &Line),
        Err(Refusal::Scope)
    );
}

#[test]
fn a_sub_assignment_is_judged_by_who_handed_it_on_and_goes_no_further() {
    let sub = Object::Assignment {
        issuer: UPPER,
        upper: Some(BODY),
        body: LOWER,
    };
    assert!(may(&actor(Role::Head, BODY), Act::JudgeProgress, sub, &Line).is_ok());
    assert_eq!(
        may(&actor(Role::Head, UPPER), Act::JudgeProgress, sub, &Line),
        Err(Refusal::Scope)
    );
    assert_eq!(
        may(&actor(Role::Head, LOWER), Act::SubAssign, sub, &Line),
        Err(Refusal::Object)
    );
}

#[test]
fn a_post_for_the_whole_installation_reaches_all_for_administrators_and_auditors_only() {
    for (act, row) in TABLE {
        for (role, way) in Role::ALL.into_iter().zip(row.chars()) {
            let expected = way == 's' && matches!(role, Role::Administrator | Role::Auditor);
            let decided = may(&actor(role, BodyId::INSTALLATION), *act, object(*act), &Line);
            assert_eq!(decided.is_ok(), expected, "{act:?} as {role:?}: {decided:?}");
        }
    }
}

#[test]
fn an_act_on_the_wrong_object_is_refused() {
    assert_eq!(
        may(
            &actor(Role::Head, BODY),
            Act::SignTasks,
            Object::Body(BODY),
            &Line
        ),
        Err(Refusal::Object)
    );
}

#[test]
fn whoever_a_case_is_about_neither_reads_nor_routes_it() {
    let respondent = actor(Role::Head, BODY);
    let walls = [
        Wall {
            bodies: &[BODY],
            accounts: &[],
        },
        Wall {
            bodies: &[],
            accounts: &[Uuid::nil()],
        },
    ];
    for wall in walls {
        let about = Object::Case {
            holder: BODY,
            offered: None,
            handler: Some(respondent.account),
            helper: None,
            wall,
        };
        for (act, _) in TABLE
            .iter()
            .filter(|(act, _)| matches!(object(*act), Object::Case { .. }))
        {
            assert_eq!(
                may(&respondent, *act, about, &Line),
                Err(Refusal::Conflict),
                "{act:?}"
            );
        }
    }
    let about_the_lower = Object::Case {
        holder: LOWER,
        offered: None,
        handler: None,
        helper: None,
        wall: Wall {
            bodies: &[LOWER],
            accounts: &[],
        },
    };
    let mut elsewhere = actor(Role::Head, BODY);
    elsewhere.account = Uuid::from_u128(7);
    assert!(
        may(&elsewhere, Act::ReadCase, about_the_lower, &Line).is_ok(),
        "the superior reads and routes what is about a body below"
    );
    assert!(may(&elsewhere, Act::TransferCase, about_the_lower, &Line).is_ok());
}

#[test]
fn a_helping_hand_reads_on_only_after_taking_the_case() {
    let hand = actor(Role::Officer, BODY);
    let case = |handler| Object::Case {
        holder: BODY,
        offered: None,
        handler,
        helper: Some(hand.account),
        wall: Wall::NONE,
    };
    assert_eq!(may(&hand, Act::ReadCase, case(None), &Line), Err(Refusal::Helper));
    assert_eq!(
        may(&hand, Act::HandleCase, case(Some(Uuid::from_u128(9))), &Line),
        Err(Refusal::Helper)
    );
    assert!(may(&hand, Act::AssignCase, case(None), &Line).is_ok());
    assert!(may(&hand, Act::ReadCase, case(Some(hand.account)), &Line).is_ok());
}

#[test]
fn a_case_on_its_way_is_read_where_it_is_sent() {
    let sent = Object::Case {
        holder: OTHER,
        offered: Some(BODY),
        handler: None,
        helper: None,
        wall: Wall::NONE,
    };
    assert!(may(&actor(Role::Officer, BODY), Act::ReadCase, sent, &Line).is_ok());
    assert_eq!(
        may(&actor(Role::Officer, BODY), Act::HandleCase, sent, &Line),
        Err(Refusal::Scope)
    );
    assert_eq!(
        may(&actor(Role::Officer, BODY), Act::AcceptTransfer, CASE, &Line),
        Err(Refusal::Object),
        "nothing was sent"
    );
}

#[test]
fn a_report_is_seen_from_above_only_once_it_is_sent() {
    let report = |to| Object::Report { by: LOWER, to };
    let above = actor(Role::Head, BODY);
    assert_eq!(
        may(&above, Act::ReadReport, report(None), &Line),
        Err(Refusal::Scope)
    );
    assert!(may(&actor(Role::Clerk, LOWER), Act::ReadReport, report(None), &Line).is_ok());
    assert!(may(&actor(Role::Auditor, UPPER), Act::ReadReport, report(None), &Line).is_ok());
    assert!(may(&above, Act::ReadReport, report(Some(OTHER)), &Line).is_ok());
    assert!(
        may(
            &actor(Role::Officer, OTHER),
            Act::ReadReport,
            report(Some(OTHER)),
            &Line
        )
        .is_ok()
    );
    assert_eq!(
        may(&above, Act::JudgeReport, report(None), &Line),
        Err(Refusal::Object)
    );
    assert_eq!(
        may(
            &actor(Role::Head, LOWER),
            Act::JudgeReport,
            report(Some(BODY)),
            &Line
        ),
        Err(Refusal::Scope),
        "nobody judges their own report"
    );
}
