//! The file of a case: the matter, the law and its clocks, similar answered cases and the draft answer together; the
//! history below.

use super::clocks::{ClockView, views};
use super::history::{Event, events};
use super::line::{Line, number};
use super::prepared::{Papers, read, value};
use super::similar::{SimilarView, similar};
use crate::cases::guard::{Guarded, opened};
use crate::cases::matters::{self, CandidateView};
use crate::cases::moving::{circumstances_of, clocks_of, procedure_of, right_for};
use crate::cases::said::{act_word, channel_word, regime_word};
use crate::web::{FormState, Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::{Need, Who};
use gandan_store::Tx;
use gandan_store::cases::{self, AttachmentRow, MessageRow};
use gandan_store::casework;
use serde::Serialize;
use uuid::Uuid;

/// The file of a case.
#[derive(Serialize)]
pub struct FilePage {
    line: Line,
    citation: String,
    circumstances: Vec<Word>,
    hops: i64,
    sealed: bool,
    petitions: Vec<PetitionView>,
    clocks: Vec<ClockView>,
    similar: Vec<SimilarView>,
    /// Petitions that may be about the same.
    alike: Vec<CandidateView>,
    draft: Option<DraftView>,
    waiting: Vec<WaitingView>,
    moves: Vec<MoveView>,
    transfer: Option<TransferView>,
    messages: Vec<MessageView>,
    may_handle: bool,
    may_assign: bool,
    may_transfer: bool,
    mine: bool,
    manage: String,
    /// Sorting, joining, splitting.
    sort: Option<String>,
    /// The public copy of the answer.
    publish: Option<String>,
    take: String,
    send: String,
    say: String,
    walls: Vec<WallView>,
    papers: Vec<PaperView>,
    history: Vec<Event>,
    readings: Vec<ReadingView>,
    list: &'static str,
    form: FormState,
}

#[derive(Debug, Clone, Serialize)]
struct PetitionView {
    id: String,
    channel: Word,
    claimed: Word,
    words: String,
    received: String,
    registered: String,
    forwarded_by: String,
    read_back: bool,
    people: Vec<PersonView>,
    files: Vec<FileView>,
}

#[derive(Debug, Clone, Serialize)]
struct PersonView {
    name: String,
    address: String,
    contact: String,
    identity: String,
    representative: bool,
}

#[derive(Debug, Clone, Serialize)]
struct FileView {
    name: String,
    href: String,
}

/// The answer as it is being written.
#[derive(Debug, Clone, Serialize)]
struct DraftView {
    act: Word,
    action: String,
    words: String,
    whole: String,
}

/// A prepared move.
#[derive(Debug, Clone, Serialize)]
struct WaitingView {
    act: Word,
    by: String,
    at: i64,
    ready: bool,
    href: String,
}

#[derive(Debug, Clone, Serialize)]
struct MoveView {
    act: Word,
    href: String,
    head_only: bool,
}

#[derive(Debug, Clone, Serialize)]
struct TransferView {
    to: String,
    from: String,
    reason: String,
    basis: String,
    at: i64,
    hop: i64,
    action: String,
    may_answer: bool,
    may_cancel: bool,
}

#[derive(Debug, Clone, Serialize)]
struct MessageView {
    from_petitioner: bool,
    actor: String,
    words: String,
    at: i64,
    read: bool,
}

#[derive(Debug, Clone, Serialize)]
struct WallView {
    name: String,
    ground: Word,
}

#[derive(Debug, Clone, Serialize)]
struct PaperView {
    symbol: String,
    about: String,
    day: String,
    href: String,
}

#[derive(Debug, Clone, Serialize)]
struct ReadingView {
    actor: String,
    day: String,
}

impl Page for FilePage {
    const TEMPLATE: &'static str = "pages/cases/work/file.html";

    fn samples() -> Vec<FilePage> {
        let full = FilePage {
            line: Line::sample(2),
            citation: "Luật Khiếu nại 02/2011".to_owned(),
            circumstances: vec![word("casework-remote"), word("casework-complex")],
            hops: 1,
            sealed: true,
            petitions: vec![PetitionView {
                id: Uuid::nil().to_string(),
                channel: channel_word("counter"),
                claimed: regime_word("feedback"),
                words: "Đèn đường ngõ 5\nkhông sáng.".to_owned(),
                received: "2026-11-20".to_owned(),
                registered: "2026-11-23".to_owned(),
                forwarded_by: "Báo Mẫu".to_owned(),
                read_back: true,
                people: vec![PersonView {
                    name: "Người gửi 1".to_owned(),
                    address: "thôn Đông".to_owned(),
                    contact: "0900000001".to_owned(),
                    identity: "001".to_owned(),
                    representative: true,
                }],
                files: vec![FileView {
                    name: "anh.jpg".to_owned(),
                    href: "/".to_owned(),
                }],
            }],
            clocks: vec![super::clocks::sample()],
            similar: vec![SimilarView::sample()],
            alike: CandidateView::samples(),
            draft: Some(DraftView {
                act: act_word("answer"),
                action: "/".to_owned(),
                words: "Đèn sẽ được sửa.".to_owned(),
                whole: "/".to_owned(),
            }),
            waiting: vec![WaitingView {
                act: act_word("answer"),
                by: "Cán bộ 1".to_owned(),
                at: 0,
                ready: true,
                href: "/".to_owned(),
            }],
            moves: vec![MoveView {
                act: act_word("accept"),
                href: "/".to_owned(),
                head_only: true,
            }],
            transfer: Some(TransferView {
                to: "Sở Xây dựng".to_owned(),
                from: "UBND xã Mẫu".to_owned(),
                reason: "Thuộc thẩm quyền của Sở".to_owned(),
                basis: "Luật Tiếp công dân Đ26".to_owned(),
                at: 0,
                hop: 1,
                action: "/".to_owned(),
                may_answer: true,
                may_cancel: true,
            }),
            messages: vec![MessageView {
                from_petitioner: true,
                actor: String::new(),
                words: "Bao giờ xong?".to_owned(),
                at: 0,
                read: false,
            }],
            may_handle: true,
            may_assign: true,
            may_transfer: true,
            mine: false,
            manage: "/".to_owned(),
            sort: Some("/".to_owned()),
            publish: Some("/".to_owned()),
            take: "/".to_owned(),
            send: "/".to_owned(),
            say: "/".to_owned(),
            walls: vec![WallView {
                name: "Cán bộ 2".to_owned(),
                ground: word("casework-wall-respondent"),
            }],
            papers: vec![PaperView {
                symbol: "05/TB-UBND".to_owned(),
                about: "Về việc thụ lý".to_owned(),
                day: "2026-11-23".to_owned(),
                href: "/".to_owned(),
            }],
            history: vec![Event::sample()],
            readings: vec![ReadingView {
                actor: "Cán bộ 1".to_owned(),
                day: "2026-11-23".to_owned(),
            }],
            list: urls::CASES,
            form: FormState::default(),
        };
        let bare = FilePage {
            circumstances: Vec::new(),
            hops: 0,
            sealed: false,
            petitions: Vec::new(),
            clocks: Vec::new(),
            similar: Vec::new(),
            alike: Vec::new(),
            draft: None,
            waiting: Vec::new(),
            moves: Vec::new(),
            transfer: None,
            messages: Vec::new(),
            may_handle: false,
            may_assign: false,
            may_transfer: false,
            mine: true,
            walls: Vec::new(),
            papers: Vec::new(),
            history: Vec::new(),
            readings: Vec::new(),
            line: Line::sample(9),
            citation: String::new(),
            manage: "/".to_owned(),
            sort: None,
            publish: None,
            take: "/".to_owned(),
            send: "/".to_owned(),
            say: "/".to_owned(),
            list: urls::CASES,
            form: FormState::default(),
        };
        vec![full, bare]
    }
}

/// `GET /lam-viec/vu-viec/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::ReadCase).await?;
    let page = load(&mut tx, &officer, &case, FormState::default()).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    // Whoever handles it has now seen what the person wrote.
    if page.may_handle
        && page
            .messages
            .iter()
            .any(|message| message.from_petitioner && !message.read)
    {
        let mut tx = officer.app.db.begin_write().await?;
        for petition in cases::petitions(&mut tx, id).await? {
            cases::seen(&mut tx, petition.id, true, officer.app.clock.micros()).await?;
        }
        tx.commit().await?;
    }
    officer.show(&page)
}

