use crate::words::{Word, word, word_of};
use gandan_media::{Kind, PIXELS, Refusal};

/// Why the file of that name was not taken, and what to do.
pub fn refused(name: &str, refusal: Refusal) -> Word {
    match refusal {
        Refusal::NotTaken(found) => word_of("attachment-not-taken-", found.code()),
        Refusal::TooLarge(kind) => too_large(kind),
        Refusal::TooManyPixels | Refusal::GrowsTooLarge => {
            let millions = i64::try_from(PIXELS / 1_000_000).unwrap_or(i64::MAX);
            word("attachment-too-many-pixels").with("most", millions)
        }
        Refusal::Empty => word("attachment-empty"),
        Refusal::Animated => word("attachment-animated"),
        Refusal::Macros => word("attachment-macros"),
        Refusal::Damaged(_) => word("attachment-damaged"),
    }
    .with("name", name)
}

/// More bytes than a file of that kind may have; the name is still missing.
pub(super) fn too_large(kind: Kind) -> Word {
    word("attachment-too-large").with("most", megabytes(kind.most()))
}

pub(super) fn megabytes(bytes: usize) -> usize {
    bytes >> 20
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, Words};
    use gandan_media::Found;

    #[test]
    fn every_refusal_is_said_in_both_languages() {
        let words = Words::load().unwrap();
        let found = [
            Found::Picture,
            Found::Film,
            Found::Sound,
            Found::Document,
            Found::Archive,
            Found::Program,
            Found::Page,
            Found::Other,
        ];
        let mut refusals: Vec<Refusal> = found.into_iter().map(Refusal::NotTaken).collect();
        refusals.extend(Kind::ALL.map(Refusal::TooLarge));
        refusals.extend(Kind::ALL.map(Refusal::Damaged));
        refusals.extend([
            Refusal::Empty,
            Refusal::TooManyPixels,
            Refusal::GrowsTooLarge,
            Refusal::Animated,
            Refusal::Macros,
        ]);
        for lang in Lang::ALL {
            for refusal in &refusals {
                let said = words.say(lang, &refused("anh.heic", *refusal));
                assert!(
                    said.contains("anh.heic") && !said.contains("attachment-"),
                    "{said}"
                );
            }
        }
    }
}
