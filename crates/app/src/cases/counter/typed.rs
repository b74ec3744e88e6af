use super::signers::{SignersError, signers};
use crate::cases::taking::Matter;
use crate::web::{App, FormState};
use crate::words::word;
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Channel, Regime};
use gandan_core::clock::Circumstances;
use gandan_store::cases::Person;
use jiff::civil::Date;
use uuid::Uuid;

/// Ways in which paper and speech come to a counter.
pub const CHANNELS: [Channel; 5] = [
    Channel::Counter,
    Channel::Post,
    Channel::Phone,
    Channel::Box,
    Channel::Forwarded,
];

/// What is registered with its words; a denunciation has its own page, without any.
pub const REGIMES: [Regime; 4] = [
    Regime::Feedback,
    Regime::Proposal,
    Regime::Complaint,
    Regime::Regulation,
];

/// What was typed at the counter, as a matter.
#[derive(Debug)]
pub struct Typed {
    /// The matter, still without its files.
    pub matter: Matter,
    /// The day on which it came; clocks are counted from the day of registration.
    pub arrived: Date,
    /// Keys of what it lacks.
    pub lacks: Vec<String>,
    /// Words of whoever takes it.
    pub note: String,
    /// Everybody who signed gets a receipt.
    pub each: bool,
}

/// Who takes, where, and when.
pub struct Taker<'a> {
    /// The program.
    pub app: &'a App,
    /// For which body.
    pub body: BodyId,
    /// Places that can be chosen.
    pub places: &'a [BodyId],
    /// The account.
    pub account: Uuid,
    /// Today.
    pub today: Date,
}

/// Reads the form; nothing where something is wrong, which then stands beside its field.
///
/// # Errors
/// The rule book has no rule about representatives for that day.
pub fn read(form: &mut FormState, taker: &Taker<'_>) -> anyhow::Result<Option<Typed>> {
    let channel = chosen(form, "channel", Channel::from_code, &CHANNELS).unwrap_or(Channel::Counter);
    let forwarded_by = if channel == Channel::Forwarded {
        form.required("forwarded_by", word("counter-forwarded-missing"))
    } else {
        String::new()
    };
    let regime = chosen(form, "regime", Regime::from_code, &REGIMES).unwrap_or(Regime::Feedback);
    let (arrived, registered) = days(form, taker.today);
    let mut people = first(form, regime, channel);
    match signers(form.value("signers")) {
        Ok(others) => people.extend(others),
        Err(SignersError::NoName(line)) => {
            form.error("signers", word("counter-signer-without-name").with("line", line));
        }
        Err(SignersError::TooMany) => form.error("signers", word("counter-too-many-signers")),
    }
    if people.len() > 1 && people[0].name.is_empty() {
        form.error("name", word("counter-name-missing"));
    }
    let mut lacks = form.values.get("lacks").cloned().unwrap_or_default();
    representatives(form, taker, &people, channel, registered, &mut lacks)?;
    let words = form.required("words", word("counter-words-missing"));
    let helped = ticked(form, "helped");
    let read_back = ticked(form, "read_back");
    if helped && !read_back {
        form.error("read_back", word("counter-read-back-missing"));
    }
    if form.value("key").is_empty() {
        form.error("words", word("counter-form-spoilt"));
    }
    if !form.is_right() {
        return Ok(None);
    }
    let subject = taker.app.subjects.find(form.value("subject"));
    let place: Option<Uuid> = form.value("place").parse().ok();
    let second = regime == Regime::Complaint && ticked(form, "second");
    let matter = Matter {
        regime,
        discipline: regime == Regime::Complaint && ticked(form, "discipline"),
        body: taker.body,
        subject: subject.map(|subject| subject.code.clone()).unwrap_or_default(),
        place: taker.places.iter().find(|body| Some(body.0) == place).copied(),
        place_words: form.value("place_words").to_owned(),
        title: form.value("title").to_owned(),
        words,
        people,
        channel,
        lang: "vi".to_owned(),
        idempotency_key: format!("counter:{}", form.value("key")),
        registered,
        forwarded_by,
        helper: helped.then_some(taker.account),
        read_back: helped && read_back,
        field: subject.is_some_and(|subject| subject.field) && !regime.demands_identity(),
        circumstances: Circumstances {
            instance: if second { 2 } else { 1 },
            ..Circumstances::default()
        },
        files: Vec::new(),
        joins: None,
        sealed: false,
        earlier: None,
    };
    Ok(Some(Typed {
        matter,
        arrived,
        lacks,
        note: form.value("note").to_owned(),
        each: ticked(form, "each"),
    }))
}

