//! A finished quarter: two letters that ask for quarterly reports, tasks done in time and late, matters of people, four
//! communes that reported and two that did not, and the province's draft with what its checks find. Letters, matters and
//! people are made up and say so.

use super::people::Cast;
use super::reports_words::{CARRIED, CASES, COMMUNE, LETTER, PARTY_LETTER, PROVINCE, Part};
use crate::reports::Guarded;
use crate::reports::writing::{
    Beginning, Followed, Heading, Loaded, Signing, begin, findings, follow, sign, stored,
};
use crate::web::App;
use anyhow::Context;
use gandan_core::bodies::BodyId;
use gandan_core::documents::{
    BodyRole, Deadline, Period as Every, ProposalDraft, ProposalState, Read, Reading, SourceText, Span,
};
use gandan_core::reports::{Part as OfYear, Period, ReportAct, Window};
use gandan_core::tasks::{Claim, Verdict};
use gandan_rulebook::Reports;
use gandan_store::documents::{self, Decision, Inserted, NewBody, NewDocument, NewProposal};
use gandan_store::journal::Author;
use gandan_store::reports::{self, PartSave, ReportDone};
use gandan_store::tasks::{self, AssignmentRow, Issue};
use gandan_store::{Tx, new_id};
use jiff::ToSpan;
use jiff::civil::Date;
use uuid::Uuid;

/// Communes of the letter; the last two report nothing.
const COMMUNES: [&str; 6] = [
    "mau.x01.ubnd",
    "mau.x02.ubnd",
    "mau.x03.ubnd",
    "mau.x04.ubnd",
    "mau.x05.ubnd",
    "mau.x06.ubnd",
];
const SILENT: usize = 2;

/// A letter: kind, number, symbol, what it is about, who issues it, its items with what each asks for.
pub(super) struct Letter {
    pub kind: &'static str,
    pub number: &'static str,
    pub symbol: &'static str,
    pub subject: &'static str,
    pub keeper: &'static str,
    pub signer: &'static str,
    pub items: &'static [(&'static str, bool)],
}

/// Plays the quarter up to today.
pub(super) async fn play(app: &App, cast: &Cast) -> anyhow::Result<()> {
    let quarter = last_quarter(app.clock.today());
    let window = quarter.calendar().context("a quarter of the calendar")?;
    matters(app, cast, window).await.context("the matters")?;
    let bodies: Vec<BodyId> = COMMUNES
        .iter()
        .map(|code| cast.body(code))
        .collect::<Result<_, _>>()?;
    let mut given = issue(app, cast, &LETTER, window, &bodies)
        .await
        .context("the letter")?;
    given.sort_by_key(|row| {
        (
            row.series,
            row.task_id,
            bodies.iter().position(|body| body.0 == row.body_id),
        )
    });
    carry_out(app, cast, &given, window).await.context("the tasks")?;
    let due = window.last.checked_add(3.days())?;
    for (number, row) in rounds(&given)
        .into_iter()
        .enumerate()
        .take(COMMUNES.len() - SILENT)
    {
        let day = due
            .checked_add(i64::try_from(number)?.days())?
            .min(app.clock.today());
        let report = write(&at(app, day)?, row, &COMMUNE, "Cán bộ xã (trình diễn)").await?;
        send(
            &at(app, day)?,
            report,
            "Chủ tịch UBND xã (trình diễn)",
            number < 2,
        )
        .await?;
    }
    let province = issue(app, cast, &PARTY_LETTER, window, &[cast.body("mau.ubnd")?]).await?;
    let row = rounds(&province)
        .into_iter()
        .next()
        .context("the province's round")?;
    before(app, row, quarter)
        .await
        .context("the report of the quarter before")?;
    write(app, row, &PROVINCE, "Cán bộ UBND tỉnh (trình diễn)")
        .await
        .context("the draft")?;
    Ok(())
}

