//! What happened before the visitor came: five real documents taken in; one of them signed seven weeks ago and carried
//! out since, in part; one under review; the rest as the machine read them.

use super::people::Cast;
use crate::documents::intake::{Direction, Order};
use crate::web::App;
use gandan_core::bodies::{BodyId, Context};
use gandan_core::documents::{BodyRole, ProposalState};
use gandan_core::tasks::{Claim, Verdict};
use gandan_store::documents::{self, Decision, Inserted, NewBody, ProposalEdit};
use gandan_store::tasks::{
    self, AssignmentRow, Chase, Evidence, Figure, Issue, Judgement, Report, assignments_of_task,
};
use gandan_store::{Tx, new_id};
use jiff::ToSpan;
use uuid::Uuid;

/// A real document, as it came.
struct Paper {
    name: &'static str,
    text: &'static [u8],
    keeper: &'static str,
}

macro_rules! paper {
    ($name:literal, $file:literal, $keeper:literal) => {
        Paper {
            name: $name,
            text: include_bytes!(concat!("../../../../fixtures/corpus/", $file)),
            keeper: $keeper,
        }
    };
}

/// The five documents this project began from.
const PAPERS: [Paper; 5] = [
    paper!("cong-van-tinh-uy-binh-thuan-2018.txt", "seed-000.txt", "mau.tu"),
    paper!("bao-ha-tinh-hoi-nghi-quan-triet.txt", "seed-001.txt", "mau.tu"),
    paper!("cong-van-ubnd-tinh-kon-tum-2019.txt", "seed-002.txt", "mau.ubnd"),
    paper!(
        "chi-thi-thanh-uy-dan-van-chinh-quyen.txt",
        "seed-003.txt",
        "mau.tu"
    ),
    paper!(
        "bao-cao-van-phong-ubnd-tinh-quang-tri.txt",
        "seed-004.txt",
        "mau.ubnd"
    ),
];

/// Position in [`PAPERS`] of the letter that is carried out, and of the one under review.
const CARRIED_OUT: usize = 2;
const UNDER_REVIEW: usize = 0;

/// Plays the story up to today.
pub(super) async fn play(app: &App, cast: &Cast) -> anyhow::Result<()> {
    let start = app.days_ago(50)?;
    let mut ids = Vec::new();
    for paper in &PAPERS {
        ids.push(take_in(&start, cast, paper).await?);
    }
    review(&start, cast, ids[UNDER_REVIEW], "tinhuy.canbo", None).await?;
    let letter = ids[CARRIED_OUT];
    review(&app.days_ago(49)?, cast, letter, "canbo", Some("mau.ubnd")).await?;
    sign(&app.days_ago(48)?, cast, letter).await?;
    carry_out(app, cast, letter).await?;
    super::counter::play(app, cast).await
}

async fn take_in(app: &App, cast: &Cast, paper: &Paper) -> anyhow::Result<Uuid> {
    let login = if paper.keeper == "mau.tu" {
        "tinhuy.canbo"
    } else {
        "vanthu"
    };
    let order = Order {
        keeper: cast.body(paper.keeper)?.0,
        direction: Direction::Incoming,
        received: app.clock.today(),
        author: cast.who(login)?.clone(),
        account: cast.account(login)?,
    };
    match app
        .intake()
        .take_in(&order, paper.name, paper.text.to_vec())
        .await?
    {
        Inserted::New { id, .. } | Inserted::Same { id } => Ok(id),
    }
}

/// Accepts what the machine proposed. With `own`, an officer first says which bodies of their own province are meant
/// today, and gives a month: the letter came from elsewhere, and gives no day.
async fn review(
    app: &App,
    cast: &Cast,
    document: Uuid,
    login: &str,
    own: Option<&str>,
) -> anyhow::Result<()> {
    let (author, at) = (cast.who(login)?, app.clock.micros());
    let mut tx = app.db.begin_write().await?;
    let keeper = documents::find_head(&mut tx, document).await?.keeper_id;
    if let Some(code) = own {
        apply_to_own_province(app, cast, &mut tx, document, code, login).await?;
    }
    for row in documents::proposals_of(&mut tx, document).await? {
        let decision = Decision {
            proposal: row.id,
            version: row.version,
            state: ProposalState::Accepted,
            reason: "",
            act: "proposal.accepted",
        };
        documents::decide(&mut tx, author, at, keeper, decision).await?;
    }
    Ok(tx.commit().await?)
}