/// The page, for this handler and for forms that come back to it.
pub async fn load(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    form: FormState,
) -> Result<FilePage, PageError> {
    let (app, row) = (&officer.app, &case.row);
    let allows = |act| case.allows(&officer.actor, act);
    let may_handle = allows(Act::HandleCase);
    let procedure = procedure_of(&app.rulebook, row)?;
    let papers = Papers::of(tx, row).await?;
    let files = cases::attachments(tx, row.id).await?;
    let mut petitions = Vec::new();
    for petition in &papers.petitions {
        let people = cases::petitioners(tx, petition.id).await?;
        petitions.push(PetitionView {
            id: petition.id.to_string(),
            channel: channel_word(&petition.channel),
            claimed: regime_word(&petition.claimed_regime),
            words: petition.words.clone(),
            received: petition.received_day.clone(),
            registered: petition.registered_day.clone(),
            forwarded_by: petition.forwarded_by.clone(),
            read_back: petition.read_back,
            people: people.iter().map(person).collect(),
            files: files_of(&files, petition.id),
        });
    }
    let drafts = casework::drafts(tx, row.id).await?;
    let open_moves: Vec<_> = procedure
        .moves_from(&row.state)
        .filter(|step| step.by != Who::Petitioner)
        .collect();
    let answering = open_moves.iter().find(|step| step.needs.contains(&Need::Reply));
    let draft = match answering.filter(|_| may_handle) {
        None => None,
        Some(step) => {
            let kept = drafts.iter().find(|draft| draft.act == step.act);
            let words = match kept {
                Some(kept) => value(&read(&kept.given)?, "reply").to_owned(),
                None => String::new(),
            };
            Some(DraftView {
                act: act_word(&step.act),
                action: urls::case_step(row.id, &step.act),
                whole: urls::case_step(row.id, &step.act),
                words,
            })
        }
    };
    let heads = allows(Act::DecideCase);
    let moves = open_moves.iter().filter(|_| may_handle).map(|step| MoveView {
        act: act_word(&step.act),
        href: urls::case_step(row.id, &step.act),
        head_only: right_for(step) == Some(Act::DecideCase) && !heads,
    });
    let circumstances = circumstances_of(row)?;
    let mut said = Vec::new();
    if circumstances.remote {
        said.push(word("casework-remote"));
    }
    if circumstances.complex {
        said.push(word("casework-complex"));
    }
    if circumstances.instance == 2 {
        said.push(word("casework-second"));
    }
    let text = papers
        .petitions
        .first()
        .map_or("", |petition| petition.words.as_str());
    let waiting = cases::waiting(tx, row.id).await?.map(|transfer| TransferView {
        may_answer: allows(Act::AcceptTransfer),
        may_cancel: allows(Act::TransferCase),
        to: transfer.to_name,
        from: transfer.from_name,
        reason: transfer.reason,
        basis: transfer.basis,
        at: transfer.at,
        hop: transfer.hop,
        action: urls::with_id(urls::CASE_TRANSFER_ANSWER, row.id),
    });
    let walls = cases::walls(tx, row.id).await?;
    let made = casework::papers_of_case(tx, row.id).await?;
    let messages = cases::messages(tx, row.id, None).await?;
    let history = cases::history(tx, row.id).await?;
    let readings = cases::readings(tx, row.id).await?;
    let candidates = matters::duplicates(tx, &case.known, &officer.actor, case.today, row).await?;
    let to_publish = !row.sealed && row.outcome.is_some() && (allows(Act::RedactCase) || heads);
    Ok(FilePage {
        line: Line::of(app, officer.lang.code(), row, case.today),
        citation: procedure.citation.clone(),
        circumstances: said,
        hops: row.hops,
        sealed: row.sealed,
        clocks: views(row.id, &clocks_of(row)?, case.today),
        similar: similar(officer, case, &format!("{} {text}", row.title)).await?,
        alike: matters::views(&candidates, row),
        petitions,
        draft,
        waiting: drafts
            .iter()
            .filter(|_| may_handle)
            .map(|draft| WaitingView {
                act: act_word(&draft.act),
                by: draft.actor.clone(),
                at: draft.updated_at,
                ready: draft.ready,
                href: urls::case_draft(row.id, draft.id),
            })
            .collect(),
        moves: moves.collect(),
        may_transfer: waiting.is_none() && row.open && !row.sealed && allows(Act::TransferCase),
        transfer: waiting,
        messages: messages.iter().map(message).collect(),
        may_handle,
        may_assign: row.open && allows(Act::AssignCase),
        mine: row.officer_id == Some(officer.actor.account),
        manage: urls::with_id(urls::CASE_MANAGE, row.id),
        sort: allows(Act::MergeCases).then(|| urls::with_id(urls::CASE_SORT, row.id)),
        publish: to_publish.then(|| urls::with_id(urls::CASE_PUBLISH, row.id)),
        take: urls::case_manage(row.id, "nhan-viec"),
        send: urls::with_id(urls::CASE_TRANSFER, row.id),
        say: urls::with_id(urls::CASE_MESSAGE, row.id),
        walls: walls
            .iter()
            .map(|wall| WallView {
                name: wall.name.clone(),
                ground: super::manage::ground_word(app, officer.lang, &wall.ground, case.today),
            })
            .collect(),
        papers: made
            .into_iter()
            .map(|paper| PaperView {
                href: urls::with_id(urls::PAPER, paper.id),
                symbol: paper.symbol,
                about: paper.about,
                day: paper.day,
            })
            .collect(),
        history: events(app, officer.lang, &history, &files),
        readings: readings
            .into_iter()
            .map(|reading| ReadingView {
                actor: reading.actor,
                day: reading.day,
            })
            .collect(),
        list: urls::CASES,
        form,
    })
}

