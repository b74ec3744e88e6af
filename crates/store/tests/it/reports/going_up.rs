use crate::cases::fixture::{body, officer};
use gandan_core::bodies::BodyId;
use gandan_core::reports::{
    Expected, Frozen, ReportAct, ReportRefusal, ReportState, Share, Standing, Went, Window, differences, owed,
};
use gandan_store::journal::Author;
use gandan_store::reports::{
    self, NewAnswer, NewEvidence, NewFinding, NewReport, PartSave, ReportDone, ReportError, ReportFilter,
};
use gandan_store::{StoreError, Tx, both_engines, journal, new_id};
use jiff::civil::{Date, date};
use uuid::Uuid;

const SENT: Date = date(2026, 9, 16);
const THIRD: Window = Window {
    first: date(2026, 6, 15),
    last: date(2026, 9, 14),
};

fn expected(body: Uuid, to: Uuid) -> Expected {
    Expected {
        duty: "statistics-commune".to_owned(),
        task: None,
        period: "2026-Q3".to_owned(),
        body: BodyId(body),
        by: BodyId(body),
        to: Some(BodyId(to)),
        window: THIRD,
        due: Some(date(2026, 9, 17)),
    }
}

struct Desk {
    commune: Uuid,
    province: Uuid,
    report: Uuid,
    author: Author,
}

async fn begun(tx: &mut Tx) -> Desk {
    let (commune, province) = (body(tx, "xa").await, body(tx, "tinh").await);
    let author = officer(new_id());
    let parts = [
        ("results".to_owned(), "Kết quả".to_owned()),
        ("limits".to_owned(), "Hạn chế".to_owned()),
    ];
    let owed = expected(commune, province);
    let new = NewReport {
        expected: &owed,
        outline: "quarterly",
        title: "Báo cáo quý III",
        parts: &parts,
    };
    let report = reports::open(tx, &new, &author, 1).await.unwrap();
    assert_eq!(
        reports::open(tx, &new, &author, 2).await.unwrap(),
        report,
        "begun once"
    );
    Desk {
        commune,
        province,
        report,
        author,
    }
}

impl Desk {
    fn save<'a>(&self, seen: i64, words: &'a str, form_key: Uuid) -> PartSave<'a> {
        PartSave {
            report: self.report,
            key: "results",
            seen,
            words,
            sources: &[],
            evidence: &[],
            form_key,
        }
    }

    async fn version(&self, tx: &mut Tx) -> i64 {
        reports::find(tx, self.report).await.unwrap().version
    }

    async fn act(
        &self,
        tx: &mut Tx,
        act: ReportAct,
        seen: i64,
        figures: &[Frozen],
        form_key: Uuid,
    ) -> Result<Went, ReportError> {
        let done = ReportDone {
            report: self.report,
            act,
            seen,
            reason: "Thiếu biểu 02/TCD",
            number: "45/BC-UBND",
            figures,
            form_key,
            today: SENT,
        };
        reports::act(tx, &done, &self.author, 5).await
    }

    async fn go(&self, tx: &mut Tx, act: ReportAct) {
        let seen = self.version(tx).await;
        self.act(tx, act, seen, &[], new_id()).await.unwrap();
    }

    fn figure(&self, part: i64, as_of: i64) -> Frozen {
        Frozen {
            key: "cases.kept".to_owned(),
            version: 1,
            body: self.commune,
            window: THIRD,
            share: Share {
                part,
                whole: Some(10),
            },
            other: Some(Share {
                part: 8,
                whole: Some(10),
            }),
            typed: None,
            as_of,
        }
    }
}

fn begun_again(desk: &Desk) -> Desk {
    Desk {
        author: desk.author.clone(),
        ..*desk
    }
}

