//! Expressions for many bodies, answered from the registry.

use std::collections::BTreeMap;

use super::wording::{Lexicon, plain_key};
use super::{Base, Body, BodyId, Context, Expressions, Place, Query, Reach, Registry};

/// The groups with their wordings as keys.
#[derive(Debug, Clone)]
pub(super) struct Groups {
    /// Key of a wording and the group it belongs to, the longest first.
    said: Vec<(String, usize)>,
    groups: Vec<(String, Vec<KeyedQuery>)>,
    scopes: Vec<(String, Vec<String>)>,
    /// Keys of the principal names: making them anew for each question would be most of its cost.
    names: BTreeMap<BodyId, String>,
}

#[derive(Debug, Clone)]
struct KeyedQuery {
    query: Query,
    named: Vec<String>,
    except: Vec<String>,
    under: Vec<String>,
    place_kinds: Vec<String>,
}

/// A group that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub name: String,
    pub bodies: Vec<BodyId>,
}

impl Groups {
    pub fn new(registry: &Registry, expressions: &Expressions, lexicon: &Lexicon) -> Self {
        let keys = |words: &[String]| words.iter().map(|words| lexicon.key(words)).collect::<Vec<_>>();
        let mut said = Vec::new();
        let mut groups = Vec::new();
        for (at, group) in expressions.groups.iter().enumerate() {
            said.extend(group.say.iter().map(|say| (lexicon.key(say), at)));
            let queries = group.bodies.iter().map(|query| KeyedQuery {
                named: keys(&query.named),
                except: keys(&query.except),
                under: keys(&query.under),
                place_kinds: query.place_kinds.iter().map(|kind| plain_key(kind)).collect(),
                query: query.clone(),
            });
            groups.push((group.name.clone(), queries.collect()));
        }
        said.retain(|(key, _)| !key.is_empty());
        said.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
        let scopes = expressions
            .scopes
            .iter()
            .flat_map(|scope| {
                let kinds: Vec<String> = scope.place_kinds.iter().map(|kind| plain_key(kind)).collect();
                scope.say.iter().map(move |say| (lexicon.key(say), kinds.clone()))
            })
            .collect();
        let names = registry.bodies().iter();
        let names = names.map(|body| (body.id, lexicon.key(body.name()))).collect();
        Self {
            said,
            groups,
            scopes,
            names,
        }
    }

    /// The group the key reads, with its bodies on that day; there may be none of them.
    pub fn find(&self, registry: &Registry, key: &str, context: &Context<'_>) -> Option<Found> {
        let issuer = context.issuer.and_then(|issuer| registry.get(issuer));
        let nowhere = Place::new("");
        let home = issuer.map_or(&nowhere, |issuer| &issuer.place);
        let mut read = None;
        for (say, group) in &self.said {
            let Some(rest) = key.strip_prefix(say.as_str()) else {
                continue;
            };
            if !rest.is_empty() && !rest.starts_with(' ') {
                continue;
            }
            let Some(scope) = self.scope(registry, rest.trim_start(), home) else {
                continue;
            };
            let (name, queries) = &self.groups[*group];
            let bodies = self.ask(registry, queries, &scope, context);
            let found = Found {
                name: name.clone(),
                bodies,
            };
            if !found.bodies.is_empty() {
                return Some(found);
            }
            // Another group may say the same words in another mouth.
            read.get_or_insert(found);
        }
        read
    }

    /// The place the words after a group point to; none where they are no scope words.
    fn scope(&self, registry: &Registry, words: &str, home: &Place) -> Option<Place> {
        if words.is_empty() {
            return Some(home.clone());
        }
        for (say, kinds) in &self.scopes {
            if say == words {
                return around(home, kinds);
            }
            // "… thuộc tỉnh Bình Thuận": the place is named.
            if let Some(proper) = words
                .strip_prefix(say.as_str())
                .and_then(|rest| rest.strip_prefix(' '))
            {
                let places = registry.bodies().iter().map(|body| &body.place);
                let mut named = places
                    .filter(|place| place.proper() == proper && kinds.iter().any(|k| k == place.kind()));
                if let Some(place) = named.next() {
                    return Some(place.clone());
                }
            }
        }
        None
    }

    fn ask(
        &self,
        registry: &Registry,
        queries: &[KeyedQuery],
        scope: &Place,
        context: &Context<'_>,
    ) -> Vec<BodyId> {
        let country = Place::new("");
        let mut found = Vec::new();
        for body in registry.as_of(context.day).bodies() {
            let name = self.name(body);
            let meant = queries.iter().any(|keyed| {
                let base = match keyed.query.base {
                    Base::Scope => Some(scope.key()),
                    Base::Province => scope.province(),
                    Base::Country => Some(country.key()),
                };
                let Some(base) = base else { return false };
                let placed = match keyed.query.reach {
                    Reach::Here => body.place.key() == base,
                    Reach::Inside => body.place.is_inside(base),
                };
                placed
                    && fits(&keyed.query.branches, &body.branch)
                    && fits(&keyed.query.tiers, &body.tier)
                    && fits(&keyed.place_kinds, &body.place.kind().to_owned())
                    && (keyed.named.is_empty() || begins(name, &keyed.named))
                    && !begins(name, &keyed.except)
                    && (keyed.under.is_empty() || self.is_under(registry, body, &keyed.under))
            });
            if meant {
                found.push(body.id);
            }
        }
        found
    }

    fn is_under(&self, registry: &Registry, body: &Body, under: &[String]) -> bool {
        let parent = body.parent.and_then(|parent| registry.get(parent));
        parent.is_some_and(|parent| begins(self.name(parent), under))
    }

    fn name(&self, body: &Body) -> &str {
        self.names.get(&body.id).map_or("", String::as_str)
    }
}

/// The nearest place around home that is of one of the kinds; home itself where no kind is asked for.
fn around(home: &Place, kinds: &[String]) -> Option<Place> {
    if kinds.is_empty() {
        return Some(home.clone());
    }
    home.chain()
        .iter()
        .find(|place| kinds.iter().any(|kind| place.starts_with(kind.as_str())))
        .map(|place| Place::new(place))
}

fn fits<T: PartialEq>(allowed: &[T], value: &T) -> bool {
    allowed.is_empty() || allowed.contains(value)
}

fn begins(name: &str, starts: &[String]) -> bool {
    starts.iter().any(|start| {
        name.strip_prefix(start.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}