async fn apply_to_own_province(
    app: &App,
    cast: &Cast,
    tx: &mut Tx,
    document: Uuid,
    code: &str,
    login: &str,
) -> anyhow::Result<()> {
    let known = app.bodies.load(tx).await?;
    let (resolver, today, issuer) = (known.resolver()?, app.clock.today(), cast.body(code)?);
    let all = "các sở, ban, ngành; UBND các xã, phường".to_owned();
    let context = Context {
        day: today,
        issuer: Some(issuer),
        addressees: &[],
    };
    let resolve = |words: &str| -> Vec<BodyId> { resolver.resolve(words, &context).bodies };
    for row in documents::proposals_of(tx, document).await? {
        let mut expressions: Vec<(BodyRole, String)> = Vec::new();
        for body in documents::proposal_bodies(tx, row.id).await? {
            let role = BodyRole::from_code(&body.role).unwrap_or(BodyRole::Lead);
            if !expressions.contains(&(role, body.words.clone())) {
                expressions.push((role, body.words));
            }
        }
        if !expressions
            .iter()
            .any(|(role, words)| *role == BodyRole::Lead && !resolve(words).is_empty())
        {
            expressions.push((BodyRole::Lead, all.clone()));
        }
        let mut bodies: Vec<NewBody> = Vec::new();
        for (role, words) in expressions {
            for body in resolve(&words) {
                if !bodies.iter().any(|there| there.body == Some(body.0)) {
                    let how = "person".to_owned();
                    bodies.push(NewBody {
                        role,
                        words: words.clone(),
                        body: Some(body.0),
                        how,
                    });
                }
            }
        }
        let due = today.checked_add(30.days())?;
        let edit = ProposalEdit {
            title: row.title.clone(),
            due: row.recurrence.is_none().then(|| due.to_string()),
            recurrence: row.recurrences()?,
            report_to: row.report_to.clone(),
            report_to_id: Some(cast.body("mau.snv")?.0).filter(|_| !row.report_to.is_empty()),
            bodies,
        };
        let state = ProposalState::Proposed;
        let (author, at) = (cast.who(login)?, app.clock.micros());
        documents::edit(tx, author, at, issuer.0, (row.id, row.version), (state, &edit)).await?;
    }
    Ok(())
}

async fn sign(app: &App, cast: &Cast, document: Uuid) -> anyhow::Result<()> {
    let mut tx = app.db.begin_write().await?;
    let known = app.bodies.load(&mut tx).await?;
    let today = app.clock.today();
    let heirs = |body: BodyId| known.registry.successors(body, today);
    let proposals: Vec<(Uuid, i64)> = documents::proposals_of(&mut tx, document)
        .await?
        .iter()
        .map(|row| (row.id, row.version))
        .collect();
    let issue = Issue {
        document,
        proposals: &proposals,
        signer: cast.who("lanhdao")?,
        at: app.clock.micros(),
        today,
        heirs: &heirs,
    };
    tasks::issue(&mut tx, &issue).await?;
    let version = documents::find_head(&mut tx, document).await?.version;
    documents::set_published(
        &mut tx,
        cast.who("lanhdao")?,
        app.clock.micros(),
        (document, version),
        true,
    )
    .await?;
    Ok(tx.commit().await?)
}

