use super::syllable::is_syllable;
use super::{Legacy, convert};

/// Marked words that are looked at: more do not make the judgement better.
const ENOUGH: usize = 400;

/// How many marked words there are, and how many of them are Vietnamese as they stand and after conversion.
struct Count {
    marked: usize,
    modern: usize,
    before: usize,
    after: usize,
}

fn count(text: &str, legacy: Option<Legacy>) -> Count {
    let mut count = Count {
        marked: 0,
        modern: 0,
        before: 0,
        after: 0,
    };
    for word in marked_words(text).take(ENOUGH) {
        let standing: String = word.chars().filter(|letter| *letter != '\u{AD}').collect();
        let standing = standing.trim_matches(['«', '»', '°', '·', '©', '®', '§', '\u{A0}']);
        if standing.is_ascii() && !word.contains('\u{AD}') {
            continue;
        }
        count.marked += 1;
        count.modern += usize::from(is_modern(word));
        count.before += usize::from(!standing.is_ascii() && is_syllable(standing));
        if let Some(legacy) = legacy {
            count.after += usize::from(is_syllable(&convert(word, legacy)));
        }
    }
    count
}

/// Words with letters outside ASCII, cut at everything that no encoding takes for a letter.
fn marked_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| {
        (letter.is_ascii() && !letter.is_ascii_alphabetic())
            || letter.is_whitespace()
            || matches!(letter, '\u{2000}'..='\u{2BFF}')
    })
    .filter(|word| !word.is_ascii())
}

/// Whether the words hold a Vietnamese letter that the old encodings never give.
pub(super) fn is_modern(words: &str) -> bool {
    words.chars().any(|letter| {
        matches!(
            letter,
            'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư'
        ) || matches!(letter, '\u{1EA0}'..='\u{1EF9}' | '\u{300}'..='\u{323}')
    })
}

/// The share of marked words that are Vietnamese syllables as they stand, in hundredths; 0 without such words.
pub(crate) fn share_of_syllables(text: &str) -> usize {
    let count = count(text, None);
    (count.before * 100).checked_div(count.marked).unwrap_or(0)
}

/// Whether words set in a font of this encoding are really written in it.
pub(crate) fn confirms(text: &str, legacy: Legacy) -> bool {
    let count = count(text, Some(legacy));
    count.marked > 0 && count.modern * 4 <= count.marked && count.after > count.before
}

/// The old encoding that the text is written in, judged by its letters alone.
///
/// Vietnamese in Unicode is never taken for an old encoding: it must be nonsense as it stands and Vietnamese
/// once converted.
pub(crate) fn detect(text: &str) -> Option<Legacy> {
    // The first words of a text in Unicode show it, and spare the counting.
    let (seen, modern) = marked_words(text).take(100).fold((0, 0), |(seen, modern), word| {
        (seen + 1, modern + usize::from(is_modern(word)))
    });
    if modern * 5 > seen * 2 || seen == 0 {
        return None;
    }
    [Legacy::Tcvn3, Legacy::Vni]
        .into_iter()
        .map(|legacy| (legacy, count(text, Some(legacy))))
        .filter(|(_, count)| {
            let small = count.marked < 6;
            count.marked >= 2
                && count.modern * 5 <= count.marked
                && count.after * 100 >= count.marked * if small { 100 } else { 75 }
                && count.before * 100 <= count.marked * if small { 40 } else { 60 }
                && (count.after - count.before.min(count.after)) * 100 >= count.marked * 30
        })
        .max_by_key(|(_, count)| count.after)
        .map(|(legacy, _)| legacy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_letters_are_known_without_fonts() {
        assert_eq!(
            detect("Bé tr\u{AD}ëng Bé Tµi chÝnh quyÕt ®Þnh söa ®æi møc thuÕ suÊt"),
            Some(Legacy::Tcvn3)
        );
        assert_eq!(
            detect("Ñoäc laäp - Töï do - Haïnh phuùc, UÛy ban nhaân daân"),
            Some(Legacy::Vni)
        );
    }

    #[test]
    fn unicode_is_never_converted() {
        for text in [
            "Căn cứ Nghị định số 86/2002/NĐ-CP ngày 05/11/2002 của Chính phủ",
            "là và có hoà toà khoá",
            "Toà án, Hoà Bình, khoá, lý do, nghìn, tính, mía, còn, bù",
            "côn tôm hôm sau; mà cũng",
            "La société «coopérative» est régie par le décret général du président à côté",
            "Größe über Straßen müssen schön für Bürger äußern",
            "não informações são também às ções José António",
            "",
            "12 §",
        ] {
            assert_eq!(detect(text), None, "{text}");
        }
    }

    #[test]
    fn every_syllable_of_unicode_alone_stays() {
        for word in [
            "chí", "mình", "hội", "sô", "đô", "à", "á", "ý", "Úc", "òa", "oà", "uý", "hòa", "tòa", "ùa",
        ] {
            assert_eq!(detect(&format!("{word} {word} {word}")), None, "{word}");
        }
    }
}
