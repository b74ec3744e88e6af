use super::holder::Holder;
use super::show;
use crate::attachments::Basket;
use crate::cases::intake::{WORDS, kept, nobody};
use crate::web::{FormState, Limit, PageResult, Upload, go};
use crate::words::{notice, word};
use gandan_store::cases::{self, NewAttachment, NewMessage};
use gandan_store::new_id;

/// `POST /tra-cuu/nhan-tin`: a message to the body that has the matter now, with files.
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
    Ok(go::with_notice(&mine.here(), notice("message-sent")))
}
