use super::draft::{Contact, LINE, Open, Step, kept};
use super::step::{Frame, must_be_short};
use crate::web::{Form, FormState, Page, PageResult, Visitor, go};
use crate::words::{Word, word, word_of};
use axum::extract::Path;
use gandan_core::outbox::{MailAddress, Phone};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who may be contacted: nobody has to, but for a complaint.
#[derive(Serialize)]
pub struct ContactPage {
    frame: Frame,
    form: FormState,
    demanded: bool,
    /// By which ways this installation can tell that there is news.
    ways: Vec<Word>,
}

impl Page for ContactPage {
    const TEMPLATE: &'static str = "pages/intake/contact.html";

    fn samples() -> Vec<ContactPage> {
        let page = |demanded, form| ContactPage {
            frame: Frame::sample(),
            form,
            demanded,
            ways: vec![word_of("intake-way-", "mail")],
        };
        let wrong = FormState::default()
            .with_error("name", word("intake-name-missing"))
            .with_error("address", word("intake-address-missing"))
            .with_error("mail", word("intake-mail-wrong"))
            .with_error("phone", word("intake-phone-wrong"))
            .with_error("notify", word("intake-notify-where"));
        let without = ContactPage {
            ways: Vec::new(),
            ..page(false, FormState::default())
        };
        vec![page(true, wrong), page(false, FormState::default()), without]
    }
}

/// `GET /gui/{id}/lien-he`
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    let contact = &open.draft.contact;
    let mut form = FormState::filled([
        ("name", contact.name.clone()),
        ("address", contact.address.clone()),
        ("phone", contact.phone.clone()),
        ("mail", contact.mail.clone()),
        ("identity_number", contact.identity_number.clone()),
    ]);
    for (field, ticked) in [("notify", contact.notify), ("group", contact.group)] {
        if ticked {
            form.values.insert(field.to_owned(), vec!["yes".to_owned()]);
        }
    }
    visitor.show(&page(&visitor, &open, form))
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    address: String,
    phone: String,
    mail: String,
    identity_number: String,
    notify: Option<String>,
    group: Option<String>,
}

/// `POST /gui/{id}/lien-he`
pub async fn post(visitor: Visitor, Path(id): Path<Uuid>, form: Form<Typed>) -> PageResult {
    let mut tx = visitor.app.db.begin_write().await?;
    let mut open = Open::load(&mut tx, &visitor, id).await?;
    let Form { input, mut state } = form;
    check(&mut state, open.draft.is_complaint(), &input);
    if !state.is_right() {
        return visitor.show_again(&page(&visitor, &open, state));
    }
    let before = std::mem::take(&mut open.draft.contact);
    open.draft.contact = Contact {
        name: kept(&input.name, LINE),
        address: kept(&input.address, LINE),
        phone: kept(&input.phone, LINE),
        mail: kept(&input.mail, LINE),
        identity_number: kept(&input.identity_number, LINE),
        notify: input.notify.is_some(),
        group: input.group.is_some(),
        ..before
    };
    open.draft.answered(Step::Contact);
    open.save(&mut tx, &visitor).await?;
    tx.commit().await?;
    Ok(go::to(&open.next()))
}

fn check(state: &mut FormState, demanded: bool, input: &Typed) {
    for field in ["name", "address", "phone", "mail", "identity_number"] {
        must_be_short(state, field, LINE);
    }
    if demanded {
        // TT 05/2021/TT-TTCP Đ6 k2 điểm a: name and address, or the complaint cannot be dealt with.
        state.required("name", word("intake-name-missing"));
        state.required("address", word("intake-address-missing"));
    }
    let (phone, mail) = (state.value("phone"), state.value("mail"));
    let phone_wrong = !phone.is_empty() && Phone::read(phone).is_none();
    let mail_wrong = !mail.is_empty() && MailAddress::read(mail).is_none();
    let nowhere = phone.is_empty() && mail.is_empty();
    if phone_wrong {
        state.error("phone", word("intake-phone-wrong"));
    }
    if mail_wrong {
        state.error("mail", word("intake-mail-wrong"));
    }
    if input.notify.is_some() && nowhere {
        state.error("notify", word("intake-notify-where"));
    }
}

fn page(visitor: &Visitor, open: &Open, form: FormState) -> ContactPage {
    ContactPage {
        frame: Frame::of(open, Step::Contact),
        form,
        demanded: open.draft.is_complaint(),
        ways: visitor
            .app
            .outbox
            .channels()
            .into_iter()
            .map(|channel| word_of("intake-way-", channel.code()))
            .collect(),
    }
}
