use gandan_core::documents::{
    BodyRole, Citation, ProposalState, Read, Reading, SourceText, Span, TaskReading, propose, split,
};
use gandan_store::documents::{
    self, BatchFile, Decision, Heading, Inserted, ListFilter, Made, NewBody, NewDocument, NewProposal,
    Position, ProposalEdit,
};
use gandan_store::journal::{self, Author, Filter};
use gandan_store::{Db, StoreError, Tx, both_engines, new_id, sqlx};
use uuid::Uuid;

const TEXT: &str = "1. Sở Nội vụ theo dõi việc thực hiện; báo cáo trước ngày 15/12/2026.";

/// Somebody at a new body.
struct Office {
    keeper: Uuid,
    author: Author,
}

async fn body(tx: &mut Tx) -> Uuid {
    let id = new_id();
    let sql = "insert into body (id, code, name, folded, branch, tier, place, note, version)
        values ($1, $2, $2, $2, 'government', 'province', '', '', 1)";
    match tx {
        Tx::Sqlite(tx) => sqlx::query(sql)
            .bind(id)
            .bind(id.to_string())
            .execute(&mut **tx)
            .await
            .map(drop)
            .unwrap(),
        Tx::Postgres(tx) => sqlx::query(sql)
            .bind(id)
            .bind(id.to_string())
            .execute(&mut **tx)
            .await
            .map(drop)
            .unwrap(),
    }
    id
}

async fn office(db: &Db) -> Office {
    let mut tx = db.begin_write().await.unwrap();
    let keeper = body(&mut tx).await;
    tx.commit().await.unwrap();
    Office {
        keeper,
        author: Author {
            account: Some(new_id()),
            name: "Văn thư 1".into(),
        },
    }
}

fn read<T>(value: T) -> Option<Read<T>> {
    Some(Read {
        value,
        span: None,
        confidence: 0.9,
    })
}

/// A reading of `number`/CT-UBND of that day, resting on `cites`.
fn reading(number: &str, day: &str, cites: &[(&str, Option<&str>)]) -> Reading {
    let citation = |(id, day): &(&str, Option<&str>)| Citation {
        kind: Some("CT".into()),
        id: Some((*id).into()),
        date: day.map(|day| day.parse().unwrap()),
        issuer: None,
        title: None,
        basis: true,
    };
    Reading {
        kind: read("CT".into()),
        number: read(number.into()),
        symbol: read("CT-UBND".into()),
        date: read(day.parse().unwrap()),
        issuer: read("Ủy ban nhân dân tỉnh Mẫu".into()),
        citations: cites
            .iter()
            .map(|it| Read {
                value: citation(it),
                span: None,
                confidence: 0.9,
            })
            .collect(),
        tasks: vec![TaskReading {
            ordinal: Some("1".into()),
            text: TEXT.into(),
            span: Span::new(0, TEXT.len()),
            lead: vec![Read {
                value: "Sở Nội vụ".into(),
                span: None,
                confidence: 0.9,
            }],
            supporting: vec![],
            deadlines: vec![],
            report_to: None,
            confidence: 0.75,
        }],
        ..Reading::default()
    }
}

async fn take_in(
    tx: &mut Tx,
    office: &Office,
    file: &str,
    reading: &Reading,
) -> Result<Inserted, StoreError> {
    let source = SourceText::from_plain(TEXT);
    let proposals = propose(reading, TEXT)
        .into_iter()
        .map(|draft| NewProposal {
            bodies: draft
                .bodies
                .iter()
                .map(|body| NewBody {
                    role: body.role,
                    words: body.words.clone(),
                    body: None,
                    how: "unknown".into(),
                })
                .collect(),
            draft,
            report_to_id: None,
        })
        .collect();
    let new = NewDocument {
        keeper: office.keeper,
        direction: "incoming",
        received_day: "2026-11-22",
        file_name: file,
        bytes: file.as_bytes(),
        media_type: "text/plain",
        format: "txt",
        source: &source,
        reading,
        issuer_id: None,
        addressees: vec![],
        proposals,
        created_by: office.author.account.unwrap(),
    };
    documents::insert(tx, &office.author, 1, &new).await
}

async fn taken_in(db: &Db, office: &Office, file: &str, reading: &Reading) -> Uuid {
    let mut tx = db.begin_write().await.unwrap();
    let Inserted::New { id, .. } = take_in(&mut tx, office, file, reading).await.unwrap() else {
        panic!("{file} is there already")
    };
    tx.commit().await.unwrap();
    id
}

