//! The forms in which a body's name is written: with and without its place.

use std::collections::{BTreeMap, BTreeSet};

use super::wording::Lexicon;
use super::{Body, Context, Place, Registry, Unresolved, Valid};
use crate::text::fold;

/// The Party committee a Party organ is named after; the organ is also called by its name alone.
const COMMITTEES: [&str; 6] = [
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "thị ủy",
    "quận ủy",
    "trung ương",
];

/// Organs whose name says too little without the committee's: every body has an office.
const TOO_SHORT_ALONE: [&str; 1] = ["văn phòng"];

/// Ambiguous names list at most this many bodies.
const MOST_CANDIDATES: usize = 20;

#[derive(Debug, Clone, Copy)]
struct Form {
    body: usize,
    /// The form names the place, so that it means the same in every mouth.
    full: bool,
    valid: Valid,
}

/// Every form of every name, by key.
#[derive(Debug, Clone)]
pub(super) struct Names {
    by_key: BTreeMap<String, Vec<Form>>,
    without_marks: BTreeMap<String, BTreeSet<String>>,
}

impl Names {
    pub fn new(registry: &Registry, lexicon: &Lexicon) -> Self {
        let mut by_key: BTreeMap<String, Vec<Form>> = BTreeMap::new();
        for (at, body) in registry.bodies().iter().enumerate() {
            for name in &body.names {
                for (key, full) in forms(&lexicon.key(&name.text), &body.place) {
                    let forms = by_key.entry(key).or_default();
                    forms.push(Form {
                        body: at,
                        full,
                        valid: name.valid,
                    });
                }
            }
        }
        let mut without_marks: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for key in by_key.keys() {
            without_marks.entry(fold(key)).or_default().insert(key.clone());
        }
        Self {
            by_key,
            without_marks,
        }
    }

    /// Keys that differ from this one only in marks, the key itself left out.
    pub fn but_for_marks(&self, key: &str) -> impl Iterator<Item = &str> {
        let found = self.without_marks.get(&fold(key));
        found
            .into_iter()
            .flatten()
            .map(String::as_str)
            .filter(move |found| *found != key)
    }

    /// The body of that name, and how sure that is.
    pub fn find<'a>(
        &self,
        registry: &'a Registry,
        key: &str,
        context: &Context<'_>,
    ) -> Result<(&'a Body, f32), Unresolved> {
        let Some(forms) = self.by_key.get(key) else {
            return Err(Unresolved::MatchesNoBody);
        };
        let body_of = |form: &Form| &registry.bodies()[form.body];
        let alive: Vec<&Form> = forms
            .iter()
            .filter(|form| body_of(form).is_alive(context.day) && form.valid.on(context.day))
            .collect();
        let issuer = context.issuer.and_then(|issuer| registry.get(issuer));
        let nowhere = Place::new("");
        let home = issuer.map_or(&nowhere, |issuer| &issuer.place);
        // The nearer place wins: the issuer's own, then the ones around it; far ones only if the name says which.
        let ranked = |form: &&Form| -> Option<(usize, bool, bool)> {
            let body = body_of(form);
            let distance = home.chain().iter().position(|place| place == body.place.key());
            let distance = match (distance, form.full) {
                (Some(distance), _) => distance,
                (None, true) => usize::MAX,
                (None, false) => return None,
            };
            let other_branch = issuer.is_none_or(|issuer| issuer.branch != body.branch);
            Some((distance, other_branch, !form.full))
        };
        let mut near: Vec<(_, &Form)> = alive
            .iter()
            .filter_map(|form| Some((ranked(form)?, *form)))
            .collect();
        near.sort_by_key(|(rank, form)| (*rank, form.body));
        near.dedup_by_key(|(_, form)| form.body);
        if let Some(((distance, other_branch, _), best)) = near.first().copied() {
            let rivals = near
                .iter()
                .filter(|((d, b, _), form)| (*d, *b) == (distance, other_branch) && form.body != best.body);
            if rivals.count() == 0 {
                let sure = match (best.full, distance) {
                    (true, _) => 0.99,
                    (false, 0) => 0.96,
                    (false, _) => 0.93,
                };
                return Ok((body_of(best), sure));
            }
        }
        let mut candidates: Vec<&Body> = if near.is_empty() {
            alive.iter().map(|form| body_of(form)).collect()
        } else {
            near.iter().map(|(_, form)| body_of(form)).collect()
        };
        candidates.dedup_by_key(|body| body.id);
        if near.is_empty() && issuer.is_some() {
            // A single body of that name inside the issuer's own place can be meant; two cannot be told apart.
            let inside: Vec<&&Body> = candidates
                .iter()
                .filter(|body| body.place.is_inside(home.key()))
                .collect();
            if let [only] = inside[..] {
                return Ok((only, 0.75));
            }
        }
        if alive.is_empty() {
            // Only those that could be meant if the day were another: near, or named with their place.
            let bodies: Vec<_> = forms
                .iter()
                .filter(|form| ranked(form).is_some())
                .map(body_of)
                .collect();
            let ids: BTreeSet<_> = bodies.iter().map(|body| body.id).collect();
            return match ids.is_empty() {
                true => Err(Unresolved::MatchesNoBody),
                false => Err(Unresolved::NotOnThatDay {
                    bodies: ids.into_iter().collect(),
                }),
            };
        }
        // Bodies of other provinces are no candidates for a bare name.
        let own = home.province();
        candidates.retain(|body| {
            near.iter().any(|(_, f)| body_of(f).id == body.id) || body.place.province() == own
        });
        let bodies: Vec<_> = candidates
            .iter()
            .take(MOST_CANDIDATES)
            .map(|body| body.id)
            .collect();
        match bodies.is_empty() {
            true => Err(Unresolved::MatchesNoBody),
            false => Err(Unresolved::Several { bodies }),
        }
    }
}

