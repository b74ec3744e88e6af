use super::fixture::{body, lamp, officer, the_person};
use gandan_core::cases::figures::{LEAST_MATTERS, sight};
use gandan_core::redaction::{Public, Redacted, Redaction};
use gandan_store::cases::{self, NewPublication, PublicFilter};
use gandan_store::{StoreError, Tx, both_engines, new_id};
use jiff::civil::date;
use uuid::Uuid;

fn public(words: &str) -> Public<Redacted> {
    Redaction::default().apply(words).unwrap()
}

/// A published matter of `at`, answered on a day of November 2026.
async fn published(tx: &mut Tx, at: Uuid, key: &str, day: i8) -> Uuid {
    let sent = lamp(at, key);
    let case = sent.case.as_ref().unwrap().id;
    cases::take(tx, &sent, &the_person()).await.unwrap();
    let id = new_id();
    let new = NewPublication {
        id,
        case: &cases::find(tx, case).await.unwrap(),
        title: &public("Đèn đường không sáng"),
        words: &public("Đèn ở […] không sáng."),
        answer: &public("Đã thay bóng."),
        left_out: "[]",
        answered_day: &date(2026, 11, day).to_string(),
        author: &officer(new_id()),
        day: date(2026, 12, 1),
        at: 5,
    };
    cases::publish(tx, &new).await.unwrap();
    id
}