both_engines! {
    async fn a_document_comes_with_its_file_text_proposals_and_journal(db: &Db) {
        let office = super::office(db).await;
        let id = taken_in(db, &office, "a.txt", &reading("10", "2026-11-01", &[])).await;
        let mut tx = db.begin_read().await.unwrap();
        let row = documents::find(&mut tx, id).await.unwrap();
        assert_eq!(row.text().unwrap(), SourceText::from_plain(TEXT));
        assert_eq!(row.machine().unwrap().number.unwrap().value, "10");
        assert_eq!((row.register_year, row.register_number, row.state.as_str()), (2026, 1, "open"));
        assert_eq!(documents::find_head(&mut tx, id).await.unwrap(), row.head());
        let proposals = documents::proposals_of(&mut tx, id).await.unwrap();
        assert_eq!((proposals.len(), proposals[0].words.as_str(), proposals[0].version), (1, TEXT, 1));
        assert!((proposals[0].confidence - 0.75).abs() < 1e-6);
        let bodies = documents::bodies_of_document(&mut tx, id).await.unwrap();
        assert_eq!((bodies[0].words.as_str(), bodies[0].body_id, bodies[0].role.as_str()), ("Sở Nội vụ", None, "lead"));
        let filter = Filter { object: Some(id), ..Filter::default() };
        let entries = journal::list(&mut tx, &filter, 9).await.unwrap();
        assert_eq!(entries.iter().map(|entry| entry.act.as_str()).collect::<Vec<_>>(), ["document.imported"]);
        assert!(matches!(documents::find(&mut tx, new_id()).await, Err(StoreError::NotFound)));
    }

    async fn the_same_file_twice_is_one_document_and_the_same_number_is_flagged(db: &Db) {
        let office = super::office(db).await;
        let first = taken_in(db, &office, "a.txt", &reading("10", "2026-11-01", &[])).await;
        let mut tx = db.begin_write().await.unwrap();
        let again = take_in(&mut tx, &office, "a.txt", &reading("10", "2026-11-01", &[])).await.unwrap();
        assert_eq!(again, Inserted::Same { id: first });
        let double = take_in(&mut tx, &office, "b.txt", &reading("10", "2026-11-01", &[])).await.unwrap();
        assert!(matches!(double, Inserted::New { register_number: 2, same_as: Some(it), .. } if it == first));
        let other_day = take_in(&mut tx, &office, "c.txt", &reading("10", "2025-11-01", &[])).await.unwrap();
        assert!(matches!(other_day, Inserted::New { register_number: 3, same_as: None, .. }));
        drop(tx);
        // Another office keeps its own copy under its own number.
        let elsewhere = super::office(db).await;
        let copy = taken_in(db, &elsewhere, "a.txt", &reading("10", "2026-11-01", &[])).await;
        assert_ne!(copy, first);
    }

    async fn register_numbers_have_no_gap_and_no_double_however_many_come_at_once(db: &Db) {
        let office = std::sync::Arc::new(super::office(db).await);
        let mut waiting = Vec::new();
        for n in 0..12 {
            let (db, office) = (db.clone(), office.clone());
            waiting.push(tokio::spawn(async move {
                let mut tx = db.begin_write().await.unwrap();
                let reading = reading(&n.to_string(), "2026-11-01", &[]);
                // Every third transaction fails; two bring the same file.
                let file = if n == 11 { "10.txt".to_owned() } else { format!("{n}.txt") };
                take_in(&mut tx, &office, &file, &reading).await.unwrap();
                if n % 3 != 0 {
                    tx.commit().await.unwrap();
                }
            }));
        }
        for task in waiting {
            task.await.unwrap();
        }
        let mut tx = db.begin_read().await.unwrap();
        let rows = documents::register(&mut tx, office.keeper, "incoming", 2026, 0, 100).await.unwrap();
        let numbers: Vec<_> = rows.iter().map(|row| row.register_number).collect();
        assert_eq!(numbers, (1..=7).collect::<Vec<_>>());
        assert_eq!(documents::register_years(&mut tx, office.keeper).await.unwrap(), [2026]);
    }

    async fn citations_find_each_other_whichever_comes_first(db: &Db) {
        let office = super::office(db).await;
        let cites = [("10/CT-UBND", Some("2026-11-01")), ("10/CT-UBND", Some("2020-01-01")), ("77/CT-UBND", None)];
        let younger = taken_in(db, &office, "y.txt", &reading("11", "2026-11-05", &cites)).await;
        let mut tx = db.begin_read().await.unwrap();
        let targets = |rows: &[documents::CitationRow]| rows.iter().map(|row| row.target_id).collect::<Vec<_>>();
        assert_eq!(targets(&documents::citations_of(&mut tx, younger).await.unwrap()), [None; 3]);
        drop(tx);
        let older = taken_in(db, &office, "o.txt", &reading("10", "2026-11-01", &[])).await;
        taken_in(db, &office, "s.txt", &reading("77", "2026-11-01", &[])).await;
        let last = taken_in(db, &office, "l.txt", &reading("12", "2026-11-06", &cites[..1])).await;
        let mut tx = db.begin_read().await.unwrap();
        let found = documents::citations_of(&mut tx, younger).await.unwrap();
        assert_eq!(targets(&found), [Some(older), None, None], "a number alone joins nobody");
        assert_eq!(targets(&documents::citations_of(&mut tx, last).await.unwrap()), [Some(older)]);
        let head = documents::find_head(&mut tx, older).await.unwrap();
        let citing = documents::citing(&mut tx, older, head.identity.as_deref(), head.day.as_deref()).await.unwrap();
        assert_eq!(citing.iter().map(|row| row.document_id).collect::<Vec<_>>(), [younger, last]);
        drop(tx);
        // A corrected number joins anew.
        let mut tx = db.begin_write().await.unwrap();
        let heading = Heading { number: Some("99".into()), symbol: Some("CT-UBND".into()), ..Heading::default() };
        documents::correct_heading(&mut tx, &office.author, 2, (older, 1), &heading).await.unwrap();
        assert_eq!(targets(&documents::citations_of(&mut tx, last).await.unwrap()), [None]);
        let stale = documents::correct_heading(&mut tx, &office.author, 2, (older, 1), &heading).await;
        assert!(matches!(stale, Err(StoreError::Stale)));
    }

    async fn lists_are_filtered_and_turned_page_by_page(db: &Db) {
        let office = super::office(db).await;
        for n in 1..=5 {
            taken_in(db, &office, &format!("{n}.txt"), &reading(&n.to_string(), "2026-11-01", &[])).await;
        }
        let mut tx = db.begin_read().await.unwrap();
        let filter = ListFilter { issuer: Some("uy ban MẪU".into()), ..ListFilter::default() };
        assert!(documents::list(&mut tx, office.keeper, &filter, None, 9).await.unwrap().is_empty());
        let filter = ListFilter {
            kind: Some("CT".into()),
            year: Some(2026),
            direction: Some("incoming".into()),
            state: Some("open".into()),
            issuer: Some("tỉnh mẫu".into()),
        };
        let first = documents::list(&mut tx, office.keeper, &filter, None, 3).await.unwrap();
        let last = first.last().unwrap();
        let after = Position { day: last.received_day.clone(), id: last.id };
        let second = documents::list(&mut tx, office.keeper, &filter, Some(&after), 3).await.unwrap();
        let numbers: Vec<_> = first.iter().chain(&second).map(|head| head.number.clone().unwrap()).collect();
        assert_eq!(numbers, ["5", "4", "3", "2", "1"]);
        assert_eq!(documents::kinds(&mut tx).await.unwrap(), ["CT"]);
        assert_eq!(documents::all_ids(&mut tx, Uuid::nil(), 9).await.unwrap().len(), 5);
    }

    async fn only_what_is_published_is_public(db: &Db) {
        let office = super::office(db).await;
        let id = taken_in(db, &office, "a.txt", &reading("1", "2026-11-01", &[])).await;
        let mut tx = db.begin_write().await.unwrap();
        assert!(documents::published(&mut tx, None, None, 9).await.unwrap().is_empty());
        documents::set_published(&mut tx, &office.author, 5, (id, 1), true).await.unwrap();
        assert_eq!(documents::published(&mut tx, Some("CT"), None, 9).await.unwrap()[0].id, id);
        assert!(documents::published(&mut tx, None, Some((5, id)), 9).await.unwrap().is_empty());
        documents::set_published(&mut tx, &office.author, 6, (id, 2), false).await.unwrap();
        assert!(documents::published(&mut tx, None, None, 9).await.unwrap().is_empty());
    }

    async fn of_two_who_decide_at_once_the_second_is_told(db: &Db) {
        let office = super::office(db).await;
        let document = taken_in(db, &office, "a.txt", &reading("1", "2026-11-01", &[])).await;
        let mut tx = db.begin_write().await.unwrap();
        let proposal = documents::proposals_of(&mut tx, document).await.unwrap().remove(0);
        let edit = ProposalEdit {
            title: "Theo dõi".into(),
            due: Some("2026-12-15".into()),
            recurrence: vec![],
            report_to: String::new(),
            report_to_id: None,
            bodies: vec![NewBody { role: BodyRole::Lead, words: "Sở Nội vụ".into(), body: Some(office.keeper), how: "person".into() }],
        };
        let to = (ProposalState::Accepted, &edit);
        documents::edit(&mut tx, &office.author, 2, office.keeper, (proposal.id, 1), to).await.unwrap();
        let second = documents::edit(&mut tx, &office.author, 3, office.keeper, (proposal.id, 1), to).await;
        assert!(matches!(second, Err(StoreError::Stale)));
        let after = documents::proposal_find(&mut tx, proposal.id).await.unwrap();
        assert_eq!((after.title.as_str(), after.words.as_str(), after.version), ("Theo dõi", TEXT, 2));
        assert_eq!(documents::proposal_bodies(&mut tx, proposal.id).await.unwrap()[0].body_id, Some(office.keeper));
        let decision = Decision { proposal: proposal.id, version: 2, state: ProposalState::Refused, reason: "Trùng", act: "proposal.refused" };
        documents::decide(&mut tx, &office.author, 4, office.keeper, decision).await.unwrap();
        let stale = documents::decide(&mut tx, &office.author, 4, office.keeper, decision).await;
        assert!(matches!(stale, Err(StoreError::Stale)));
        assert_eq!(documents::proposal_find(&mut tx, proposal.id).await.unwrap().reason, "Trùng");
    }

    async fn a_split_keeps_what_the_machine_read_and_can_be_undone(db: &Db) {
        let office = super::office(db).await;
        let reading = reading("1", "2026-11-01", &[]);
        let document = taken_in(db, &office, "a.txt", &reading).await;
        let mut tx = db.begin_write().await.unwrap();
        let whole = documents::proposals_of(&mut tx, document).await.unwrap().remove(0);
        let parts: Vec<_> = split(&propose(&reading, TEXT)[0], TEXT, &[1])
            .unwrap()
            .into_iter()
            .map(|draft| NewProposal { draft, report_to_id: None, bodies: vec![] })
            .collect();
        let ids = documents::replace(&mut tx, &office.author, 2, office.keeper, &[(whole.id, 1)], &parts).await.unwrap();
        let all = documents::proposals_of(&mut tx, document).await.unwrap();
        assert_eq!(all.iter().map(|row| row.state.as_str()).collect::<Vec<_>>(), ["replaced", "proposed", "proposed"]);
        let made = Made::of(&all[1]).unwrap().unwrap();
        assert_eq!((made.how.as_str(), made.of[0].id, made.of[0].words.as_str()), ("split", whole.id, TEXT));
        let made: Vec<_> = ids.into_iter().map(|id| (id, 1)).collect();
        let place = (document, office.keeper);
        documents::undo_replace(&mut tx, &office.author, 3, place, &made, &[(whole.id, 2)]).await.unwrap();
        let all = documents::proposals_of(&mut tx, document).await.unwrap();
        assert_eq!(all.iter().map(|row| row.state.as_str()).collect::<Vec<_>>(), ["proposed", "withdrawn", "withdrawn"]);
    }

    async fn a_batch_stops_goes_on_and_names_what_failed(db: &Db) {
        let office = super::office(db).await;
        let batch = documents::batch_new(&office.author, office.keeper, "auto", "2026-11-22", 1).unwrap();
        let file = |name| BatchFile { name, bytes: b"x", media_type: "text/plain" };
        let mut tx = db.begin_write().await.unwrap();
        documents::batch_insert(&mut tx, &office.author, &batch, &[file("a"), file("b"), file("c")]).await.unwrap();
        assert_eq!(documents::waiting(&mut tx).await.unwrap(), 3);
        let first = documents::claim(&mut tx, 10, 20).await.unwrap().unwrap();
        let second = documents::claim(&mut tx, 10, 20).await.unwrap().unwrap();
        assert_eq!((first.position, second.position), (0, 1));
        // The first node dies; when its time is over, the item is taken again.
        assert_eq!(documents::claim(&mut tx, 20, 30).await.unwrap().unwrap().position, 0);
        documents::item_failed(&mut tx, batch.id, 0, "empty").await.unwrap();
        assert!(matches!(documents::item_failed(&mut tx, batch.id, 0, "empty").await, Err(StoreError::Stale)));
        let document = take_in(&mut tx, &office, "b", &reading("1", "2026-11-01", &[])).await.unwrap();
        let Inserted::New { id, .. } = document else { panic!("new") };
        documents::item_done(&mut tx, batch.id, 1, id, false).await.unwrap();
        documents::batch_stop(&mut tx, &office.author, 40, &batch).await.unwrap();
        assert!(documents::claim(&mut tx, 50, 60).await.unwrap().is_none());
        documents::batch_resume(&mut tx, &office.author, 41, &batch).await.unwrap();
        assert_eq!(documents::claim(&mut tx, 50, 60).await.unwrap().unwrap().position, 2);
        documents::claim_release(&mut tx, batch.id, 2).await.unwrap();
        let states: Vec<_> = documents::batch_items(&mut tx, batch.id).await.unwrap().into_iter().map(|item| item.state).collect();
        assert_eq!(states, ["failed", "done", "waiting"]);
        assert_eq!(documents::batches_of(&mut tx, office.keeper, 9).await.unwrap().len(), 1);
    }
}
