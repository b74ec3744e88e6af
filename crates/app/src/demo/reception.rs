//! Receptions and dialogues of the demonstration: a timetable with its proof, one that was posted late, a finished sitting
//! with its register, a crowd, a written refusal, and a dialogue of the last quarter whose promises are partly kept. People
//! and matters are made up and say so.

use super::people::Cast;
use crate::dialogues::{Head, conclude};
use crate::reception::{PaperHead, issue_refusal};
use crate::web::App;
use gandan_core::bodies::BodyId;
use gandan_core::dialogues::DialogueState;
use gandan_core::reception::{SittingKind, SittingState};
use gandan_core::tasks::{Claim, Verdict};
use gandan_store::dialogues::{self, DialogueEdit, NewDialogue, NewPromise};
use gandan_store::reception::{self, Arrival, NewPlace, NewPosting, NewSitting, SittingEdit, VisitRow};
use gandan_store::tasks::{self, Evidence, Judgement, Report};
use gandan_store::{Tx, new_id};
use jiff::ToSpan;
use jiff::civil::Date;
use uuid::Uuid;

/// Plays it up to today.
pub(super) async fn play(app: &App, cast: &Cast) -> anyhow::Result<()> {
    let body = cast.body("mau.ubnd")?;
    let mut tx = app.db.begin_write().await?;
    let place = NewPlace {
        body: body.0,
        version: 0,
        head: String::new(),
        receiver: "Chủ tịch UBND tỉnh".to_owned(),
        place: "Trụ sở tiếp công dân tỉnh Mẫu (trình diễn)".to_owned(),
        hours: "Thứ Hai đến thứ Sáu, 07:30–11:30 và 13:30–17:00".to_owned(),
        phone: String::new(),
    };
    let clerk = cast.who("vanthu")?;
    reception::save_place(&mut tx, &place, clerk, app.clock.micros()).await?;
    tx.commit().await?;
    let held = sitting(app, cast, body, 20, 35).await?;
    received(app, cast, body, held, 20).await?;
    sitting(app, cast, body, -4, 3).await?;
    sitting(app, cast, body, -30, 400).await?;
    dialogue(app, cast, body).await
}