both_engines! {
    async fn newest_answers_come_first_and_filters_keep_to_their_index(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let (first, second) = (body(&mut tx, "xa-1").await, body(&mut tx, "xa-2").await);
        let mut ids = Vec::new();
        for n in 0..6_i8 {
            let at = if n % 2 == 0 { first } else { second };
            ids.push(published(&mut tx, at, &format!("k{n}"), 10 + n / 2).await);
        }
        let list = async |tx: &mut Tx, filter: &PublicFilter| -> Vec<Uuid> {
            let mut seen = Vec::new();
            let mut after = None;
            loop {
                let rows = cases::public_list(tx, filter, after.as_ref(), 2).await.unwrap();
                let Some(last) = rows.last() else { return seen };
                after = Some((last.answered_day.clone(), last.id));
                seen.extend(rows.into_iter().map(|row| row.id));
            }
        };
        let newest = [ids[5], ids[4], ids[3], ids[2], ids[1], ids[0]];
        assert_eq!(list(&mut tx, &PublicFilter::default()).await, newest);
        let of = |body, place, subject: Option<&str>, regime: Option<&str>| PublicFilter {
            body, place, subject: subject.map(str::to_owned), regime: regime.map(str::to_owned),
            ..PublicFilter::default()
        };
        assert_eq!(list(&mut tx, &of(Some(first), None, None, None)).await, [ids[4], ids[2], ids[0]]);
        assert_eq!(list(&mut tx, &of(None, Some(second), None, None)).await, [ids[5], ids[3], ids[1]]);
        assert_eq!(list(&mut tx, &of(Some(first), Some(second), None, None)).await, Vec::<Uuid>::new());
        assert_eq!(list(&mut tx, &of(None, None, Some("lighting"), None)).await, newest);
        assert_eq!(list(&mut tx, &of(None, None, None, Some("complaint"))).await, Vec::<Uuid>::new());
        // Of a span of days: its first is in it, the day after it is not.
        let mut days = Vec::new();
        for id in &ids {
            days.push(cases::publication(&mut tx, *id).await.unwrap().answered_day);
        }
        let (from, before) = (days[1].parse().unwrap(), days[4].parse().unwrap());
        let span = PublicFilter { from: Some(from), before: Some(before), ..PublicFilter::default() };
        let inside = |id: &&Uuid| {
            let at = ids.iter().position(|one| one == *id).unwrap();
            days[at] >= days[1] && days[at] < days[4]
        };
        let expected: Vec<Uuid> = newest.iter().filter(inside).copied().collect();
        assert_eq!(list(&mut tx, &span).await, expected);
        let mut wanted = vec![ids[3], ids[0]];
        let read = cases::publications_in(&mut tx, &[ids[3], ids[0], new_id()]).await.unwrap();
        wanted.sort();
        assert_eq!(read.iter().map(|row| row.id).collect::<Vec<_>>(), wanted);
    }

    async fn what_is_taken_back_loses_its_words_and_can_be_published_anew(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let id = published(&mut tx, commune, "k1", 10).await;
        let row = cases::publication(&mut tx, id).await.unwrap();
        let author = officer(new_id());
        cases::withdraw(&mut tx, &row, "còn tên người", &author, date(2026, 12, 2), 6).await.unwrap();
        let again = cases::withdraw(&mut tx, &row, "lần nữa", &author, date(2026, 12, 2), 6).await;
        assert!(matches!(again, Err(StoreError::Stale)));
        let gone = cases::publication(&mut tx, id).await.unwrap();
        assert_eq!([&gone.title, &gone.words, &gone.answer].map(|text| text.get().plain()), ["", "", ""]);
        assert_eq!(gone.withdrawn_reason, "còn tên người");
        assert_eq!(cases::public_list(&mut tx, &PublicFilter::default(), None, 9).await.unwrap(), []);
        assert!(matches!(cases::follow_publication(&mut tx, id, b"x", 7).await, Err(StoreError::NotFound)));
        let case = cases::find(&mut tx, row.case_id).await.unwrap();
        let new = NewPublication {
            id: new_id(), case: &case, title: &public("a"), words: &public("b"), answer: &public("c"), left_out: "[]",
            answered_day: "2026-11-10", author: &author, day: date(2026, 12, 3), at: 8,
        };
        cases::publish(&mut tx, &new).await.unwrap();
        assert_eq!(cases::publications_of_case(&mut tx, case.id).await.unwrap().len(), 2);
    }

    async fn a_follower_has_a_code_and_is_counted(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let id = published(&mut tx, commune, "k1", 10).await;
        cases::follow_publication(&mut tx, id, b"mine", 7).await.unwrap();
        cases::follow_publication(&mut tx, id, b"yours", 8).await.unwrap();
        assert_eq!(cases::publication(&mut tx, id).await.unwrap().followers, 2);
        assert_eq!(cases::followed_publication(&mut tx, b"mine").await.unwrap(), Some(id));
        assert_eq!(cases::followed_publication(&mut tx, b"other").await.unwrap(), None);
    }

    async fn a_choice_is_saved_over_the_one_that_was_seen(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let sent = lamp(commune, "k1");
        cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        let case = cases::find(&mut tx, sent.case.unwrap().id).await.unwrap();
        let author = officer(new_id());
        cases::save_redaction(&mut tx, &case, "[]", b"h", 0, &author, 1).await.unwrap();
        cases::save_redaction(&mut tx, &case, "[1]", b"h", 1, &author, 2).await.unwrap();
        let late = cases::save_redaction(&mut tx, &case, "[2]", b"h", 1, &author, 3).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        let kept = cases::redaction(&mut tx, case.id).await.unwrap().unwrap();
        assert_eq!((kept.parts.as_str(), kept.version), ("[1]", 2));
    }

    async fn early_sight_counts_matters_and_not_letters(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        // All of these are by one person (the same telephone).
        for n in 0..7 {
            cases::take(&mut tx, &lamp(commune, &format!("k{n}")), &the_person()).await.unwrap();
        }
        let today = date(2026, 12, 1);
        let matters = cases::matters_since(&mut tx, commune, date(2026, 10, 1)).await.unwrap();
        assert_eq!(matters.len(), 7);
        assert_eq!(sight(matters, today), []);
        for n in 0..i64::from(LEAST_MATTERS) {
            let mut sent = lamp(commune, &format!("n{n}"));
            sent.petition.people.clear();
            cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        }
        let found = sight(cases::matters_since(&mut tx, commune, date(2026, 10, 1)).await.unwrap(), today);
        assert_eq!(found[0].now, LEAST_MATTERS + 1);
        cases::save_sightings(&mut tx, &found, today).await.unwrap();
        cases::save_sightings(&mut tx, &found, today).await.unwrap();
        let seen = cases::sightings(&mut tx).await.unwrap();
        assert_eq!((seen.len(), seen[0].lately, seen[0].earlier), (1, 6, None));
    }
}
