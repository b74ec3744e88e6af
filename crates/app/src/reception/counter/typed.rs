//! What is typed of a visit.

use crate::web::{App, FormState};
use crate::words::word;
use gandan_core::cases::Regime;
use gandan_core::reception::{Crowd, Handling, crowd};
use gandan_store::reception::VisitRow;
use jiff::civil::Date;

/// What people come with, as the register tells it apart.
pub const REGIMES: [Regime; 4] = [
    Regime::Complaint,
    Regime::Denunciation,
    Regime::Proposal,
    Regime::Feedback,
];

/// Who came: name, address, identity paper, how many, who speaks for them. Of a denunciation nothing of that is kept, and
/// nothing of what it says: who denounces is secret (Luật Tố cáo 25/2018/QH14), and a register is read by many.
///
/// # Errors
/// The rule book has no rule about representatives for that day.
pub fn person(app: &App, form: &mut FormState, row: &mut VisitRow, day: Date) -> anyhow::Result<()> {
    let regime = Regime::from_code(form.value("regime")).filter(|regime| REGIMES.contains(regime));
    if regime.is_none() {
        form.error("regime", word("form-choose"));
    }
    let sealed = regime == Some(Regime::Denunciation);
    row.regime = regime.map(|regime| regime.code().to_owned()).unwrap_or_default();
    let people = form.value("people").parse::<i64>().ok();
    match people.filter(|people| (1..=10_000).contains(people)) {
        Some(people) => row.people = people,
        None => form.error("people", word("visit-people-wrong")),
    }
    let representatives: Vec<String> = form
        .value("representatives")
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    let count = u32::try_from(representatives.len()).unwrap_or(u32::MAX);
    let many = u32::try_from(row.people).unwrap_or(u32::MAX);
    let limits = app.rulebook.representatives(many, day)?;
    // Of a denunciation no names are kept, so nobody counts them here.
    let spoken = if sealed && limits.is_some() {
        Crowd::Represented
    } else {
        crowd(count, limits)
    };
    row.crowd = spoken != Crowd::None;
    if let Crowd::Wrong(least, most) = spoken {
        form.error(
            "representatives",
            word("visit-representatives-wrong")
                .with("people", row.people)
                .with("least", i64::from(least))
                .with("most", i64::from(most)),
        );
    }
    if sealed {
        for field in [
            &mut row.name,
            &mut row.address,
            &mut row.phone,
            &mut row.identity_number,
            &mut row.matter,
        ] {
            field.clear();
        }
        row.representatives = "[]".to_owned();
        return Ok(());
    }
    row.name = form.required("name", word("visit-name-missing"));
    row.address = form.required("address", word("visit-address-missing"));
    row.matter = form.required("matter", word("visit-matter-missing"));
    row.phone = form.value("phone").to_owned();
    row.identity_number = form.value("identity").to_owned();
    row.representatives = serde_json::to_string(&representatives)?;
    Ok(())
}

/// What was done with it, and what became of it.
pub fn handling(form: &mut FormState, row: &mut VisitRow) {
    row.again = !form.value("again").is_empty();
    row.settled_by = form.value("settled_by").to_owned();
    row.result = form.value("result").to_owned();
    row.note = form.value("note").to_owned();
    let handling = Handling::from_code(form.value("handling"));
    if handling.is_none() {
        form.error("handling", word("form-choose"));
    }
    row.handling = handling
        .map(|handling| handling.code().to_owned())
        .unwrap_or_default();
    row.handled = match handling {
        Some(Handling::Guided | Handling::Passed) => form.required("handled", word("visit-handled-missing")),
        _ => String::new(),
    };
}

/// A visit as its form shows it.
pub fn filled(row: &VisitRow, case: &str) -> anyhow::Result<FormState> {
    let flag = |on: bool| if on { "yes".to_owned() } else { String::new() };
    let mut form = FormState::filled([
        ("version", row.version.to_string()),
        ("name", row.name.clone()),
        ("address", row.address.clone()),
        ("phone", row.phone.clone()),
        ("identity", row.identity_number.clone()),
        ("people", row.people.to_string()),
        ("representatives", row.representatives()?.join("\n")),
        ("regime", row.regime.clone()),
        ("matter", row.matter.clone()),
        ("again", flag(row.again)),
        ("settled_by", row.settled_by.clone()),
        ("handling", row.handling.clone()),
        ("handled", row.handled.clone()),
        ("result", row.result.clone()),
        ("note", row.note.clone()),
        ("refusal", row.refusal.clone()),
        ("refusal_day", row.refusal_day.clone().unwrap_or_default()),
        ("case", case.to_owned()),
    ]);
    form.values
        .retain(|_, values| values.iter().any(|value| !value.is_empty()));
    Ok(form)
}
