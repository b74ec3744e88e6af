//! What of a text probably has to be left out of its public copy. Proposals only: an officer confirms each, and looks
//! for what no machine sees.

mod names;
mod numbers;
mod places;
mod syllables;

use super::Omission;
use syllables::Syllable;

/// Proposals for a text, ascending and apart. Better one too many than one too few.
pub fn suggest(text: &str) -> Vec<Omission> {
    let syllables = Syllable::all(text);
    let mut found = numbers::find(text, &syllables);
    found.extend(places::find(text, &syllables));
    found.extend(names::find(text, &syllables));
    found.sort_by_key(|omission| (omission.span.start, std::cmp::Reverse(omission.span.end)));
    let mut apart: Vec<Omission> = Vec::new();
    for omission in found {
        match apart.last_mut() {
            // The longer says why; what it does not cover is covered all the same.
            Some(last) if omission.span.start < last.span.end => {
                last.span.end = last.span.end.max(omission.span.end);
            }
            _ => apart.push(omission),
        }
    }
    apart
}

#[cfg(test)]
mod tests;
