//! Understanding expressions for bodies: `list` takes them apart, `piece` reads one piece, `remembered` knows what
//! people corrected.

mod list;
mod piece;
mod remembered;

use super::group::Groups;
use super::names::Names;
use super::wording::{Lexicon, without_parentheses};
use super::{
    BodyId, Context, Correction, Expressions, How, Part, ReferenceMeaning, Registry, Resolution, Unresolved,
};

/// Understands expressions for bodies. Built once for a registry; every question names its day and its mouth.
#[derive(Debug, Clone)]
pub struct Resolver<'a> {
    registry: &'a Registry,
    lexicon: Lexicon,
    names: Names,
    groups: Groups,
    /// Key of the title, what the body's name begins with, and the title as in the data; the longest first.
    roles: Vec<(String, String, String)>,
    references: Vec<(String, ReferenceMeaning)>,
    shared_nouns: Vec<String>,
    vague: Vec<String>,
    vague_endings: Vec<String>,
    corrections: &'a [Correction],
}

impl<'a> Resolver<'a> {
    /// A resolver over these bodies, ways of speaking, and what people have corrected.
    pub fn new(registry: &'a Registry, expressions: &Expressions, corrections: &'a [Correction]) -> Self {
        let lexicon = Lexicon::new(expressions);
        let keys = |words: &[String]| words.iter().map(|words| lexicon.key(words)).collect::<Vec<_>>();
        let mut roles: Vec<_> = expressions
            .roles
            .iter()
            .map(|role| {
                (
                    lexicon.key(&role.title),
                    lexicon.key(&role.body_begins),
                    role.title.clone(),
                )
            })
            .collect();
        roles.sort_by_key(|(title, _, _)| std::cmp::Reverse(title.len()));
        let references = expressions
            .references
            .iter()
            .flat_map(|entry| entry.say.iter().map(|say| (lexicon.key(say), entry.means)))
            .collect();
        Self {
            registry,
            names: Names::new(registry, &lexicon),
            groups: Groups::new(registry, expressions, &lexicon),
            roles,
            references,
            shared_nouns: keys(&expressions.shared_nouns),
            vague: keys(&expressions.vague),
            vague_endings: keys(&expressions.vague_endings),
            lexicon,
            corrections,
        }
    }

    /// The bodies the expression means on the context's day. Never fails: what is not understood stands in the
    /// remainder with its reason.
    ///
    /// A correction of the whole wins; then the expression is taken apart at commas and "và", the longest stretch
    /// that is a name, a group or a role first.
    pub fn resolve(&self, expression: &str, context: &Context<'_>) -> Resolution {
        if let Some(part) = self.corrected(expression, context) {
            return Resolution::of(vec![part], Vec::new());
        }
        let text = without_parentheses(expression);
        if let Some(resolution) = self.reference(&text, context) {
            return resolution;
        }
        match text.split_once(':') {
            Some((before, after)) => self.resolve_headed(before, after, context),
            None => self.resolve_list(&text, None, context),
        }
    }

    fn reference(&self, text: &str, context: &Context<'_>) -> Option<Resolution> {
        let key = self.lexicon.key(text);
        let begins = |say: &str| {
            key.strip_prefix(say)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let (_, means) = self.references.iter().find(|(say, _)| begins(say))?;
        let words = text.trim();
        let reason = match means {
            ReferenceMeaning::Addressees if !context.addressees.is_empty() => {
                let bodies = context.addressees.to_vec();
                return Some(Resolution::of(
                    vec![part(words, bodies, How::Reference, 0.95)],
                    Vec::new(),
                ));
            }
            ReferenceMeaning::Addressees => Unresolved::MatchesNoBody,
            ReferenceMeaning::Provision => Unresolved::Provision,
            ReferenceMeaning::Archive => Unresolved::Archive,
        };
        Some(Resolution::of(Vec::new(), vec![(words.to_owned(), reason)]))
    }
}

fn part(words: &str, bodies: Vec<BodyId>, how: How, confidence: f32) -> Part {
    Part {
        words: words.to_owned(),
        bodies,
        how,
        role: None,
        group: None,
        confidence,
    }
}
