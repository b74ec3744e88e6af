use super::syllables::{Syllable, begins, between};
use crate::documents::Span;
use crate::redaction::{Omission, Reason};

/// After these a name follows.
const BEFORE: [&str; 16] = [
    "ong",
    "ba",
    "anh",
    "chi",
    "em",
    "chau",
    "co",
    "chu",
    "bac",
    "con toi la",
    "vo toi la",
    "chong toi la",
    "toi la",
    "ten la",
    "toi ten",
    "ten toi la",
];
/// After these too, on forms: a colon may stand between.
const LABELS: [&str; 6] = [
    "ho ten",
    "ho va ten",
    "nguoi lam don",
    "nguoi viet don",
    "nguoi ky",
    "nguoi dai dien",
];
/// After these the name is that of somebody who must not be known.
const DENOUNCERS: [&str; 2] = ["nguoi to cao", "nguoi bao tin"];
/// First syllables of offices: "ông Chủ tịch" names nobody.
const OFFICES: [&str; 14] = [
    "chu", "pho", "truong", "giam", "bi", "thu", "chanh", "can", "tong", "uy", "vien", "tham", "cong",
    "thanh",
];
/// The name of the State stands at the head of letters: in it "chủ" leads to no name.
const STATE: [&str; 4] = ["xa", "hoi", "chu", "nghia"];
/// Most syllables of a name.
const MOST: usize = 5;

pub(super) fn find(text: &str, syllables: &[Syllable]) -> Vec<Omission> {
    let mut found = Vec::new();
    for at in 0..syllables.len() {
        let kinds = [
            (begins(syllables, at, &DENOUNCERS), Reason::Denouncer),
            (begins(syllables, at, &LABELS), Reason::Name),
            (begins(syllables, at, &BEFORE), Reason::Name),
        ];
        let Some((length, reason)) = kinds
            .into_iter()
            .find_map(|(length, reason)| Some((length?, reason)))
        else {
            continue;
        };
        if is_state(syllables, at) {
            continue;
        }
        if let Some(span) = name(text, syllables, at + length) {
            found.push(Omission { span, reason });
        }
    }
    found
}

/// Whether the syllable is the third of [`STATE`].
fn is_state(syllables: &[Syllable], at: usize) -> bool {
    at.checked_sub(2)
        .and_then(|from| syllables.get(from..from + STATE.len()))
        .is_some_and(|some| some.iter().map(|one| &*one.folded).eq(STATE))
}

/// The name that begins here: capitals with single blanks between them.
fn name(text: &str, syllables: &[Syllable], from: usize) -> Option<Span> {
    let mut from = from;
    // "tên là:", "họ và tên là", "người tố cáo: ông".
    for linking in ["la", "ong", "ba"] {
        from += usize::from(
            syllables
                .get(from)
                .is_some_and(|it| it.folded == linking && !it.capital),
        );
    }
    let first = syllables.get(from)?;
    let apart = between(text, syllables.get(from.checked_sub(1)?)?, first);
    if !first.capital
        || !apart
            .chars()
            .all(|sign| matches!(sign, ' ' | '\u{a0}' | ':' | '\t' | '.'))
    {
        return None;
    }
    let mut last = from;
    while last + 1 < syllables.len()
        && last + 1 - from < MOST
        && syllables[last + 1].capital
        && matches!(
            between(text, &syllables[last], &syllables[last + 1]),
            " " | "\u{a0}"
        )
    {
        last += 1;
    }
    let office = OFFICES.contains(&&*first.folded) && last == from && first.span.end - first.span.start > 1;
    (!office).then(|| Span::new(first.span.start, syllables[last].span.end))
}