/// What the bodies did since: some in time, some late, some not at all; one report came back; the rest was chased.
async fn carry_out(app: &App, cast: &Cast, document: Uuid) -> anyhow::Result<()> {
    let mut tx = app.db.begin_read().await?;
    let mut given: Vec<AssignmentRow> = Vec::new();
    for task in tasks::tasks_of_document(&mut tx, document).await? {
        given.extend(assignments_of_task(&mut tx, task.id, None).await?);
    }
    drop(tx);
    let mut open = Vec::new();
    for (number, row) in given.iter().enumerate() {
        match number % 7 {
            0 | 1 => {
                say(
                    &app.days_ago(30)?,
                    cast,
                    row,
                    Claim::Done,
                    "Đã tổ chức quán triệt, ban hành kế hoạch của cơ quan.",
                )
                .await?;
                judge(&app.days_ago(28)?, cast, row, Verdict::Accept, "").await?;
            }
            2 => {
                say(
                    &app.days_ago(9)?,
                    cast,
                    row,
                    Claim::Done,
                    "Đã hoàn thành, chậm so với thời hạn do sắp xếp tổ chức.",
                )
                .await?;
                judge(&app.days_ago(7)?, cast, row, Verdict::Accept, "").await?;
            }
            3 => {
                say(&app.days_ago(25)?, cast, row, Claim::Done, "Đã hoàn thành.").await?;
                let reason = "Chưa có minh chứng: đề nghị gửi kèm kế hoạch đã ban hành.";
                judge(&app.days_ago(24)?, cast, row, Verdict::Return, reason).await?;
                open.push(row.id);
            }
            4 => {
                say(
                    &app.days_ago(5)?,
                    cast,
                    row,
                    Claim::Behind,
                    "Đang lấy ý kiến các thôn, chưa xong.",
                )
                .await?
            }
            5 => {
                say(
                    &app.days_ago(2)?,
                    cast,
                    row,
                    Claim::Done,
                    "Đã hoàn thành, đề nghị nghiệm thu.",
                )
                .await?
            }
            _ => open.push(row.id),
        }
    }
    chase(&app.days_ago(3)?, cast, &open).await
}

pub(super) async fn say(
    app: &App,
    cast: &Cast,
    row: &AssignmentRow,
    claim: Claim,
    words: &str,
) -> anyhow::Result<()> {
    let figures = [Figure {
        name: "Hội nghị quán triệt".into(),
        value: "1".into(),
        unit: "hội nghị".into(),
    }];
    let evidence = [Evidence::Link {
        title: "Kế hoạch của cơ quan (trình diễn)".into(),
        address: "https://mau.example/ke-hoach".into(),
    }];
    let done = claim == Claim::Done;
    let mut tx = app.db.begin_write().await?;
    let report = Report {
        assignment: row.id,
        claim,
        words,
        figures: if done { &figures } else { &[] },
        evidence: if done { &evidence } else { &[] },
        form_key: new_id(),
        author: cast.who("snv")?,
        at: app.clock.micros(),
        today: app.clock.today(),
    };
    tasks::report(&mut tx, &report).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn judge(
    app: &App,
    cast: &Cast,
    row: &AssignmentRow,
    verdict: Verdict,
    reason: &str,
) -> anyhow::Result<()> {
    let mut tx = app.db.begin_write().await?;
    let judgement = Judgement {
        assignment: row.id,
        version: tasks::assignment(&mut tx, row.id).await?.version,
        verdict,
        reason,
        author: cast.who("theodoi")?,
        at: app.clock.micros(),
        today: app.clock.today(),
    };
    tasks::judge(&mut tx, &judgement).await?;
    Ok(tx.commit().await?)
}

async fn chase(app: &App, cast: &Cast, assignments: &[Uuid]) -> anyhow::Result<()> {
    let mut tx = app.db.begin_write().await?;
    let chase = Chase {
        assignments,
        words: "Đề nghị báo cáo kết quả thực hiện, kèm minh chứng.",
        batch: new_id(),
        author: cast.who("theodoi")?,
        at: app.clock.micros(),
    };
    tasks::chase(&mut tx, &chase).await?;
    Ok(tx.commit().await?)
}
