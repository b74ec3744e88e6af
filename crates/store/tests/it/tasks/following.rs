use super::fixture::{Office, TODAY, office, person, scope, signed};
use gandan_core::access::Role;
use gandan_core::reports::Window;
use gandan_core::tasks::{Claim, Tally};
use gandan_store::journal::Author;
use gandan_store::tasks::{Chase, Cursor, Filter, Report, Scope, Side};
use gandan_store::{Tx, both_engines, documents, new_id, reports, tasks};
use jiff::civil::date;
use uuid::Uuid;

async fn say(tx: &mut Tx, assignment: Uuid, claim: Claim, author: &Author) {
    let report = Report {
        assignment,
        claim,
        words: "Báo cáo",
        figures: &[],
        evidence: &[],
        form_key: new_id(),
        author,
        at: 10,
        today: TODAY,
    };
    tasks::report(tx, &report).await.unwrap();
}

async fn found(tx: &mut Tx, side: Side, scope: Scope, filter: Filter) -> Vec<Uuid> {
    let rows = tasks::list(tx, side, scope, filter, None, 100).await.unwrap();
    rows.into_iter().map(|row| row.body_id).collect()
}

/// Four bodies due yesterday: nothing said, behind, claimed late; one other untouched.
async fn late(tx: &mut Tx, office: &Office, task: Uuid) -> Vec<Uuid> {
    let rows = tasks::assignments_of_task(tx, task, None).await.unwrap();
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    say(tx, ids[1], Claim::Behind, &office.head).await;
    say(tx, ids[2], Claim::Done, &office.head).await;
    ids
}

