//! What lies on the officers' desks: cases in every state between the receipt and the answer, one that waits for a
//! signature, one that came from another body and one that is on its way. People and matters are made up and say so.

mod happen;
mod scenes;

use super::people::Cast;
use crate::cases::intake::nobody;
use crate::cases::taking::{Matter, Receipt, take};
use crate::web::App;
use anyhow::Context;
use gandan_core::cases::Channel;
use gandan_core::clock::Circumstances;
use gandan_store::cases::Person;
use happen::happen;
use scenes::{SCENES, Scene};

/// Plays the scenes up to today.
pub(super) async fn play(app: &App, cast: &Cast) -> anyhow::Result<()> {
    for (number, scene) in SCENES.iter().enumerate() {
        let receipt = speak(app, cast, number, scene).await.context(scene.4)?;
        for then in scene.5 {
            happen(app, cast, &receipt, then).await.context(scene.4)?;
        }
    }
    Ok(())
}

async fn speak(app: &App, cast: &Cast, number: usize, scene: &Scene) -> anyhow::Result<Receipt> {
    let Scene(ago, code, regime, subject, words, _) = *scene;
    let then = app.days_ago(ago)?;
    let matter = Matter {
        regime,
        discipline: false,
        body: cast.body(code)?,
        subject: subject.to_owned(),
        place: Some(cast.body("mau.x01.ubnd")?),
        place_words: String::new(),
        title: String::new(),
        words: words.to_owned(),
        people: vec![Person {
            name: format!("Người gửi {} (trình diễn)", number + 31),
            address: "xã Mẫu 1, tỉnh Mẫu (không có thật)".to_owned(),
            ..Person::default()
        }],
        channel: if number.is_multiple_of(3) {
            Channel::Counter
        } else {
            Channel::Web
        },
        lang: "vi".to_owned(),
        idempotency_key: format!("demo-desk:{number}"),
        registered: then.clock.today(),
        forwarded_by: String::new(),
        helper: None,
        read_back: false,
        field: false,
        circumstances: Circumstances::default(),
        files: Vec::new(),
        joins: None,
        sealed: false,
        earlier: None,
    };
    Ok(take(&then, matter, &nobody()).await?)
}

#[cfg(test)]
mod tests {
    use crate::web::App;
    use gandan_store::casework;
    use gandan_store::journal::{self, Filter};

    #[tokio::test]
    async fn every_desk_has_something_on_it() {
        let (app, _folder) = App::for_tests().await.unwrap();
        crate::demo::fill(&app).await.unwrap();
        let mut tx = app.db.begin_read().await.unwrap();
        let known = app.bodies.load(&mut tx).await.unwrap();
        let (year, province) = (
            i64::from(app.clock.today().year()),
            known.registry.by_code("mau.ubnd").unwrap().id,
        );
        let papers = casework::papers_of_year(&mut tx, province.0, year, 0, 9)
            .await
            .unwrap();
        assert!(
            papers.iter().any(|paper| paper.form == "transfer"),
            "a slip went with a case"
        );
        let to_sign = casework::to_sign(&mut tx, province.0, uuid::Uuid::nil(), 9)
            .await
            .unwrap();
        assert_eq!(to_sign.len(), 1);
        // Whatever was done stands in the journal in words.
        let entries = journal::list(&mut tx, &Filter::default(), 5_000).await.unwrap();
        assert_eq!(crate::journal::unsaid(&app.words, &entries), [""; 0]);
    }
}
