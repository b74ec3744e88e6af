use super::{Resolver, part};
use crate::bodies::{Context, How, Part, Unresolved};

/// How many titles may stand before one body ("Chủ tịch, các Phó Chủ tịch UBND tỉnh").
const MOST_TITLES: usize = 4;

impl Resolver<'_> {
    pub(super) fn resolve_words(
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
        match self.groups.find(self.registry, key, context) {
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
}