both_engines! {
    async fn each_sees_the_lists_of_his_posts_and_no_others(db: &Db) {
        let office = office(db, 3, Some(date(2026, 12, 15)), vec![]).await;
        signed(db, &office).await;
        let mut tx = db.begin_write().await.unwrap();
        let officer = person(&mut tx, office.bodies[1], Role::Officer).await;
        let clerk = person(&mut tx, office.issuer, Role::Clerk).await;
        let administrator = person(&mut tx, office.issuer, Role::Administrator).await;
        assert_eq!(found(&mut tx, Side::Held, scope(&officer), Filter::Open).await, [office.bodies[1]]);
        assert!(found(&mut tx, Side::Given, scope(&officer), Filter::Open).await.is_empty());
        assert_eq!(found(&mut tx, Side::Given, scope(&office.head), Filter::Open).await.len(), 3);
        assert!(found(&mut tx, Side::Held, scope(&office.head), Filter::Open).await.is_empty());
        let below = Scope { below: true, ..scope(&office.head) };
        assert_eq!(found(&mut tx, Side::Held, below, Filter::Open).await.len(), 3);
        let one = Scope { body: Some(office.bodies[2]), ..below };
        assert_eq!(found(&mut tx, Side::Held, one, Filter::Open).await, [office.bodies[2]]);
        // A post for the whole installation counts for auditors, and for nobody else.
        let auditor = person(&mut tx, Uuid::nil(), Role::Auditor).await;
        assert_eq!(found(&mut tx, Side::Held, scope(&auditor), Filter::Open).await.len(), 3);
        assert_eq!(found(&mut tx, Side::Given, scope(&auditor), Filter::Open).await.len(), 3);
        let misplaced = person(&mut tx, Uuid::nil(), Role::Head).await;
        for nobody in [&clerk, &administrator, &misplaced] {
            let below = Scope { below: true, ..scope(nobody) };
            assert!(found(&mut tx, Side::Held, below, Filter::All).await.is_empty());
            assert!(found(&mut tx, Side::Given, below, Filter::All).await.is_empty());
        }
    }

    async fn filters_and_figures_count_the_same(db: &Db) {
        let office = office(db, 4, Some(date(2026, 11, 21)), vec![]).await;
        let task = signed(db, &office).await;
        let mut tx = db.begin_write().await.unwrap();
        late(&mut tx, &office, task).await;
        let scope = scope(&office.head);
        let tally = tasks::tally(&mut tx, Side::Given, scope).await.unwrap();
        let counted = Tally { not_started: 2, behind: 1, reported: 1, overdue: 4, ..Tally::default() };
        assert_eq!(tally, counted, "claimed after the day is overdue too");
        for (filter, count) in [
            (Filter::Open, tally.open()), (Filter::Overdue, tally.overdue), (Filter::NotStarted, tally.not_started),
            (Filter::Behind, tally.behind), (Filter::Reported, tally.reported), (Filter::Done, 0),
            (Filter::OnSchedule, 0), (Filter::DoneLate, 0), (Filter::Lead, 4), (Filter::Supporting, 0),
            (Filter::Recurring, 0), (Filter::Soon(date(2026, 12, 1)), 0), (Filter::All, tally.total()),
        ] {
            let rows = found(&mut tx, Side::Given, scope, filter).await;
            assert_eq!(i64::try_from(rows.len()).unwrap(), count, "{filter:?}");
        }
        let by_body = tasks::tally_by_body(&mut tx, Side::Given, scope, 10).await.unwrap();
        let mut sum = Tally::default();
        by_body.iter().for_each(|body| sum.merge(&body.tally));
        assert_eq!((by_body.len(), sum), (4, tally));
        assert_eq!(tasks::tally_by_document(&mut tx, scope, 10).await.unwrap()[0].tally, tally);
        let today = scope.today;
        assert_eq!(tasks::tally_of_tasks(&mut tx, office.document, today).await.unwrap()[0].tally, tally);
        // What SQL counts is what the rules count.
        let mut counted = Tally::default();
        for row in tasks::assignments_of_task(&mut tx, task, None).await.unwrap() {
            counted.add(row.facts().unwrap(), today);
        }
        assert_eq!(counted, tally);
    }

    async fn a_directive_told_clause_by_clause_counts_what_is_not_listed(db: &Db) {
        let office = office(db, 4, Some(date(2026, 11, 21)), vec![]).await;
        let task = signed(db, &office).await;
        let mut tx = db.begin_write().await.unwrap();
        let given = late(&mut tx, &office, task).await;
        let (rows, _) = reports::clauses(&mut tx, office.document, None, None, 100).await.unwrap();
        let states = reports::clause_states(&mut tx, office.document, None).await.unwrap();
        let ids: Vec<Uuid> = states.iter().map(|state| state.id).collect();
        assert_eq!(ids, rows.iter().map(|row| row.id).collect::<Vec<_>>(), "in one order");
        let reported = |id: Uuid| states.iter().any(|state| state.id == id && state.reported);
        assert_eq!(given.iter().map(|id| reported(*id)).collect::<Vec<_>>(), [false, true, true, false]);
        let backwards: Vec<Uuid> = ids.iter().rev().copied().collect();
        let (told, _) = reports::told_of(&mut tx, &backwards).await.unwrap();
        assert_eq!(told, rows.into_iter().rev().collect::<Vec<_>>(), "what was said, in the order asked for");
        let (few, _) = reports::told_of(&mut tx, &ids[..1]).await.unwrap();
        assert_eq!(few.len(), 1);
        let later = Window { first: date(2027, 1, 1), last: date(2027, 3, 31) };
        let (rows, _) = reports::clauses(&mut tx, office.document, Some(later), None, 100).await.unwrap();
        assert_eq!(reports::clause_states(&mut tx, office.document, Some(later)).await.unwrap().len(), rows.len());
    }

    async fn pages_go_on_where_the_last_one_ended(db: &Db) {
        let office = office(db, 7, None, vec![]).await;
        signed(db, &office).await;
        let mut tx = db.begin_read().await.unwrap();
        let (mut after, mut seen): (Option<Cursor>, Vec<Uuid>) = (None, vec![]);
        loop {
            let page = tasks::list(&mut tx, Side::Given, scope(&office.head), Filter::All, after.as_ref(), 3)
                .await.unwrap();
            let Some(last) = page.last() else { break };
            after = Some(Cursor { due_order: last.due_order.clone(), id: last.id });
            seen.extend(page.iter().map(|row| row.id));
        }
        assert_eq!(seen.len(), 7);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 7);
    }

    async fn chasers_are_sent_once_to_whoever_needs_one_and_are_seen(db: &Db) {
        let office = office(db, 4, Some(date(2026, 11, 21)), vec![]).await;
        let task = signed(db, &office).await;
        let mut tx = db.begin_write().await.unwrap();
        let ids = late(&mut tx, &office, task).await;
        let chase = Chase {
            assignments: &ids, words: "Đề nghị báo cáo ngay.", batch: new_id(), author: &office.head, at: 30,
        };
        let sent = tasks::chase(&mut tx, &chase).await.unwrap();
        assert_eq!((sent.sent, sent.left_out), (3, 1), "one has reported: it is the giver's turn");
        assert_eq!(tasks::chase(&mut tx, &chase).await.unwrap().sent, 0, "a double click");
        assert_eq!(tasks::batch(&mut tx, chase.batch).await.unwrap().len(), 3);
        let officer = person(&mut tx, office.bodies[0], Role::Officer).await;
        assert_eq!(tasks::seen(&mut tx, ids[0], &officer, 40).await.unwrap(), 1);
        assert_eq!(tasks::seen(&mut tx, ids[0], &officer, 41).await.unwrap(), 0);
        let kept = tasks::history(&mut tx, ids[0]).await.unwrap().chasers;
        assert_eq!((kept[0].seen_at, kept[0].account_name.as_str()), (Some(40), office.head.name.as_str()));
    }

    async fn the_public_sees_published_documents_only(db: &Db) {
        let office = office(db, 4, Some(date(2026, 11, 21)), vec![]).await;
        let task = signed(db, &office).await;
        let mut tx = db.begin_write().await.unwrap();
        late(&mut tx, &office, task).await;
        assert!(tasks::public_documents(&mut tx, TODAY, None, 10).await.unwrap().is_empty());
        assert!(tasks::public_tasks(&mut tx, office.document, TODAY).await.unwrap().is_empty());
        assert!(tasks::public_overdue(&mut tx, TODAY, None, 10).await.unwrap().is_empty());
        let head = documents::find_head(&mut tx, office.document).await.unwrap();
        documents::set_published(&mut tx, &office.head, 3, (office.document, head.version), true).await.unwrap();
        let shown = tasks::public_documents(&mut tx, TODAY, None, 10).await.unwrap();
        assert_eq!((shown.len(), shown[0].tasks, shown[0].tally.overdue), (1, 1, 4));
        assert_eq!(tasks::public_tasks(&mut tx, office.document, TODAY).await.unwrap()[0].tally.total(), 4);
        assert_eq!(tasks::public_overdue(&mut tx, TODAY, None, 10).await.unwrap().len(), 4);
        assert_eq!(tasks::tally_of_public(&mut tx, TODAY).await.unwrap().len(), 4);
        assert_eq!(tasks::tally_of_document(&mut tx, office.document, TODAY).await.unwrap().len(), 4);
    }

    async fn a_head_sees_what_waits_for_the_signature(db: &Db) {
        let office = office(db, 1, None, vec![]).await;
        let mut tx = db.begin_write().await.unwrap();
        let officer = person(&mut tx, office.issuer, Role::Officer).await;
        let waits = tasks::to_sign(&mut tx, office.head.account.unwrap(), TODAY, 10).await.unwrap();
        assert_eq!((waits.len(), waits[0].document, waits[0].proposals), (1, office.document, 1));
        assert!(tasks::to_sign(&mut tx, officer.account.unwrap(), TODAY, 10).await.unwrap().is_empty());
    }
}