/// Whether a box is ticked.
pub fn ticked(form: &FormState, field: &str) -> bool {
    !form.value(field).is_empty()
}

/// The value of a closed list; wrong otherwise.
pub fn chosen<T: PartialEq>(
    form: &mut FormState,
    field: &str,
    read: impl Fn(&str) -> Option<T>,
    among: &[T],
) -> Option<T> {
    let value = read(form.value(field)).filter(|value| among.contains(value));
    if value.is_none() {
        form.error(field, word("form-choose"));
    }
    value
}

/// The day on which it came and the day on which it is registered: not in the future, and in that order.
pub fn days(form: &mut FormState, today: Date) -> (Date, Date) {
    let mut day = |field: &str| -> Date {
        match form.value(field).parse::<Date>() {
            Ok(day) if day <= today => day,
            Ok(_) => {
                form.error(field, word("counter-day-in-future"));
                today
            }
            Err(_) => {
                form.error(field, word("form-day-wrong"));
                today
            }
        }
    };
    let (arrived, registered) = (day("received"), day("registered"));
    if arrived > registered {
        form.error("registered", word("counter-registered-before-received"));
    }
    (arrived, registered)
}

/// The first signer. A complaint needs a name and an address (TT 05/2021/TT-TTCP Đ6 k2 điểm a); who complains in person
/// also gives the number of an identity paper (NĐ 154/2026/NĐ-CP Đ12 k1).
fn first(form: &mut FormState, regime: Regime, channel: Channel) -> Vec<Person> {
    if regime.demands_identity() {
        form.required("name", word("counter-name-missing"));
        form.required("address", word("counter-address-missing"));
        if channel == Channel::Counter {
            form.required("identity", word("counter-identity-missing"));
        }
    }
    let person = Person {
        name: form.value("name").to_owned(),
        address: form.value("address").to_owned(),
        phone: form.value("phone").to_owned(),
        mail: form.value("mail").to_owned(),
        identity_number: form.value("identity").to_owned(),
        representative: ticked(form, "representative"),
        notify: ticked(form, "notify"),
    };
    let said = [
        &person.name,
        &person.address,
        &person.phone,
        &person.mail,
        &person.identity_number,
    ];
    if said.iter().all(|field| field.is_empty()) && form.value("signers").is_empty() {
        return Vec::new();
    }
    vec![person]
}

/// People with one matter choose who speaks for them: one or two of five to ten, at most five of more (Luật Tiếp công
/// dân 42/2013 Đ29). Whoever comes in person is asked to; of a paper that came without, it is noted what it lacks.
fn representatives(
    form: &mut FormState,
    taker: &Taker<'_>,
    people: &[Person],
    channel: Channel,
    registered: Date,
    lacks: &mut Vec<String>,
) -> anyhow::Result<()> {
    let many = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let Some((least, most)) = taker.app.rulebook.representatives(many, registered)? else {
        return Ok(());
    };
    let chosen = people.iter().filter(|person| person.representative).count();
    let chosen = u32::try_from(chosen).unwrap_or(u32::MAX);
    if (least..=most).contains(&chosen) {
        return Ok(());
    }
    if channel == Channel::Counter {
        form.error(
            "signers",
            word("counter-representatives")
                .with("people", i64::from(many))
                .with("least", i64::from(least))
                .with("most", i64::from(most)),
        );
    } else {
        lacks.push("representatives".to_owned());
    }
    Ok(())
}
