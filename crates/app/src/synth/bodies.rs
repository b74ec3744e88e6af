use crate::bodies::actions::{self, Shipped, seed};
use crate::web::App;
use anyhow::{Context, ensure};
use gandan_core::bodies::{Body, BodyId, BodyName, Branch, Place, Tier, Valid};
use gandan_store::journal::Author;
use gandan_store::new_id;
use jiff::civil::Date;

/// The People's Committees of communes that receive; never empty.
#[derive(Debug, Clone)]
pub struct Communes(pub Vec<BodyId>);

/// Those that exist today. Where there are fewer than `least`, more are made up below the first province; their names
/// say that they are. An empty register gets the sample province first.
///
/// # Errors
/// The database's.
pub(super) async fn communes(app: &App, least: usize) -> anyhow::Result<Communes> {
    let today = app.clock.today();
    let author = Author {
        account: None,
        name: "gandan synth".to_owned(),
    };
    let mut tx = app.db.begin_write().await?;
    let mut known = app.bodies.load(&mut tx).await?;
    if standing(known.registry.bodies(), today).is_empty() {
        seed(&mut tx, &author, app.clock.micros(), Shipped::Sample)
            .await
            .context("the sample province")?;
        known = app.bodies.load(&mut tx).await?;
    }
    let mut found = standing(known.registry.bodies(), today);
    let parent = known
        .registry
        .bodies()
        .iter()
        .find(|body| is_committee(body) && body.tier == Tier::Province && body.is_alive(today))
        .map(|body| body.id);
    for number in found.len()..least {
        let body = made_up(number, parent);
        if known.registry.by_code(&body.code).is_none() {
            actions::add(app, &mut tx, &author, &body).await?;
        }
        found.push(body.id);
    }
    tx.commit().await?;
    ensure!(!found.is_empty(), "no commune to send anything to");
    Ok(Communes(found))
}

/// In the order of their codes, so that the same register gives the same matters.
fn standing(bodies: &[Body], today: Date) -> Vec<BodyId> {
    let mut found: Vec<&Body> = bodies
        .iter()
        .filter(|body| body.tier == Tier::Commune && is_committee(body) && body.is_alive(today))
        .collect();
    found.sort_by(|a, b| a.code.cmp(&b.code));
    found.iter().map(|body| body.id).collect()
}

fn is_committee(body: &Body) -> bool {
    body.branch == Branch::Government
        && ["Ủy ban nhân dân", "UBND"]
            .iter()
            .any(|word| body.name().starts_with(word))
}

fn made_up(number: usize, parent: Option<BodyId>) -> Body {
    Body {
        id: BodyId(new_id()),
        code: format!("synth.{number:05}"),
        branch: Branch::Government,
        tier: Tier::Commune,
        parent,
        names: vec![BodyName {
            text: format!("Ủy ban nhân dân xã Thử Nghiệm {number}"),
            valid: Valid::default(),
        }],
        place: Place::new(&format!("xã Thử Nghiệm {number}, tỉnh Mẫu")),
        valid: Valid::default(),
        note: "Dữ liệu trình diễn: xã này không có thật".to_owned(),
    }
}
