//! The slip that goes with a case to another body: numbered in the register of whoever sends it.

use super::send::Wanted;
use crate::cases::acting::Acting;
use crate::cases::guard::Guarded;
use crate::cases::taking::storable;
use crate::cases::work::prepared::{Papers, enclosed, filled, form_of, in_numbers, people_of};
use crate::cases::work::signing::{Printed, Signing};
use crate::web::PageError;
use anyhow::Context;
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Fact, PaperForm, Values};
use gandan_store::cases::CaseRow;
use gandan_store::casework::{self, NewPaper};
use gandan_store::{Tx, new_id};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A slip that is filled in.
pub(super) struct Slip {
    form: &'static PaperForm,
    signing: Signing,
    values: Values,
    sender: Uuid,
}

/// The form of the slip under the law that a case runs under.
pub fn form(row: &CaseRow) -> anyhow::Result<&'static PaperForm> {
    form_of(row, "transfer").with_context(|| format!("no slip for {}", row.regime))
}

impl Slip {
    /// From one body to another, with what is known and what was given.
    pub(super) async fn of(
        tx: &mut Tx,
        acting: Acting<'_>,
        case: &Guarded,
        (sender, to): (Uuid, BodyId),
        wanted: &Wanted<'_>,
    ) -> Result<Slip, PageError> {
        let row = &case.row;
        let form = form(row)?;
        let papers = Papers::of(tx, row).await?;
        let received = row.received_day.parse().map_err(anyhow::Error::from)?;
        let facts = BTreeMap::from([
            (Fact::Body, case.name(sender)),
            (Fact::Receiver, case.name(to.0)),
            (Fact::Person, people_of(acting.app, &papers)),
            (Fact::Matter, row.title.clone()),
            (Fact::Received, in_numbers(received)),
            (Fact::Reason, storable(wanted.reason)),
            (Fact::Ground, storable(wanted.basis)),
            (Fact::Enclosed, enclosed(tx, acting.app, row.id, &papers).await?),
        ]);
        Ok(Slip {
            form,
            signing: Signing::for_body(tx, acting, case, sender, form, wanted.given).await?,
            values: filled(form, &facts, wanted.given),
            sender,
        })
    }

    /// The first field that must be filled in before anybody signs.
    pub(super) fn missing(&self) -> Option<&'static str> {
        let mut empty = self
            .signing
            .fields()
            .into_iter()
            .filter(|(_, value, _)| value.is_empty());
        empty.next().map(|(name, _, _)| name)
    }

    /// `05/PC-UBND`
    pub(super) fn symbol(&self, number: i64) -> String {
        self.signing.number(number)
    }

    /// As it is printed; without a number before it is registered.
    pub(super) fn printed(&self, case: &Guarded, number: Option<i64>, signer: &str) -> Printed {
        let sheet = self.form.sheet(&self.values);
        self.signing.printed(sheet, case.today, number, signer)
    }

    /// Keeps it under its number, beside the move that it belongs to.
    pub(super) async fn issue(
        &self,
        tx: &mut Tx,
        acting: Acting<'_>,
        case: &Guarded,
        step: Uuid,
        number: i64,
    ) -> Result<(), PageError> {
        let printed = self.printed(case, Some(number), &acting.actor.name);
        let json = |value: serde_json::Result<String>| value.map_err(anyhow::Error::from);
        let paper = NewPaper {
            id: new_id(),
            case: case.row.id,
            step: Some(step),
            form: &self.form.paper,
            body: self.sender,
            year: i64::from(case.today.year()),
            number,
            symbol: &printed.number,
            day: &case.today.to_string(),
            about: &printed.sheet.about,
            fields: &json(serde_json::to_string(&self.values))?,
            sheet: &json(serde_json::to_string(&printed))?,
            words: &printed.sheet.text(),
            author: &acting.author(),
            at: acting.app.clock.micros(),
        };
        casework::issue(tx, &paper).await?;
        Ok(())
    }
}
