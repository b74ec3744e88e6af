use super::syllables::{Syllable, begins, between};
use crate::documents::Span;
use crate::redaction::{Omission, Reason};

/// With these the address of a house begins, whatever follows.
const BEGINNINGS: [&str; 8] = [
    "so nha",
    "nha so",
    "can ho so",
    "can ho",
    "thua dat so",
    "to ban do so",
    "thuong tru tai",
    "tam tru tai",
];
/// With these it begins where a number follows.
const NUMBERED: [&str; 6] = ["ngo", "ngach", "hem", "kiet", "duong so", "so"];
/// Words of an address below the commune. The commune and above are said: without them no matter can be understood.
const INSIDE: [&str; 26] = [
    "so", "nha", "ngo", "ngach", "hem", "kiet", "duong", "pho", "to", "dan", "khu", "thon", "ap", "ban",
    "lang", "xom", "khom", "doi", "can", "ho", "toa", "tang", "phong", "lo", "thua", "cum",
];

pub(super) fn find(text: &str, syllables: &[Syllable]) -> Vec<Omission> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < syllables.len() {
        let length = begins(syllables, at, &BEGINNINGS).or_else(|| numbered(text, syllables, at));
        let Some(length) = length else {
            at += 1;
            continue;
        };
        let last = end(text, syllables, at + length - 1);
        // A beginning alone is no address.
        if last >= at + length {
            let span = Span::new(syllables[at].span.start, syllables[last].span.end);
            found.push(Omission {
                span,
                reason: Reason::Address,
            });
        }
        at = last + 1;
    }
    found
}

/// "ngõ 12", and "số 5 Lê Lợi" but not "số 5/QĐ": a street follows its number.
fn numbered(text: &str, syllables: &[Syllable], at: usize) -> Option<usize> {
    let length = begins(syllables, at, &NUMBERED)?;
    let number = syllables.get(at + length).filter(|it| it.number())?;
    if syllables[at].folded != "so" {
        return Some(length);
    }
    let street = syllables.get(at + length + 1)?;
    let follows = matches!(between(text, number, street).trim(), "" | ",");
    let named = matches!(
        &*street.folded,
        "duong" | "pho" | "ngo" | "ngach" | "hem" | "kiet"
    );
    let next = syllables.get(at + length + 2).is_some_and(|it| it.capital);
    (follows && (named || (street.capital && next))).then_some(length)
}

/// The last syllable of the address: numbers, words of addresses and capitals, with nothing between them but blanks,
/// commas, strokes and colons.
fn end(text: &str, syllables: &[Syllable], from: usize) -> usize {
    let mut last = from;
    while let Some(next) = syllables.get(last + 1) {
        let apart = between(text, &syllables[last], next);
        let joined = apart
            .chars()
            .all(|sign| matches!(sign, ' ' | '\u{a0}' | ',' | '/' | '-' | ':' | '.'))
            && !apart.starts_with(". ");
        let inside = INSIDE.contains(&&*next.folded);
        // After a comma only a number or a word of addresses goes on: a name there is that of somebody.
        let fits = next.number() || inside || (next.capital && !apart.contains(','));
        if !joined || !fits || above(syllables, last + 1) {
            break;
        }
        last += 1;
    }
    // "ngõ 12 nhà …": a word of addresses at the end, with nothing to it, is one of the sentence.
    while last > from && INSIDE.contains(&&*syllables[last].folded) && !syllables[last].capital {
        last -= 1;
    }
    last
}

/// Where the commune begins, or what is above it.
fn above(syllables: &[Syllable], at: usize) -> bool {
    begins(
        syllables,
        at,
        &[
            "xa",
            "phuong",
            "thi tran",
            "quan",
            "huyen",
            "tinh",
            "thanh pho",
            "tp",
            "dac khu",
        ],
    )
    .is_some()
}