both_engines! {
    async fn a_part_is_saved_once_and_the_second_of_two_people_is_told(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let desk = begun(&mut tx).await;
        let form = new_id();
        assert!(reports::save_part(&mut tx, &desk.save(0, "Đã tiếp 12 lượt.", form), &desk.author, 3).await.unwrap());
        assert!(!reports::save_part(&mut tx, &desk.save(0, "Đã tiếp 12 lượt.", form), &desk.author, 3).await.unwrap());
        let stale = reports::save_part(&mut tx, &desk.save(0, "Đã tiếp 13 lượt.", new_id()), &desk.author, 4).await;
        assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
        let evidence = [NewEvidence { key: "results".to_owned(), title: "Sổ".to_owned(), ..NewEvidence::default() }];
        let below = [(desk.report, "limits".to_owned(), "còn chậm".to_owned())];
        let save = PartSave { evidence: &evidence, sources: &below, ..desk.save(1, "Đã tiếp 13 lượt.", new_id()) };
        assert!(reports::save_part(&mut tx, &save, &desk.author, 4).await.unwrap());
        let parts = reports::parts(&mut tx, desk.report).await.unwrap();
        assert_eq!((parts[0].words.as_str(), parts[0].version, parts[1].version), ("Đã tiếp 13 lượt.", 2, 0));
        assert_eq!(reports::evidence(&mut tx, desk.report).await.unwrap(), evidence);
        assert_eq!(reports::sources(&mut tx, desk.report).await.unwrap()[0].words, "còn chậm");
        assert_eq!(reports::versions(&mut tx, desk.report).await.unwrap().len(), 2);
        assert!(reports::version(&mut tx, desk.report, 1).await.unwrap().content.contains("12 lượt"));
    }

    async fn signing_twice_is_signing_once_and_a_stale_draft_is_not_signed(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let desk = begun(&mut tx).await;
        let before = desk.version(&mut tx).await;
        desk.go(&mut tx, ReportAct::Submit).await;
        let stale = desk.act(&mut tx, ReportAct::Sign, before, &[], new_id()).await;
        assert!(matches!(stale, Err(ReportError::Refused(ReportRefusal::Stale))), "{stale:?}");
        let (seen, form) = (desk.version(&mut tx).await, new_id());
        let as_of = reports::as_of(&mut tx).await.unwrap();
        let figures = [desk.figure(5, as_of)];
        let went = desk.act(&mut tx, ReportAct::Sign, seen, &figures, form).await.unwrap();
        assert_eq!(went, Went::To(ReportState::Signed));
        assert_eq!(desk.act(&mut tx, ReportAct::Sign, seen, &figures, form).await.unwrap(), Went::Before);
        let row = reports::find(&mut tx, desk.report).await.unwrap();
        assert_eq!((row.number.as_str(), row.signer.as_str(), row.edition), ("45/BC-UBND", "Cán bộ 1", 1));
        let saved = reports::save_part(&mut tx, &desk.save(0, "x", new_id()), &desk.author, 9).await;
        assert!(matches!(saved, Err(StoreError::Stale)), "what is signed is not written any more");
        // Corrected afterwards: the report keeps what was signed, the difference shows.
        let frozen = reports::frozen(&mut tx, desk.report, 1).await.unwrap();
        assert_eq!(frozen, figures);
        let changed = differences(&frozen, |_| Some(Share { part: 4, whole: Some(10) }));
        assert_eq!((changed[0].frozen.share.part, changed[0].today.unwrap().part), (5, 4));
        let acts = journal::acts(&mut tx).await.unwrap();
        assert!(acts.contains(&"report.signed".to_owned()) && acts.contains(&"report.submitted".to_owned()));
    }

    async fn a_finding_waits_for_its_answer_and_keeps_it(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let desk = begun(&mut tx).await;
        desk.go(&mut tx, ReportAct::Submit).await;
        let found = |mark: &str| NewFinding {
            mark: mark.to_owned(),
            kind: "contradiction".to_owned(),
            key: "results".to_owned(),
            span: Some((0, 12)),
            detail: "{}".to_owned(),
        };
        reports::find_anew(&mut tx, desk.report, &[found("a"), found("b")]).await.unwrap();
        let seen = desk.version(&mut tx).await;
        let refused = desk.act(&mut tx, ReportAct::Sign, seen, &[], new_id()).await;
        assert!(matches!(refused, Err(ReportError::Refused(ReportRefusal::Unanswered(2)))), "{refused:?}");
        let of = |rows: Vec<reports::FindingRow>, mark: &str| rows.into_iter().find(|row| row.mark == mark).unwrap();
        let first = of(reports::findings(&mut tx, desk.report).await.unwrap(), "a");
        let answer = "Vụ việc ấy đã chuyển tòa";
        reports::answer_finding(&mut tx, (desk.report, first.id), answer, &desk.author, 6).await.unwrap();
        let other = reports::answer_finding(&mut tx, (new_id(), first.id), answer, &desk.author, 6).await;
        assert!(matches!(other, Err(StoreError::NotFound)));
        reports::find_anew(&mut tx, desk.report, &[found("a")]).await.unwrap();
        let rows = reports::findings(&mut tx, desk.report).await.unwrap();
        assert_eq!(of(rows.clone(), "a").answer.as_deref(), Some(answer));
        assert!(of(rows, "b").gone);
        assert_eq!(reports::unanswered(&mut tx, desk.report).await.unwrap(), 0);
        desk.go(&mut tx, ReportAct::Sign).await;
    }

    async fn what_is_sent_back_goes_up_again_as_the_next_edition(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let desk = begun(&mut tx).await;
        let standing = async |tx: &mut Tx, today| {
            let filed = reports::filed(tx, "2026-Q3").await.unwrap();
            owed(vec![expected(desk.commune, desk.province)], &filed, today)[0].standing
        };
        assert_eq!(standing(&mut tx, date(2026, 9, 20)).await, Standing::Missing(3));
        for act in [ReportAct::Submit, ReportAct::Sign, ReportAct::Send] {
            desk.go(&mut tx, act).await;
        }
        assert_eq!(standing(&mut tx, date(2026, 9, 20)).await, Standing::Received);
        let inbox = ReportFilter { to: Some(desk.province), ..ReportFilter::default() };
        assert_eq!(reports::list(&mut tx, inbox, 10).await.unwrap().len(), 1);
        desk.go(&mut tx, ReportAct::Return).await;
        assert_eq!(standing(&mut tx, date(2026, 9, 20)).await, Standing::Missing(3), "sent back is not there");
        for act in [ReportAct::Revise, ReportAct::Submit, ReportAct::Sign, ReportAct::Send, ReportAct::Accept] {
            desk.go(&mut tx, act).await;
        }
        let row = reports::find(&mut tx, desk.report).await.unwrap();
        assert_eq!((row.state.as_str(), row.edition), ("accepted", 2));
        let acts: Vec<_> = reports::receipts(&mut tx, desk.report).await.unwrap()
            .into_iter().map(|one| (one.edition, one.act)).collect();
        let mut acts_sorted = acts.clone();
        acts_sorted.sort();
        let wanted = [(1, "return"), (1, "send"), (2, "accept"), (2, "send")];
        assert_eq!(acts_sorted, wanted.map(|(edition, act)| (edition, act.to_owned())));
        let mine = ReportFilter { by: Some(desk.commune), state: Some("accepted"), ..ReportFilter::default() };
        assert_eq!(reports::list(&mut tx, mine, 10).await.unwrap().len(), 1);
    }

    async fn what_persons_give_is_kept_with_what_shows_it(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let desk = begun(&mut tx).await;
        let new = NewAnswer {
            body: desk.commune,
            period: "2026-Q3",
            form: ("tt-02-2021", "01-kqgq"),
            number: 7,
            value: Some(12_500),
            words: "",
            evidence: "Quyết định 12/QĐ-UBND",
            seen: 0,
        };
        reports::save_form_answer(&mut tx, new, &desk.author, 1).await.unwrap();
        let twice = reports::save_form_answer(&mut tx, new, &desk.author, 2).await;
        assert!(matches!(twice, Err(StoreError::Stale)), "{twice:?}");
        let better = NewAnswer { value: Some(13_000), seen: 1, ..new };
        reports::save_form_answer(&mut tx, better, &desk.author, 3).await.unwrap();
        let answers = reports::form_answers(&mut tx, desk.commune, "2026-Q3", new.form).await.unwrap();
        assert_eq!((answers.len(), answers[0].value, answers[0].version), (1, Some(13_000), 2));
        assert_eq!(reports::rounds(&mut tx, "2026-Q3", None).await.unwrap(), []);
    }

    async fn the_last_signed_report_and_paper_are_found_and_numbers_run_through_the_year(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let desk = begun(&mut tx).await;
        let row = reports::find(&mut tx, desk.report).await.unwrap();
        assert_eq!(reports::previous(&mut tx, &row).await.unwrap(), None);
        let mut before = expected(desk.commune, desk.province);
        before.period = "2026-Q2".to_owned();
        before.window = Window { first: date(2026, 3, 15), last: date(2026, 6, 14) };
        let new = NewReport { expected: &before, outline: "quarterly", title: "Báo cáo quý II", parts: &[] };
        let second = reports::open(&mut tx, &new, &desk.author, 1).await.unwrap();
        assert_eq!(reports::previous(&mut tx, &row).await.unwrap(), None, "not signed yet");
        let earlier = Desk { report: second, ..begun_again(&desk) };
        for act in [ReportAct::Submit, ReportAct::Sign] {
            earlier.go(&mut tx, act).await;
        }
        assert_eq!(reports::previous(&mut tx, &row).await.unwrap().map(|row| row.id), Some(second));
        assert_eq!(reports::last_paper(&mut tx, desk.commune).await.unwrap(), None);
        for (report, paper, at) in [(second, "{\"a\":1}", 5), (desk.report, "{\"a\":2}", 6)] {
            reports::keep_paper(&mut tx, (report, 1), desk.commune, paper, &desk.author, at).await.unwrap();
        }
        assert_eq!(reports::last_paper(&mut tx, desk.commune).await.unwrap().as_deref(), Some("{\"a\":2}"));
        assert_eq!(reports::paper(&mut tx, second, 1).await.unwrap().as_deref(), Some("{\"a\":1}"));
        assert_eq!(reports::paper(&mut tx, second, 2).await.unwrap(), None);
        let numbers = [
            reports::next_report_number(&mut tx, desk.commune, 2026).await.unwrap(),
            reports::next_report_number(&mut tx, desk.commune, 2026).await.unwrap(),
            reports::next_report_number(&mut tx, desk.commune, 2027).await.unwrap(),
        ];
        assert_eq!(numbers, [1, 2, 1]);
    }
}
