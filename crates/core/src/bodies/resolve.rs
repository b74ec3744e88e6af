use super::group::Groups;
use super::names::Names;
use super::wording::{Lexicon, pieces, without_parentheses};
use super::{
    Context, Correction, CorrectionScope, Expressions, How, Part, ReferenceMeaning, Registry, Resolution,
    Unresolved,
};
use crate::text::fold_tones;

/// A name in a list is at most this many pieces long ("Sở Văn hóa, Thể thao và Du lịch" is three).
const LONGEST_NAME: usize = 10;

/// How many titles may stand before one body ("Chủ tịch, các Phó Chủ tịch UBND tỉnh").
const MOST_TITLES: usize = 4;

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
            groups: Groups::new(expressions, &lexicon),
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

    /// "Các Bộ: Quốc phòng, Công an" shares its noun; "VPCP: BTCN, các PCN" names people of one body.
    fn resolve_headed(&self, before: &str, after: &str, context: &Context<'_>) -> Resolution {
        let noun = self.lexicon.key(before);
        if self.shared_nouns.contains(&noun) {
            return self.resolve_list(after, Some(&noun), context);
        }
        let body = self.resolve_list(before, None, context);
        if body.bodies.is_empty() {
            return self.resolve_list(after, None, context);
        }
        if body.parts.iter().all(|part| part.group.is_none()) {
            let parts = body.parts.into_iter().map(|mut part| {
                part.role
                    .get_or_insert_with(|| after.trim().trim_end_matches([';', '.']).to_owned());
                part.how = part.how.max(How::Role);
                part.confidence *= 0.85;
                part
            });
            return Resolution::of(parts.collect(), body.remainder);
        }
        let people = self.resolve_list(after, None, context);
        let parts = body.parts.into_iter().chain(people.parts).collect();
        Resolution::of(
            parts,
            body.remainder.into_iter().chain(people.remainder).collect(),
        )
    }

    fn resolve_list(&self, text: &str, noun: Option<&str>, context: &Context<'_>) -> Resolution {
        let pieces = pieces(text);
        let Some(last) = pieces.last() else {
            return Resolution::of(Vec::new(), vec![(text.trim().to_owned(), Unresolved::Nothing)]);
        };
        let tail = self.tail(&text[last.0..last.1]);
        let mut implied: Option<String> = noun.map(str::to_owned);
        let mut parts = Vec::new();
        let mut remainder: Vec<(String, Unresolved)> = Vec::new();
        let mut at = 0;
        while at < pieces.len() {
            let mut reason = None;
            let mut taken = 0;
            for end in (at + 1..=pieces.len().min(at + LONGEST_NAME)).rev() {
                let words = text[pieces[at].0..pieces[end - 1].1].trim();
                let tail = tail.as_deref().filter(|_| end < pieces.len());
                match self.resolve_words(words, tail, implied.as_deref(), noun.is_some(), context) {
                    Ok(part) => {
                        if noun.is_none() {
                            let key = self.lexicon.key(words);
                            let nouns = self.shared_nouns.iter();
                            let shared = nouns
                                .filter(|n| key.starts_with(&format!("{n} ")))
                                .max_by_key(|n| n.len());
                            implied = shared.cloned().or(implied);
                        }
                        parts.push(part);
                        taken = end - at;
                        break;
                    }
                    Err(Unresolved::MatchesNoBody) => {}
                    // A longer stretch that is known counts even if it means nobody now: "các sở, ban, ngành có liên
                    // quan" is not "các sở, ban" and a rest.
                    Err(telling) => {
                        reason = Some((telling, end - at));
                        break;
                    }
                }
            }
            if taken == 0 {
                let (reason, stretch) = reason.unwrap_or((Unresolved::MatchesNoBody, 1));
                taken = stretch;
                let words = text[pieces[at].0..pieces[at + taken - 1].1].trim();
                remainder.push((words.to_owned(), reason));
            }
            at += taken;
        }
        Resolution::of(parts, remainder)
    }

    /// The words at the end of a list that may belong to all of it: "Hội LHPN, Hội Nông dân *tỉnh*".
    fn tail(&self, last: &str) -> Option<String> {
        const TAILS: [&str; 12] = [
            "Tỉnh ủy",
            "Thành ủy",
            "Huyện ủy",
            "Thị ủy",
            "Đảng ủy xã",
            "Đảng ủy phường",
            "Trung ương",
            "thành phố",
            "tỉnh",
            "huyện",
            "phường",
            "xã",
        ];
        let key = self.lexicon.key(last);
        let mut tails = TAILS.iter().map(|tail| self.lexicon.key(tail));
        tails.find(|tail| key.ends_with(&format!(" {tail}")))
    }

    fn resolve_words(
        &self,
        words: &str,
        tail: Option<&str>,
        noun: Option<&str>,
        noun_first: bool,
        context: &Context<'_>,
    ) -> Result<Part, Unresolved> {
        if let Some(part) = self.corrected(words, context) {
            return Ok(part);
        }
        let mut reason = Unresolved::MatchesNoBody;
        let readings = self.lexicon.read(words);
        for reading in &readings {
            let key = &reading.key;
            let with_tail = tail.map(|tail| format!("{key} {tail}"));
            let with_noun = noun.map(|noun| format!("{noun} {key}"));
            let mut tries: Vec<&String> = with_tail.iter().chain([key]).collect();
            if let Some(with_noun) = &with_noun {
                tries.insert(if noun_first { 0 } else { tries.len() }, with_noun);
            }
            for key in tries {
                match self.resolve_key(key, words, context) {
                    Ok(mut part) => {
                        if reading.abbreviated {
                            part.how = part.how.max(How::Abbreviation);
                            part.confidence -= 0.01;
                        }
                        return Ok(part);
                    }
                    Err(other) if reason == Unresolved::MatchesNoBody => reason = other,
                    Err(_) => {}
                }
            }
        }
        if reason != Unresolved::MatchesNoBody {
            return Err(reason);
        }
        for reading in &readings {
            let found: Vec<_> = self
                .names
                .but_for_marks(&reading.key)
                .filter_map(|key| self.names.find(self.registry, key, context).ok())
                .collect();
            if let [(body, sure), rest @ ..] = &found[..]
                && rest.iter().all(|(other, _)| other.id == body.id)
            {
                return Ok(part(words, vec![body.id], How::WithoutMarks, sure * 0.8));
            }
        }
        Err(reason)
    }

    fn resolve_key(&self, key: &str, words: &str, context: &Context<'_>) -> Result<Part, Unresolved> {
        let mut key = key.to_owned();
        let mut role: Option<String> = None;
        let mut reason = Unresolved::MatchesNoBody;
        for _ in 0..=MOST_TITLES {
            let mut endings = self.vague_endings.iter();
            let widened = endings.find_map(|ending| key.strip_suffix(ending.as_str()));
            if self.vague.contains(&key)
                || widened.is_some_and(|key| self.name_or_group(key.trim_end(), words, context).is_ok())
            {
                return Err(Unresolved::Vague);
            }
            match self.name_or_group(&key, words, context) {
                Ok(mut part) => {
                    if role.is_some() {
                        part.how = part.how.max(How::Role);
                        part.confidence *= 0.96;
                        part.role = role;
                    }
                    return Ok(part);
                }
                Err(other) if reason == Unresolved::MatchesNoBody => reason = other,
                Err(_) => {}
            }
            let titled = self.roles.iter().find_map(|(title, begins, written)| {
                let rest = key.strip_prefix(title.as_str())?.strip_prefix(' ')?;
                Some((rest.to_owned(), begins, written))
            });
            let Some((rest, begins, written)) = titled else {
                break;
            };
            role.get_or_insert_with(|| written.clone());
            if !begins.is_empty() {
                let whole = format!("{begins} {rest}");
                if let Ok(mut part) = self.name_or_group(&whole, words, context) {
                    part.how = part.how.max(How::Role);
                    part.confidence *= 0.96;
                    part.role = role;
                    return Ok(part);
                }
            }
            key = rest;
        }
        Err(reason)
    }

    fn name_or_group(&self, key: &str, words: &str, context: &Context<'_>) -> Result<Part, Unresolved> {
        let reason = match self.names.find(self.registry, key, context) {
            Ok((body, sure)) => return Ok(part(words, vec![body.id], How::ExactName, sure)),
            Err(reason) => reason,
        };
        match self.groups.find(self.registry, &self.lexicon, key, context) {
            Some(found) if found.bodies.is_empty() => Err(match reason {
                Unresolved::MatchesNoBody => Unresolved::EmptyGroup { group: found.name },
                telling => telling,
            }),
            Some(found) => Ok(Part {
                group: Some(found.name),
                ..part(words, found.bodies, How::Group, 0.9)
            }),
            None => self.issuer_himself(key, words, context).ok_or(reason),
        }
    }

    /// "Văn phòng" in the mouth of the office, "Sở" in that of a department: the first word of its own name.
    fn issuer_himself(&self, key: &str, words: &str, context: &Context<'_>) -> Option<Part> {
        let issuer = self
            .registry
            .get(context.issuer?)
            .filter(|body| body.is_alive(context.day))?;
        let own = self.lexicon.key(issuer.name());
        let shared = self.shared_nouns.iter().any(|noun| noun == key);
        (shared && own.strip_prefix(key).is_some_and(|rest| rest.starts_with(' ')))
            .then(|| part(words, vec![issuer.id], How::Abbreviation, 0.8))
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

    fn corrected(&self, words: &str, context: &Context<'_>) -> Option<Part> {
        let key = fold_tones(words);
        let speaks = |scope: CorrectionScope| match scope {
            CorrectionScope::Everywhere => true,
            CorrectionScope::Issuer(issuer) => context.issuer.is_some_and(|speaker| {
                speaker == issuer || self.registry.successors(issuer, context.day).contains(&speaker)
            }),
        };
        let correction = self
            .corrections
            .iter()
            .enumerate()
            .filter(|(_, correction)| correction.expression == key && speaks(correction.scope))
            .max_by_key(|(at, correction)| (correction.scope != CorrectionScope::Everywhere, *at))
            .map(|(_, correction)| correction)?;
        let mut bodies = Vec::new();
        for body in &correction.bodies {
            let mut then = self.registry.successors(*body, context.day);
            if then.is_empty() {
                then = self.registry.predecessors(*body, context.day);
            }
            bodies.extend(
                then.into_iter()
                    .filter(|body| !bodies.contains(body))
                    .collect::<Vec<_>>(),
            );
        }
        Some(part(words.trim(), bodies, How::Correction, 1.0))
    }
}

fn part(words: &str, bodies: Vec<super::BodyId>, how: How, confidence: f32) -> Part {
    Part {
        words: words.to_owned(),
        bodies,
        how,
        role: None,
        group: None,
        confidence,
    }
}