/// The forms of one name, and whether each names the place:
/// `"ban dân vận tỉnh ủy mẫu"` also reads without `mẫu` and without `tỉnh ủy`.
fn forms(name: &str, place: &Place) -> BTreeMap<String, bool> {
    let (kind, proper) = (place.kind(), place.proper());
    let mut found = BTreeMap::new();
    let bare = match name.strip_suffix(proper).and_then(|bare| bare.strip_suffix(' ')) {
        Some(bare) if !kind.is_empty() && !bare.is_empty() => bare,
        // In the country as a whole no name needs a place.
        _ if kind.is_empty() => {
            found.insert(name.to_owned(), true);
            let centre = super::wording::plain_key("trung ương");
            let stem = name.strip_suffix(&centre).map_or("", str::trim_end);
            if !stem.is_empty() && !too_short(stem) {
                found.entry(stem.to_owned()).or_insert(false);
            }
            return found;
        }
        _ => name,
    };
    let stem = bare
        .strip_suffix(kind)
        .and_then(|stem| stem.strip_suffix(' '))
        .unwrap_or(bare);
    for form in [bare, stem] {
        found.insert(form.to_owned(), false);
    }
    found.insert(format!("{stem} {kind}"), false);
    found.insert(format!("{bare} {proper}"), true);
    found.insert(format!("{stem} {kind} {proper}"), true);
    for committee in COMMITTEES {
        let committee = super::wording::plain_key(committee);
        if let Some(organ) = stem.strip_suffix(&committee).map(str::trim_end)
            && !organ.is_empty()
            && !too_short(organ)
        {
            found.insert(organ.to_owned(), false);
            found.insert(format!("{organ} {kind}"), false);
        }
    }
    found
}

fn too_short(organ: &str) -> bool {
    TOO_SHORT_ALONE
        .iter()
        .any(|short| super::wording::plain_key(short) == organ)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::wording::plain_key;

    #[test]
    fn a_name_is_also_written_without_its_place() {
        let place = Place::new("tỉnh Mẫu");
        let found = forms(&plain_key("Ban Dân vận Tỉnh ủy Mẫu"), &place);
        for (form, full) in [
            ("Ban Dân vận", false),
            ("Ban Dân vận Tỉnh ủy", false),
            ("Ban Dân vận Tỉnh ủy Mẫu", true),
        ] {
            assert_eq!(found.get(&plain_key(form)), Some(&full), "{form}");
        }
        let found = forms(&plain_key("Ủy ban nhân dân tỉnh Mẫu"), &place);
        for form in [
            "UỶ BAN NHÂN DÂN",
            "Ủy ban nhân dân tỉnh",
            "Ủy ban nhân dân tỉnh Mẫu",
        ] {
            assert!(found.contains_key(&plain_key(form)), "{form}");
        }
    }
}