/// A sitting `ago` days back (ahead where negative), posted so many days before today; not at all beyond a year.
async fn sitting(app: &App, cast: &Cast, body: BodyId, ago: i64, posted: i64) -> anyhow::Result<Uuid> {
    let clerk = cast.who("vanthu")?;
    let today = app.clock.today();
    let day = working(today.checked_sub(ago.days())?);
    let new = NewSitting {
        body: body.0,
        day,
        begins: "08:00".to_owned(),
        ends: "11:30".to_owned(),
        kind: SittingKind::Head,
        receiver: "Chủ tịch UBND tỉnh".to_owned(),
        place: "Trụ sở tiếp công dân tỉnh Mẫu (trình diễn)".to_owned(),
        attending: "Thanh tra tỉnh, Sở Xây dựng, Sở Nông nghiệp và Môi trường".to_owned(),
        topics: "Đất đai, giao thông nông thôn".to_owned(),
        ground: String::new(),
        online: false,
        online_ground: String::new(),
    };
    let then = app.days_ago(ago.max(0) + 20)?;
    let mut tx = app.db.begin_write().await?;
    let id = reception::plan(&mut tx, &new, clerk, then.clock.micros()).await?;
    if posted < 365 {
        let posting = NewPosting {
            sitting: id,
            body: body.0,
            day: today.checked_sub(posted.abs().days())?,
            way: "web",
            place: "Cổng thông tin điện tử tỉnh (trình diễn)",
            link: "https://mau.example/lich-tiep-cong-dan",
            file: None,
            author: clerk,
            at: app.clock.micros(),
        };
        reception::post(&mut tx, &posting).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// The same day, or the Monday after a weekend.
fn working(day: Date) -> Date {
    match day.weekday() {
        jiff::civil::Weekday::Saturday => day.checked_add(2.days()).unwrap_or(day),
        jiff::civil::Weekday::Sunday => day.checked_add(1.days()).unwrap_or(day),
        _ => day,
    }
}

/// Who came: what with, how many, and what was done.
const VISITS: [(&str, &str, i64, &str, &str); 4] = [
    (
        "complaint",
        "Không đồng ý với mức bồi thường khi thu hồi đất làm đường liên xã.",
        1,
        "own",
        "",
    ),
    (
        "proposal",
        "Đề nghị sửa cầu treo ở thôn Suối Đá trước mùa mưa.",
        12,
        "passed",
        "Sở Xây dựng; phiếu chuyển số 15/PC-TCD (trình diễn)",
    ),
    (
        "feedback",
        "Bến xe thu phí gửi xe cao hơn giá niêm yết.",
        1,
        "guided",
        "UBND phường Mẫu; văn bản hướng dẫn số 16/HD-TCD (trình diễn)",
    ),
    ("denunciation", "", 1, "own", ""),
];

async fn received(app: &App, cast: &Cast, body: BodyId, sitting: Uuid, ago: i64) -> anyhow::Result<()> {
    let then = app.days_ago(ago)?;
    let (clerk, at) = (cast.who("vanthu")?, then.clock.micros());
    let mut tx = app.db.begin_write().await?;
    let row = reception::sitting(&mut tx, sitting).await?;
    let day: Date = row.day.parse()?;
    for (number, (regime, matter, people, handling, handled)) in VISITS.into_iter().enumerate() {
        let mut visit = came(&mut tx, cast, (sitting, body, day), number, people, at).await?;
        let sealed = regime == "denunciation";
        visit.state = "received".to_owned();
        visit.regime = regime.to_owned();
        visit.people = people;
        visit.crowd = people >= 5;
        visit.handling = handling.to_owned();
        visit.handled = handled.to_owned();
        visit.matter = matter.to_owned();
        visit.name = if sealed {
            String::new()
        } else {
            format!("Công dân {} (trình diễn)", number + 1)
        };
        visit.address = if sealed {
            String::new()
        } else {
            "tỉnh Mẫu (không có thật)".to_owned()
        };
        if visit.crowd {
            visit.representatives = r#"["Công dân 2 (trình diễn)", "Công dân 5 (trình diễn)"]"#.to_owned();
        }
        visit.ended_at = Some(at);
        reception::write_visit(&mut tx, &visit, "visit.received", clerk, at).await?;
    }
    let mut refused = came(&mut tx, cast, (sitting, body, day), VISITS.len(), 1, at).await?;
    refused.state = "refused".to_owned();
    refused.regime = "complaint".to_owned();
    refused.name = "Công dân 6 (trình diễn)".to_owned();
    refused.address = "tỉnh Mẫu (không có thật)".to_owned();
    refused.matter = "Đòi lại thửa đất đã có quyết định giải quyết lần hai".to_owned();
    refused.refusal = "settled".to_owned();
    refused.refusal_day = Some(row.day.clone());
    reception::write_visit(&mut tx, &refused, "visit.refused", clerk, at).await?;
    let known = app.bodies.load(&mut tx).await?;
    let head = PaperHead {
        symbol: "TB-UBND".to_owned(),
        place: "Mẫu".to_owned(),
        title: "Chủ tịch".to_owned(),
        signer: String::new(),
    };
    let refused = reception::visit(&mut tx, refused.id).await?;
    let leader = cast.who("lanhdao")?;
    issue_refusal(
        &app.days_ago(ago - 1)?,
        &mut tx,
        &known,
        (&refused, &row),
        &head,
        leader,
    )
    .await?;
    let row = reception::sitting(&mut tx, sitting).await?;
    let edit = SittingEdit {
        state: SittingState::Held,
        ..SittingEdit::of(&row)?
    };
    reception::change(&mut tx, &row, &edit, "sitting.held", clerk, at).await?;
    Ok(tx.commit().await?)
}

async fn came(
    tx: &mut Tx,
    cast: &Cast,
    (sitting, body, day): (Uuid, BodyId, Date),
    number: usize,
    people: i64,
    at: i64,
) -> anyhow::Result<VisitRow> {
    let arrival = Arrival {
        sitting,
        body: body.0,
        day,
        name: &format!("Công dân {} (trình diễn)", number + 1),
        people,
        matter: "",
        form_key: new_id(),
        author: cast.who("vanthu")?,
        at,
    };
    let (id, _) = reception::arrive(tx, &arrival).await?;
    Ok(reception::visit(tx, id).await?)
}

/// What was promised, who leads it, and in how many days.
const PROMISES: [(&str, &str, i64); 3] = [
    (
        "Công khai quy hoạch đường liên xã tại trụ sở các xã",
        "mau.snv",
        30,
    ),
    ("Khảo sát, lập phương án sửa cầu treo thôn Suối Đá", "mau.sxd", 20),
    ("Mở thêm một điểm tiếp nhận hồ sơ tại xã vùng cao", "mau.snv", 90),
];

/// One of the last quarter, signed and public, with a promise kept, one overdue and one under way; the next is planned.
async fn dialogue(app: &App, cast: &Cast, body: BodyId) -> anyhow::Result<()> {
    let then = app.days_ago(45)?;
    let (officer, leader) = (cast.who("canbo")?, cast.who("lanhdao")?);
    let at = then.clock.micros();
    let plan = |day: Date, title: &str| NewDialogue {
        body: body.0,
        day,
        begins: "14:00".to_owned(),
        place: "Hội trường UBND xã Mẫu 1 (trình diễn)".to_owned(),
        title: title.to_owned(),
        partners: "Nhân dân các xã vùng cao (trình diễn)".to_owned(),
        chair: "Chủ tịch UBND tỉnh".to_owned(),
        topics: "Quy hoạch đường liên xã\nSửa cầu treo\nĐiểm tiếp nhận hồ sơ".to_owned(),
    };
    let mut tx = app.db.begin_write().await?;
    let first = plan(then.clock.today(), "Đối thoại với Nhân dân vùng cao");
    let id = dialogues::plan(&mut tx, &first, officer, at).await?;
    for (words, lead, days) in PROMISES {
        let row = dialogues::dialogue(&mut tx, id).await?;
        let due = then.clock.today().checked_add(days.days())?;
        let new = NewPromise {
            words,
            lead: cast.body(lead)?.0,
            due: Some(due),
        };
        dialogues::promise(&mut tx, &row, new, officer, at).await?;
    }
    let edit = DialogueEdit {
        plan: first,
        state: DialogueState::Held,
        attendance: Some(120),
        attending: "Lãnh đạo Sở Nội vụ, Sở Xây dựng".to_owned(),
        minutes: "Biên bản trình diễn: các ý kiến về đường, cầu, thủ tục.".to_owned(),
        summary: "Bà con nêu ba nhóm ý kiến; Chủ tịch UBND tỉnh hứa ba việc (trình diễn).".to_owned(),
    };
    let row = dialogues::dialogue(&mut tx, id).await?;
    dialogues::change(&mut tx, &row, &edit, "dialogue.recorded", officer, at).await?;
    let row = dialogues::dialogue(&mut tx, id).await?;
    dialogues::publish(&mut tx, &row, true, leader, at).await?;
    let row = dialogues::dialogue(&mut tx, id).await?;
    let head = Head {
        number: Some(87),
        symbol: "TB-UBND".to_owned(),
        place: "Mẫu".to_owned(),
        title: "Chủ tịch".to_owned(),
        signer: String::new(),
    };
    conclude(&then, &mut tx, &row, &head, leader).await?;
    let next = plan(
        app.clock.today().checked_add(12.days())?,
        "Đối thoại với Nhân dân, lần tiếp theo",
    );
    let next = dialogues::plan(&mut tx, &next, officer, app.clock.micros()).await?;
    let row = dialogues::dialogue(&mut tx, next).await?;
    dialogues::publish(&mut tx, &row, true, leader, app.clock.micros()).await?;
    let kept = dialogues::promises(&mut tx, id).await?.into_iter().next();
    if let Some(assignment) = kept.and_then(|promise| promise.assignment_id) {
        let done = app.days_ago(20)?;
        let evidence = [Evidence::Link {
            title: "Ảnh niêm yết quy hoạch (trình diễn)".to_owned(),
            address: "https://mau.example/quy-hoach".to_owned(),
        }];
        let report = Report {
            assignment,
            claim: Claim::Done,
            words: "Đã niêm yết quy hoạch tại trụ sở các xã.",
            figures: &[],
            evidence: &evidence,
            form_key: new_id(),
            author: cast.who("snv")?,
            at: done.clock.micros(),
            today: done.clock.today(),
        };
        tasks::report(&mut tx, &report).await?;
        let judged = app.days_ago(18)?;
        let judgement = Judgement {
            assignment,
            version: tasks::assignment(&mut tx, assignment).await?.version,
            verdict: Verdict::Accept,
            reason: "",
            author: cast.who("theodoi")?,
            at: judged.clock.micros(),
            today: judged.clock.today(),
        };
        tasks::judge(&mut tx, &judgement).await?;
    }
    Ok(tx.commit().await?)
}
