//! The pictures that everybody sees beside the public figures.

use super::PictureView;
use super::counted::{Reach, counted, reach};
use super::paper::{Heading, paper};
use super::pictures::{Picture, pictures as all};
use super::say::Say;
use crate::cases::public::scope::Scope;
use crate::printing::{Format, download};
use crate::tasks::document_label;
use crate::web::{App, Limit, PageError, PageResult, Visitor, urls};
use crate::words::{Lang, word};
use axum::extract::Path;
use gandan_core::bodies::BodyId;
use gandan_core::cases::figures::Period;
use gandan_store::{Tx, documents, tasks};

/// The pictures of all bodies together, of the running year; those with nothing on them are left out.
///
/// # Errors
/// The database's.
pub async fn pictures(app: &App, tx: &mut Tx, lang: Lang) -> Result<Vec<PictureView>, PageError> {
    let drawn = draw(app, tx, Say::new(&app.words, lang)).await?;
    let drawn = drawn.into_iter().filter(|picture| picture.chart.is_some());
    Ok(drawn.map(PictureView::from).collect())
}

async fn draw(app: &App, tx: &mut Tx, say: Say<'_>) -> Result<Vec<Picture>, PageError> {
    let today = app.clock.today();
    let known = app.bodies.load(tx).await?;
    let scope = Scope {
        body: None,
        alone: false,
        period: Period::year_of(today),
        regime: None,
    };
    let counted = counted(app, tx, &known, scope, today).await?;
    let newest = tasks::public_documents(tx, today, None, 1)
        .await?
        .into_iter()
        .next();
    let reached = match newest {
        Some(document) => {
            let head = documents::find_head(tx, document.id).await?;
            let issuer = BodyId(head.issuer_id.unwrap_or(head.keeper_id));
            Some(Reach {
                name: document_label(
                    document.kind.as_deref(),
                    document.number.as_deref(),
                    document.symbol.as_deref(),
                    &document.file_name,
                ),
                tiers: reach(tx, &known, document.id, issuer, today).await?,
                href: format!("{}/{}", urls::PUBLIC_DOCUMENTS, document.id),
            })
        }
        None => None,
    };
    Ok(all(say, &known, &counted, reached.as_ref(), None))
}

/// `GET /so-lieu/bieu-do/{format}`
pub async fn file(visitor: Visitor, Path(format): Path<String>) -> PageResult {
    visitor.limit(Limit::Search)?;
    let format = Format::of(&format)?;
    let app = &visitor.app;
    let say = Say::new(&app.words, Lang::Vi);
    let mut tx = app.db.begin_read().await?;
    let drawn = draw(app, &mut tx, say).await?;
    drop(tx);
    let today = app.clock.today();
    let body = match app.config.body_name.trim() {
        "" => say.word(&word("dashboards-everywhere")),
        name => name.to_owned(),
    };
    let heading = Heading {
        body: &body,
        superior: None,
        regime: gandan_press::Regime::State,
        subject: word("dashboards-public-subject").with("year", today.year().to_string()),
        day: today,
    };
    download(paper(say, &heading, &drawn), format, &format!("bieu-do-{today}")).await
}
