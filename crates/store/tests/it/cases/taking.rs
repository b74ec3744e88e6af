use super::fixture::{body, lamp, the_person};
use gandan_store::cases::{self, Taken};
use gandan_store::{both_engines, journal, new_id};

both_engines! {
    async fn what_is_sent_twice_is_taken_once(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let sent = lamp(commune, "k1");
        assert_eq!(cases::take(&mut tx, &sent, &the_person()).await.unwrap(), Taken::New);
        let again = lamp(commune, "k1");
        let first = sent.case.as_ref().unwrap().id;
        match cases::take(&mut tx, &again, &the_person()).await.unwrap() {
            Taken::Known { petition, case, receipt_hash } => {
                assert_eq!((petition, case), (sent.petition.id, first));
                assert_eq!(receipt_hash, sent.petition.receipt_hash);
            }
            Taken::New => panic!("taken twice"),
        }
        tx.commit().await.unwrap();
        let mut tx = db.begin_read().await.unwrap();
        let row = cases::find(&mut tx, first).await.unwrap();
        assert_eq!((row.state.as_str(), row.open, row.people), ("received", true, 1));
        assert_eq!(row.next_due, "2026-12-10");
        let entries = journal::list(&mut tx, &journal::Filter { object: Some(first), ..Default::default() }, 10).await;
        assert_eq!(entries.unwrap().len(), 1, "one act, one entry");
    }

    async fn a_receipt_leads_to_its_petition_and_to_no_other(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let sent = lamp(commune, "k1");
        cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        let found = cases::by_receipt(&mut tx, b"k1").await.unwrap().unwrap();
        assert_eq!(found.id, sent.petition.id);
        assert_eq!(cases::petitioners(&mut tx, found.id).await.unwrap()[0].phone, "0900000001");
        assert_eq!(cases::by_receipt(&mut tx, b"k2").await.unwrap(), None);
    }

    async fn a_second_petition_joins_a_case(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let first = lamp(commune, "k1");
        cases::take(&mut tx, &first, &the_person()).await.unwrap();
        let case = first.case.as_ref().unwrap().id;
        let mut second = lamp(commune, "k2");
        second.case = Err(case);
        cases::take(&mut tx, &second, &the_person()).await.unwrap();
        assert_eq!(cases::petitions(&mut tx, case).await.unwrap().len(), 2);
    }

    async fn a_file_is_kept_with_its_case(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let sent = lamp(commune, "k1");
        cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        let file = cases::NewAttachment {
            id: new_id(),
            case: sent.case.as_ref().unwrap().id,
            belongs: "petition",
            owner: sent.petition.id,
            name: "anh.jpg",
            media_type: "image/jpeg",
            bytes: b"anh",
            by_petitioner: true,
            at: 2_000,
        };
        cases::attach(&mut tx, &file).await.unwrap();
        let kept = cases::attachments(&mut tx, file.case).await.unwrap();
        assert_eq!((kept[0].size, kept[0].media_type.as_str()), (3, "image/jpeg"));
        assert_eq!(cases::attachment(&mut tx, file.id).await.unwrap(), kept[0]);
    }
}

both_engines! {
    async fn many_that_come_together_are_stored_together_or_not_at_all(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        tx.commit().await.unwrap();
        let sent: Vec<_> = (0..45).map(|n| lamp(commune, &format!("k{n}"))).collect();
        let person = the_person();
        let given: Vec<_> = sent.iter().map(|one| (one, &person)).collect();
        let mut tx = db.begin_write().await.unwrap();
        cases::take_fresh(&mut tx, &given).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = db.begin_read().await.unwrap();
        for one in &sent {
            let found = cases::by_receipt(&mut tx, &one.petition.receipt_hash).await.unwrap().unwrap();
            assert_eq!((found.id, found.case_id), (one.petition.id, one.case_id()));
            assert_eq!(cases::petitioners(&mut tx, found.id).await.unwrap().len(), 1);
        }
        drop(tx);
        let mut tx = db.begin_write().await.unwrap();
        let again = [(&sent[7], &person)];
        assert!(matches!(cases::take_fresh(&mut tx, &again).await, Err(gandan_store::StoreError::Exists(_))));
    }
}
