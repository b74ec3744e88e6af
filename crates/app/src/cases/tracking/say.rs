use super::holder::Holder;
use super::show::{self, HERE, may, rating_day};
use crate::attachments::Basket;
use crate::cases::intake::{WORDS, kept, nobody};
use crate::cases::moving::{By, Doing, MoveError, make};
use crate::web::{Form, FormState, Limit, PageError, PageResult, Upload, go};
use crate::words::{notice, word};
use gandan_core::cases::{MoveRefusal, Need};
use gandan_store::cases::{self, Moved, NewAttachment, NewMessage};
use gandan_store::{StoreError, new_id};
use serde::Deserialize;
use serde_json::json;

/// `POST /tra-cuu/nhan-tin`: a message to the body, with files.
pub async fn message(holder: Holder, mut upload: Upload) -> PageResult {
    let visitor = &holder.visitor;
    visitor.limit(Limit::Draft)?;
    let (mut form, mut basket) = (FormState::default(), Basket::default());
    while let Some(part) = upload.next().await? {
        if part.name() == "files" {
            basket.add(part, &mut form, &visitor.app.workshop).await?;
        } else {
            let field = part.name().to_owned();
            let value = part.text(WORDS * 4 + 4096).await?;
            form.values.entry(field).or_default().push(value);
        }
    }
    let words = kept(form.value("message"), WORDS);
    if words.is_empty() {
        form.error("message", word("tracking-message-missing"));
    }
    let mut tx = visitor.app.db.begin_write().await?;
    let mine = holder.mine(&mut tx).await?;
    if !form.is_right() {
        return show::again(&holder, &mut tx, &mine, form).await;
    }
    let (id, at) = (new_id(), visitor.app.clock.micros());
    let said = NewMessage {
        id,
        case: mine.case.id,
        petition: mine.petition.id,
        from_petitioner: true,
        author: &nobody(),
        body: None,
        words: &words,
        at,
    };
    cases::say(&mut tx, &said).await?;
    for file in &basket.files {
        let kept = NewAttachment {
            id: new_id(),
            case: mine.case.id,
            belongs: "message",
            owner: id,
            name: &file.name,
            media_type: file.taken.kind.media_type(),
            bytes: &file.taken.bytes,
            by_petitioner: true,
            at,
        };
        cases::attach(&mut tx, &kept).await?;
    }
    tx.commit().await?;
    Ok(go::with_notice(HERE, notice("message-sent")))
}

/// What the person says of an answer.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Says {
    act: String,
    reason: String,
}

/// `POST /tra-cuu/xac-nhan`: solved, or not yet; *chưa xong* opens the matter again.
pub async fn confirm(holder: Holder, form: Form<Says>) -> PageResult {
    let visitor = &holder.visitor;
    let Form { input, mut state } = form;
    let mut tx = visitor.app.db.begin_write().await?;
    let mine = holder.mine(&mut tx).await?;
    let solved = input.act == "confirm";
    if (solved && !mine.first) || !may(&visitor.app.rulebook, &mine.case, &input.act) {
        return Err(PageError::Conflict(word("tracking-not-now")));
    }
    let doing = Doing {
        act: input.act,
        reason: kept(&input.reason, WORDS),
        ..Doing::default()
    };
    match make(&mut tx, &visitor.app, &mine.case, &By::Petitioner, &doing).await {
        Ok(_) => {}
        Err(MoveError::Refused(MoveRefusal::Missing(Need::Reason))) => {
            state.error("reason", word("tracking-reason-missing"));
            return show::again(&holder, &mut tx, &mine, state).await;
        }
        Err(MoveError::Refused(_)) => return Err(PageError::Conflict(word("tracking-not-now"))),
        Err(MoveError::Store(error)) => return Err(error.into()),
        Err(error) => return Err(anyhow::Error::from(error).into()),
    }
    tx.commit().await?;
    let said = if solved {
        notice("said-solved")
    } else {
        notice("said-not-yet")
    };
    Ok(go::with_notice(HERE, said))
}

/// How well it was done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Rates {
    stars: String,
}

/// `POST /tra-cuu/danh-gia`: once, some days after the answer. Who says nothing is counted as having said nothing.
pub async fn rate(holder: Holder, form: Form<Rates>) -> PageResult {
    let visitor = &holder.visitor;
    let Form { input, mut state } = form;
    let mut tx = visitor.app.db.begin_write().await?;
    let mine = holder.mine(&mut tx).await?;
    let today = visitor.app.clock.today();
    let due = rating_day(visitor, &mine.case).is_some_and(|day| day <= today);
    if !mine.first || !due || mine.case.stars.is_some() {
        return Err(PageError::Conflict(word("tracking-not-now")));
    }
    let Some(stars) = input
        .stars
        .parse::<i64>()
        .ok()
        .filter(|stars| (1..=5).contains(stars))
    else {
        state.error("stars", word("tracking-stars-missing"));
        return show::again(&holder, &mut tx, &mine, state).await;
    };
    let mut after = mine.case.clone();
    after.stars = Some(stars);
    let moved = Moved {
        before: &mine.case,
        after: &after,
        act: "rate",
        reason: "",
        basis: "",
        told: "",
        detail: json!({ "stars": stars }),
        author: &nobody(),
        body: None,
        at: visitor.app.clock.micros(),
        day: today,
    };
    match cases::make(&mut tx, &moved).await {
        Err(StoreError::Stale) => return Err(PageError::Conflict(word("error-stale"))),
        done => done?,
    };
    tx.commit().await?;
    Ok(go::with_notice(HERE, notice("rated")))
}