/// The last quarter of the calendar that is over.
fn last_quarter(today: Date) -> Period {
    let part = OfYear::Quarter((today.month() - 1) / 3 + 1);
    Period {
        year: today.year(),
        part,
    }
    .before()
}

/// The program as it was on a day.
fn at(app: &App, day: Date) -> anyhow::Result<App> {
    app.days_ago(i64::from((app.clock.today() - day).get_days()))
}

async fn matters(app: &App, cast: &Cast, window: Window) -> anyhow::Result<()> {
    for (number, (offset, commune, subject, words, answer)) in CASES.iter().enumerate() {
        let day = window.first.checked_add(offset.days())?;
        let ago = i64::from((app.clock.today() - day).get_days());
        let scene = (ago, COMMUNES[*commune], *subject, *words, *answer, false);
        super::answers::one(app, cast, 60 + number, &scene).await?;
    }
    crate::cases::public::count_up(app).await?;
    Ok(())
}

/// Takes a letter in, accepts its items and signs them, early in the quarter; answers what was given.
async fn issue(
    app: &App,
    cast: &Cast,
    letter: &Letter,
    window: Window,
    bodies: &[BodyId],
) -> anyhow::Result<Vec<AssignmentRow>> {
    let start = at(app, window.first.checked_add(4.days())?)?;
    let (today, micros) = (start.clock.today(), start.clock.micros());
    let (keeper, author) = (cast.body(letter.keeper)?, cast.who(letter.signer)?);
    let lines: Vec<String> = letter
        .items
        .iter()
        .enumerate()
        .map(|(at, (words, _))| format!("{}. {words}", at + 1))
        .collect();
    let text = format!("{}\n\n{}", letter.subject, lines.join("\n\n"));
    let source = SourceText::from_plain(&text);
    let proposals = lines
        .iter()
        .zip(letter.items)
        .enumerate()
        .map(|(number, (line, (words, quarterly)))| {
            let begin = text.find(line.as_str()).unwrap_or_default();
            let every = Deadline::Recurring {
                period: Every::Quarter,
                day: Some(5),
                month: Some(1),
                following: true,
            };
            let draft = ProposalDraft {
                ordinal: Some((number + 1).to_string()),
                words: line.clone(),
                span: Span::new(begin, begin + line.len()),
                confidence: 0.9,
                title: (*words).to_owned(),
                due: (!quarterly)
                    .then(|| window.first.checked_add(45.days()))
                    .transpose()?,
                recurrence: if *quarterly { vec![every] } else { Vec::new() },
                deadline_words: String::new(),
                report_to: String::new(),
                bodies: Vec::new(),
            };
            let bodies = bodies.iter().map(|body| NewBody {
                role: BodyRole::Lead,
                words: "các cơ quan".to_owned(),
                body: Some(body.0),
                how: "person".to_owned(),
            });
            Ok(NewProposal {
                draft,
                report_to_id: None,
                bodies: bodies.collect(),
            })
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let read = |value: &str| {
        Some(Read {
            value: value.to_owned(),
            span: None,
            confidence: 1.0,
        })
    };
    let reading = Reading {
        kind: read(letter.kind),
        number: read(letter.number),
        symbol: read(letter.symbol),
        subject: read(letter.subject),
        date: Some(Read {
            value: today,
            span: None,
            confidence: 1.0,
        }),
        ..Reading::default()
    };
    let new = NewDocument {
        keeper: keeper.0,
        direction: "outgoing",
        received_day: &today.to_string(),
        file_name: "van-ban-trinh-dien.txt",
        bytes: text.as_bytes(),
        media_type: "text/plain",
        format: "txt",
        source: &source,
        reading: &reading,
        issuer_id: Some(keeper.0),
        addressees: Vec::new(),
        proposals,
        created_by: cast.account(letter.signer)?,
    };
    let mut tx = start.db.begin_write().await?;
    let (Inserted::New { id, .. } | Inserted::Same { id }) =
        documents::insert(&mut tx, author, micros, &new).await?;
    for row in documents::proposals_of(&mut tx, id).await? {
        let decision = Decision {
            proposal: row.id,
            version: row.version,
            state: ProposalState::Accepted,
            reason: "",
            act: "proposal.accepted",
        };
        documents::decide(&mut tx, author, micros, keeper.0, decision).await?;
    }
    let known = start.bodies.load(&mut tx).await?;
    let heirs = |body: BodyId| known.registry.successors(body, today);
    let proposals: Vec<(Uuid, i64)> = documents::proposals_of(&mut tx, id)
        .await?
        .iter()
        .map(|row| (row.id, row.version))
        .collect();
    let order = Issue {
        document: id,
        proposals: &proposals,
        signer: author,
        at: micros,
        today,
        heirs: &heirs,
    };
    tasks::issue(&mut tx, &order).await?;
    let mut given = Vec::new();
    for task in tasks::tasks_of_document(&mut tx, id).await? {
        given.extend(tasks::assignments_of_task(&mut tx, task.id, None).await?);
    }
    tx.commit().await?;
    Ok(given)
}

/// The rounds among what was given, in its order.
fn rounds(given: &[AssignmentRow]) -> Vec<&AssignmentRow> {
    given.iter().filter(|row| row.series > 0).collect()
}

/// What is done once: three communes in time, one late, two not at all.
async fn carry_out(app: &App, cast: &Cast, given: &[AssignmentRow], window: Window) -> anyhow::Result<()> {
    let once: Vec<&AssignmentRow> = given.iter().filter(|row| row.series == 0).collect();
    for (number, row) in once.iter().enumerate() {
        let place = number % COMMUNES.len();
        let days = match place {
            0..=2 => 30,
            3 => 62,
            _ => continue,
        };
        let day = window.first.checked_add(days.days())?;
        let words = match place {
            3 => "Đã hoàn thành, chậm do chờ bố trí phòng tiếp công dân.",
            _ => "Đã tổ chức quán triệt, niêm yết và công khai theo văn bản.",
        };
        super::story::say(&at(app, day)?, cast, row, Claim::Done, words).await?;
        let after = at(app, day.checked_add(2.days())?)?;
        super::story::judge(&after, cast, row, Verdict::Accept, "").await?;
    }
    Ok(())
}

fn author(name: &str) -> Author {
    Author {
        account: None,
        name: name.to_owned(),
    }
}

/// Begins the report that a round asks for and writes its parts.
async fn write(app: &App, row: &AssignmentRow, parts: &[Part], name: &str) -> anyhow::Result<Uuid> {
    let mut tx = app.db.begin_write().await?;
    let beginning = Beginning::of_assignment(&mut tx, row.id, app.clock.today())
        .await
        .map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let report = fill(&mut tx, app, &beginning, parts, name).await?;
    tx.commit().await?;
    Ok(report)
}

async fn fill(
    tx: &mut Tx,
    app: &App,
    beginning: &Beginning,
    parts: &[Part],
    name: &str,
) -> anyhow::Result<Uuid> {
    let outline = Reports::shipped()
        .outline("dan-van-quarterly")
        .context("the outline")?;
    let (author, at) = (author(name), app.clock.micros());
    let report = begin(tx, app, beginning, outline, &author, at).await?;
    for (key, words) in parts {
        let save = PartSave {
            report,
            key,
            seen: 0,
            words,
            sources: &[],
            evidence: &[],
            form_key: new_id(),
        };
        reports::save_part(tx, &save, &author, at).await?;
    }
    Ok(report)
}

/// Puts it before the head, signs and sends it; the province takes it where it has come to that.
async fn send(app: &App, report: Uuid, head: &str, taken: bool) -> anyhow::Result<()> {
    let mut tx = app.db.begin_write().await?;
    let (head, at) = (author(head), app.clock.micros());
    step(&mut tx, app, report, ReportAct::Submit, &head).await?;
    let guarded = Guarded::open(&mut tx, app, report)
        .await
        .map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let seen = guarded.row.version;
    let place = guarded
        .row
        .by_name
        .rsplit_once("xã ")
        .or_else(|| guarded.row.by_name.rsplit_once("phường "));
    let place = place.map_or_else(|| "Mẫu".to_owned(), |(_, place)| place.to_owned());
    let loaded = Loaded::of(&mut tx, guarded)
        .await
        .map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let found = findings(&mut tx, app, &loaded)
        .await
        .map_err(|error| anyhow::anyhow!("{error:?}"))?;
    reports::find_anew(&mut tx, report, &stored(&found)?).await?;
    for finding in reports::findings(&mut tx, report).await? {
        let why = "Đã rà soát, giữ nguyên (trình diễn)";
        reports::answer_finding(&mut tx, (report, finding.id), why, &head, at).await?;
    }
    let heading = Heading {
        subject: loaded.guarded.row.title.clone(),
        symbol: "BC-UBND".to_owned(),
        place,
        lines: "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH".to_owned(),
        recipients: "Như trên\nLưu: VT".to_owned(),
    };
    let signing = Signing {
        heading: &heading,
        seen,
        form_key: new_id(),
        author: &head,
        at,
    };
    sign(&mut tx, app, &loaded, &signing)
        .await
        .map_err(|error| anyhow::anyhow!("{error:?}"))??;
    step(&mut tx, app, report, ReportAct::Send, &head).await?;
    if taken {
        step(
            &mut tx,
            app,
            report,
            ReportAct::Accept,
            &author("Bộ phận theo dõi (trình diễn)"),
        )
        .await?;
    }
    Ok(tx.commit().await?)
}

async fn step(tx: &mut Tx, app: &App, report: Uuid, act: ReportAct, author: &Author) -> anyhow::Result<()> {
    let done = ReportDone {
        report,
        act,
        seen: reports::find(tx, report).await?.version,
        reason: "",
        number: "",
        figures: &[],
        form_key: new_id(),
        today: app.clock.today(),
    };
    reports::act(tx, &done, author, app.clock.micros()).await?;
    let row = reports::find(tx, report).await?;
    let followed = Followed {
        act,
        reason: "",
        form_key: new_id(),
        author,
        at: app.clock.micros(),
        today: app.clock.today(),
    };
    follow(tx, app, &row, &followed)
        .await
        .map_err(|error| anyhow::anyhow!("{error:?}"))
}

/// The province's report of the quarter before, signed and sent: some of its sentences come back in the draft.
async fn before(app: &App, row: &AssignmentRow, quarter: Period) -> anyhow::Result<()> {
    let earlier = quarter.before();
    let window = earlier.calendar().context("a quarter of the calendar")?;
    let then = at(app, window.last.checked_add(4.days())?)?;
    let mut tx = then.db.begin_write().await?;
    let mut beginning = Beginning::of_assignment(&mut tx, row.id, then.clock.today())
        .await
        .map_err(|error| anyhow::anyhow!("{error:?}"))?;
    beginning.expected.window = window;
    beginning.expected.period = earlier.to_string();
    beginning.expected.due = window.last.checked_add(5.days()).ok();
    let report = fill(
        &mut tx,
        &then,
        &beginning,
        &CARRIED,
        "Cán bộ UBND tỉnh (trình diễn)",
    )
    .await?;
    tx.commit().await?;
    send(&then, report, "Lãnh đạo UBND tỉnh (trình diễn)", false).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_quarter_is_over_whatever_the_day() {
        let code = |day| last_quarter(day).to_string();
        assert_eq!(code(date(2026, 11, 22)), "2026-Q3");
        assert_eq!(code(date(2027, 1, 1)), "2026-Q4");
        assert_eq!(code(date(2026, 6, 30)), "2026-Q1");
    }
}
