//! What everybody sees of cases: from the redaction to the register, and figures that open.

mod figures;
pub mod fixture;
mod matters;
mod nothing_hidden;
mod pictures;

use crate::TestApp;
use gandan::web::urls;
use gandan_core::bodies::BodyId;

/// Public pages and the page of the redaction, with something on them, for the browser.
pub async fn to_look_at(
    app: &TestApp,
    body: BodyId,
) -> (Vec<(&'static str, String)>, (&'static str, String)) {
    let (public, chosen) = (
        fixture::take(app, fixture::matter(app, body, fixture::LAMP)).await,
        fixture::take(app, fixture::matter(app, body, fixture::LAMP)).await,
    );
    for case in [public, chosen] {
        fixture::answer(app, case, "Đã thay bóng đèn. Cảm ơn ông Nguyễn Văn Mẫu.").await;
    }
    let publication = fixture::publish(app, public).await;
    fixture::settle(app).await;
    gandan::cases::public::look_around(&app.app).await.unwrap();
    let pages = vec![
        ("publications", urls::PUBLICATIONS.to_owned()),
        ("publication", urls::with_id(urls::PUBLICATION, publication)),
        ("case-figures", urls::FIGURES_CASES.to_owned()),
        (
            "case-figures-list",
            format!("{}?so=received", urls::FIGURES_CASES_LIST),
        ),
        ("sightings", urls::SIGHTINGS.to_owned()),
    ];
    (pages, ("case-publish", urls::with_id(urls::CASE_PUBLISH, chosen)))
}
