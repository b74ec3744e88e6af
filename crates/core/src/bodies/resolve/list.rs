use super::Resolver;
use crate::bodies::wording::pieces;
use crate::bodies::{Context, How, Resolution, Unresolved};

/// A name in a list is at most this many pieces long ("Sở Văn hóa, Thể thao và Du lịch" is three).
const LONGEST_NAME: usize = 10;

impl Resolver<'_> {
    /// "Các Bộ: Quốc phòng, Công an" shares its noun; "VPCP: BTCN, các PCN" names people of one body.
    pub(super) fn resolve_headed(&self, before: &str, after: &str, context: &Context<'_>) -> Resolution {
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

    pub(super) fn resolve_list(&self, text: &str, noun: Option<&str>, context: &Context<'_>) -> Resolution {
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
}
