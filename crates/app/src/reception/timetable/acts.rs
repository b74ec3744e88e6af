use super::plan::Nothing;
use super::show::{WAYS, load};
use crate::attachments::{Basket, to_show};
use crate::reception::posts::Posts;
use crate::web::{Form, FormState, Officer, PageError, PageResult, Upload, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::reception::SittingState;
use gandan_store::reception::{self, NewPosting, SittingEdit};
use gandan_store::{StoreError, blobs};
use jiff::civil::Date;
use uuid::Uuid;

/// `POST /lam-viec/tiep-dan/buoi/{id}/trang-thai`: it took place, is put off, or does not take place.
pub async fn state(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let mut state = form.state;
    let (author, at) = (officer.author(), officer.app.clock.micros());
    let mut tx = officer.app.db.begin_write().await?;
    let row = reception::sitting(&mut tx, id).await?;
    let posts = Posts::of(&mut tx, &officer, &row.body_id.to_string(), Act::HoldReception).await?;
    if state.value("version") != row.version.to_string() || row.state()? != SittingState::Planned {
        return Err(StoreError::Stale.into());
    }
    let act = state.value("act").to_owned();
    let reason = match act.as_str() {
        "held" => String::new(),
        _ => state.required("reason", word("reception-reason-missing")),
    };
    let done = match act.as_str() {
        "held" if row.day()? > posts.today => {
            state.error("act", word("reception-not-yet"));
            notice("sitting-held")
        }
        "held" => {
            let edit = SittingEdit {
                state: SittingState::Held,
                ..SittingEdit::of(&row)?
            };
            reception::change(&mut tx, &row, &edit, "sitting.held", &author, at).await?;
            notice("sitting-held")
        }
        "moved" => {
            let to: Option<Date> = state.value("to").parse().ok();
            match to.filter(|to| to.to_string() != row.day) {
                Some(to) if state.is_right() => {
                    let new = reception::move_on(&mut tx, &row, to, &reason, &author, at).await?;
                    tx.commit().await?;
                    let url = urls::with_id(urls::SITTING, new);
                    return Ok(go::with_notice(&url, notice("sitting-moved")));
                }
                Some(_) => {}
                None => state.error("to", word("form-day-wrong")),
            }
            notice("sitting-moved")
        }
        "cancelled" => {
            if state.is_right() {
                let edit = SittingEdit {
                    state: SittingState::Cancelled,
                    reason,
                    ..SittingEdit::of(&row)?
                };
                reception::change(&mut tx, &row, &edit, "sitting.cancelled", &author, at).await?;
            }
            notice("sitting-cancelled")
        }
        _ => return Err(PageError::BadRequest(word("error-bad-request-text"))),
    };
    if !state.is_right() {
        drop(tx);
        return officer.show_again(&load(&officer, id, state).await?);
    }
    tx.commit().await?;
    Ok(go::with_notice(&urls::with_id(urls::SITTING, id), done))
}

/// `POST /lam-viec/tiep-dan/buoi/{id}/truc-tuyen`: when people were told, when the connection was tried, where the
/// recording is kept.
pub async fn online(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let mut state = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let row = reception::sitting(&mut tx, id).await?;
    let posts = Posts::of(&mut tx, &officer, &row.body_id.to_string(), Act::HoldReception).await?;
    if state.value("version") != row.version.to_string() {
        return Err(StoreError::Stale.into());
    }
    let mut day = |field: &str| -> Option<Date> {
        let typed = state.value(field).to_owned();
        if typed.is_empty() {
            return None;
        }
        let day = typed.parse::<Date>().ok().filter(|day| *day <= posts.today);
        if day.is_none() {
            state.error(field, word("reception-day-not-yet"));
        }
        day
    };
    let (notified, tried) = (day("notified"), day("tried"));
    if !state.is_right() {
        drop(tx);
        return officer.show_again(&load(&officer, id, state).await?);
    }
    let edit = SittingEdit {
        notified,
        tried,
        recording: state.value("recording").to_owned(),
        ..SittingEdit::of(&row)?
    };
    let (author, at) = (officer.author(), officer.app.clock.micros());
    reception::change(&mut tx, &row, &edit, "sitting.online", &author, at).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::SITTING, id),
        notice("sitting-online"),
    ))
}

/// `POST /lam-viec/tiep-dan/buoi/{id}/niem-yet`: the timetable was posted; a picture or an address shows it.
pub async fn post(officer: Officer, Path(id): Path<Uuid>, mut upload: Upload) -> PageResult {
    let mut form = FormState::default();
    let mut basket = Basket::default();
    while let Some(part) = upload.next().await? {
        if part.name() == "file" {
            basket.add(part, &mut form, &officer.app.workshop).await?;
        } else {
            let field = part.name().to_owned();
            let value = part.text(1 << 14).await?;
            form.values.entry(field).or_default().push(value);
        }
    }
    let mut tx = officer.app.db.begin_write().await?;
    let row = reception::sitting(&mut tx, id).await?;
    let posts = Posts::of(&mut tx, &officer, &row.body_id.to_string(), Act::HoldReception).await?;
    let day = form.value("posted").parse::<Date>().ok();
    let day = day.filter(|day| *day <= posts.today);
    if day.is_none() {
        form.error("posted", word("reception-day-not-yet"));
    }
    let way = WAYS.into_iter().find(|way| *way == form.value("way"));
    if way.is_none() {
        form.error("way", word("form-choose"));
    }
    let place = form.required("where", word("reception-posting-where-missing"));
    let link = form.value("link").to_owned();
    if !link.is_empty() && !link.starts_with("https://") && !link.starts_with("http://") {
        form.error("link", word("reception-link-wrong"));
    }
    if link.is_empty() && basket.files.is_empty() && form.is_right() {
        form.error("file", word("reception-proof-missing"));
    }
    let (Some(day), Some(way), true) = (day, way, form.is_right()) else {
        drop(tx);
        return officer.show_again(&load(&officer, id, form).await?);
    };
    let file = basket.files.first().map(|file| {
        let media_type = file.taken.kind.media_type();
        (file.name.as_str(), media_type, file.taken.bytes.as_slice())
    });
    let author = officer.author();
    let posting = NewPosting {
        sitting: id,
        body: row.body_id,
        day,
        way,
        place: &place,
        link: &link,
        file,
        author: &author,
        at: officer.app.clock.micros(),
    };
    reception::post(&mut tx, &posting).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::SITTING, id),
        notice("sitting-posted"),
    ))
}

/// `GET /lam-viec/tiep-dan/niem-yet/{id}`: the picture.
pub async fn proof(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let row = reception::posting(&mut tx, id).await?;
    Posts::of(&mut tx, &officer, &row.body_id.to_string(), Act::ReadReception).await?;
    let file = row.file_sha256.ok_or_else(PageError::not_found)?;
    let blob = blobs::get(&mut tx, &file).await?;
    Ok(to_show(blob, &row.file_name))
}