/// `GET /lam-viec/tep-vu-viec/{id}`: a file of a case.
pub async fn attachment(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let file = cases::attachment(&mut tx, id).await?;
    let case = Guarded::load(&mut tx, &officer, file.case_id, Act::ReadCase).await?;
    let blob = gandan_store::blobs::get(&mut tx, &file.sha256).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    Ok(crate::attachments::to_show(blob, &file.name))
}

fn person(row: &cases::PetitionerRow) -> PersonView {
    let ways = [row.phone.as_str(), row.mail.as_str()];
    PersonView {
        name: row.name.clone(),
        address: row.address.clone(),
        contact: ways
            .into_iter()
            .filter(|way| !way.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        identity: row.identity_number.clone(),
        representative: row.representative,
    }
}

fn files_of(files: &[AttachmentRow], owner: Uuid) -> Vec<FileView> {
    let own = files.iter().filter(|file| file.owner_id == owner);
    own.map(|file| FileView {
        name: file.name.clone(),
        href: urls::with_id(urls::CASE_FILE, file.id),
    })
    .collect()
}

fn message(row: &MessageRow) -> MessageView {
    MessageView {
        from_petitioner: row.from_petitioner,
        actor: row.actor.clone(),
        words: row.words.clone(),
        at: row.at,
        read: row.read_at.is_some(),
    }
}

/// The number of a case, for titles of other pages.
pub fn heading(case: &Guarded) -> (String, String, String) {
    let row = &case.row;
    (
        number(row.id),
        row.title.clone(),
        urls::with_id(urls::CASE, row.id),
    )
}
