//! `GET /api/v1/bodies`: public facts about bodies that exist today.

use super::answer::public;
use super::given::Asked;
use crate::web::{Limit, PageResult, Visitor, urls};
use gandan_core::bodies::Body;
use gandan_core::text::fold;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Rows of a page.
const PAGE: usize = 100;

/// What is asked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BodyQuery {
    /// Words of the name, in any marks.
    pub q: String,
    /// `central`, `province`, `commune`, `village`.
    pub tier: String,
    /// The last code of the page before.
    pub after: String,
    /// Language of words in problems.
    #[serde(rename = "lang")]
    _lang: String,
}

/// A page of bodies.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BodyPage {
    /// By code, at most 100.
    pub bodies: Vec<BodyLine>,
    /// The next page, where there is one.
    pub next: Option<String>,
}

/// A body.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BodyLine {
    /// Its id.
    pub id: String,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its branch.
    pub branch: String,
    /// Its tier.
    pub tier: String,
    /// Code of the body above it.
    pub parent: Option<String>,
    /// The unit of territory it acts in.
    pub place: String,
}

/// `GET /api/v1/bodies`
pub async fn get(visitor: Visitor, Asked(asked): Asked<BodyQuery>) -> PageResult {
    visitor.limit(Limit::Read)?;
    let app = &visitor.app;
    let known = app.bodies.lately(&app.db).await?;
    let wanted = fold(&asked.q);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let tree = known.tree(app.clock.today());
    let fits = |body: &&Body| {
        let name = fold(body.name());
        body.code > asked.after
            && (asked.tier.is_empty() || body.tier.word() == asked.tier)
            && words.iter().all(|word| name.split(' ').any(|part| part == *word))
    };
    let mut found: Vec<&Body> = tree.bodies().filter(fits).collect();
    found.sort_by(|one, other| one.code.cmp(&other.code));
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let last = found.last().filter(|_| more).map(|body| body.code.as_str());
    let next = last.map(|code| {
        let pairs = [("q", asked.q.as_str()), ("tier", &asked.tier), ("after", code)];
        urls::with_query(urls::API_BODIES, &pairs)
    });
    let bodies = found
        .into_iter()
        .map(|body| BodyLine {
            id: body.id.0.to_string(),
            code: body.code.clone(),
            name: body.name().to_owned(),
            branch: body.branch.word().to_owned(),
            tier: body.tier.word().to_owned(),
            parent: body
                .parent
                .and_then(|parent| known.registry.get(parent))
                .map(|parent| parent.code.clone()),
            place: body.place.text().to_owned(),
        })
        .collect();
    Ok(public(&BodyPage { bodies, next }))
}
