//! Lists of bodies: where they end and where one body ends and the next begins.

use super::bodies::P;
use crate::page::squeeze;
use std::ops::Range;

/// Where a list of bodies ends, and the place of the verb that ends it (none for a heading).
pub(super) fn list_end(words: &str, prefixed: bool) -> Option<(usize, Option<usize>)> {
    let shared = P.shared.find(words).map_or(0, |m| m.end());
    let mut stop = words.len();
    let mut heading = words.chars().count() < 260;
    for (at, sign) in words.char_indices() {
        if at < shared {
            continue;
        }
        match sign {
            ':' if title_colon(&words[..at]) || names_follow(&words[..at], &words[at + 1..]) => continue,
            ':' | '\n' | '“' | '"' => {
                stop = at;
                heading = true;
                break;
            }
            '(' if words[at..].starts_with("(bà)") || words[at..].starts_with("(ông)") => continue,
            '(' => {
                stop = at;
                heading = true;
                break;
            }
            ';' => {
                let after = words[at + 1..].trim_start();
                if !(P.head.is_match(after) || P.in_order.is_match(after) || P.after_and.is_match(after)) {
                    stop = at;
                    heading = false;
                    break;
                }
            }
            '.' if words[at + 1..].is_empty()
                || words[at + 1..].starts_with([' ', '/']) && !words[..at].ends_with(char::is_uppercase) =>
            {
                stop = at;
                heading &= words[at + 1..].trim_matches(['/', '.', ' ']).is_empty();
                break;
            }
            _ => {}
        }
    }
    let list = &words[..stop];
    let mut from = shared;
    // Of two "thẩm định" the first can be part of the name, the second is the verb.
    let mut nouns: Vec<&str> = Vec::new();
    while let Some(found) = P.verb.find_at(list, from) {
        let raw = &list[found.range()];
        let verb = raw.trim_matches(|c: char| !c.is_alphabetic());
        let at = found.start() + raw.find(verb).unwrap_or(0);
        let before = list[..at].trim_end().trim_end_matches(',');
        if [
            "nhận", "có ý", "có văn", "trân", "rất", "cảm", "đã", "không", "xin", "kính",
        ]
        .iter()
        .any(|start| verb.starts_with(start))
            && shared == 0
        {
            return None;
        }
        let party = squeeze(verb) == "tổ chức" && (before.ends_with("ủy") || before.ends_with("uỷ"));
        let noun = party
            || P.verb_or_noun.is_match(&squeeze(verb))
                && P.noun_ahead.is_match(behind(before, 48))
                && !nouns.contains(&verb);
        // "Các cơ quan được giao chủ trì có trách nhiệm …": the task is part of the name.
        let entrusted = ["được giao", "được phân công"]
            .iter()
            .any(|given| before.ends_with(given));
        if entrusted && P.several.is_match(list) && P.verb.is_match(&list[at + verb.len()..]) {
            from = at + verb.len().max(1);
            continue;
        }
        if !noun && at > 0 {
            let before = [" được giao", " được"]
                .iter()
                .find_map(|given| before.strip_suffix(given))
                .unwrap_or(before);
            let end = before.len();
            return (end > 2).then_some((end, Some(at)));
        }
        if nouns.len() < 8 {
            nouns.push(verb);
        }
        from = at + verb.len().max(1);
        if from >= list.len() {
            break;
        }
    }
    let end = list.trim_end().trim_end_matches([',', ';', '-', ' ']).len();
    (heading && end > 2 && (prefixed || end < 420)).then_some((end, None))
}

/// A colon after a title or a noun that several bodies share ("Giám đốc: Sở Y tế", "Các Bộ: Quốc phòng").
fn title_colon(before: &str) -> bool {
    [
        "Giám đốc các sở",
        "Giám đốc",
        "Thủ trưởng",
        "Thủ trưởng các sở",
        "Chủ tịch UBND các xã",
        "các sở",
        "Các sở",
        "các Sở",
        "Các Sở",
        "các Bộ",
        "Các Bộ",
    ]
    .iter()
    .any(|title| before.ends_with(title))
}

/// "Chủ tịch Ủy ban nhân dân các tỉnh: Khánh Hòa, Đắk Lắk": names of places go on with the body, verbs do not.
fn names_follow(before: &str, after: &str) -> bool {
    let plural = [
        "các tỉnh",
        "các tỉnh, thành phố",
        "các thành phố",
        "các xã",
        "các phường",
        "các xã, phường",
        "các huyện",
        "cơ quan",
    ]
    .iter()
    .any(|tier| before.ends_with(tier));
    let mut words = after.split_whitespace();
    let capital = |word: Option<&str>| word.is_some_and(|w| w.starts_with(char::is_uppercase));
    plural && capital(words.next()) && capital(words.next())
}

/// Cuts a list into its bodies: only where a complete name follows.
pub(super) fn split(words: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let list = &words[range.clone()];
    let shared = P.shared.is_match(list);
    let semicolons = list.matches(';').count();
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for (at, sign) in list.char_indices() {
        let (len, after_and) = match sign {
            ';' | ',' => (1, false),
            'v' if list[at..].starts_with("và ") && list[..at].ends_with(' ') => ("và ".len(), true),
            _ => continue,
        };
        let rest = list[at + len..].trim_start();
        let rest_after = rest.strip_prefix("và ").unwrap_or(rest);
        let before = list[start..at].trim();
        if before.is_empty() {
            continue;
        }
        let complete = P.head.is_match(rest_after);
        let cut = match sign {
            ';' => true,
            ',' if shared && !list[start..at].contains(" và ") && start == 0 => false,
            ',' if sectors(before, rest_after) => false,
            ',' | 'v' if ministry_of_police(before, rest_after) => false,
            ',' if before.eq_ignore_ascii_case("Hội đồng nhân dân") || before == "HĐND" => false,
            ',' if semicolons > 1 => {
                complete
                    && P.head.is_match(before)
                    && !rest_after.starts_with("Ủy ban")
                    && !P.small.is_match(before)
            }
            ',' => complete || P.small.is_match(rest_after) || anybody_else(before, rest_after),
            _ if after_and
                && before.ends_with("Quốc hội")
                && (rest.starts_with("Hội đồng") || rest.starts_with("HĐND")) =>
            {
                false
            }
            _ if after_and && joint_office(before, rest) => false,
            _ if after_and => complete || P.after_and.is_match(rest),
            _ => false,
        };
        if cut && at > start {
            cuts.push((start, at));
            start = list.len() - rest_after.len();
        }
    }
    cuts.push((start, list.len()));
    cuts.into_iter()
        .filter_map(|(from, to)| trimmed(words, range.start + from..range.start + to))
        .collect()
}

/// "Các Bộ Quốc phòng, Công an": after the shared noun the short name is the ministry, not another body.
fn ministry_of_police(before: &str, rest: &str) -> bool {
    let before = before.to_lowercase();
    let ministries = before.starts_with("các bộ ") || before.starts_with("các bộ:");
    let heads = before.starts_with("bộ trưởng các bộ ") || before.starts_with("bộ trưởng các bộ:");
    let short = rest
        .strip_prefix("Công an")
        .map(str::trim_start)
        .is_some_and(|after| after.is_empty() || after.starts_with([',', ';', ':', '.']));
    (ministries || heads) && short
}

/// "Văn phòng HĐND và UBND xã" is one office.
fn joint_office(before: &str, rest: &str) -> bool {
    (before.ends_with("phòng HĐND") || before.ends_with("phòng Hội đồng nhân dân"))
        && (rest.starts_with("UBND") || rest.starts_with("Ủy ban nhân dân"))
}

/// "các Sở, Ngành" is one name.
fn sectors(before: &str, rest: &str) -> bool {
    let before = before.to_lowercase();
    (before == "các sở" || before == "các bộ" || before == "các sở, ban")
        && (rest.starts_with("Ngành") || rest.starts_with("Ban, "))
}

/// "…, cá nhân, tổ chức có liên quan": the last member of a list.
fn anybody_else(before: &str, rest: &str) -> bool {
    (rest.starts_with("cá nhân, tổ chức") || rest.starts_with("tổ chức, cá nhân"))
        && !before.to_lowercase().ends_with("cơ quan")
}

fn trimmed(words: &str, range: Range<usize>) -> Option<Range<usize>> {
    let raw = words.get(range.clone())?;
    let mut name = raw.trim_matches([' ', ',', ';', ':', '.', '-', '–', '\t']);
    for title in [
        "Giám đốc:",
        "Giám đốc các sở:",
        "Thủ trưởng:",
        "Thủ trưởng các sở:",
    ] {
        if let Some(rest) = name.strip_prefix(title) {
            name = rest.trim_start();
        }
    }
    let start = range.start + (name.as_ptr() as usize - raw.as_ptr() as usize);
    // A citation that crept in is no body.
    let cites = name.contains(" số ") || name.contains("/20");
    (name.chars().count() > 1 && !cites).then_some(start..start + name.len())
}

fn behind(words: &str, most: usize) -> &str {
    let mut start = words.len().saturating_sub(most);
    while !words.is_char_boundary(start) {
        start += 1;
    }
    &words[start..]
}

#[cfg(test)]
mod tests {
    use super::split;

    fn bodies(words: &str) -> Vec<&str> {
        split(words, 0..words.len())
            .into_iter()
            .map(|r| &words[r])
            .collect()
    }

    #[test]
    fn ministries_under_one_noun_are_one_lead() {
        for words in [
            "Các Bộ Quốc phòng, Công an",
            "Các Bộ Xây dựng và Công an",
            "Bộ trưởng các Bộ: Quốc phòng, Công an",
        ] {
            assert_eq!(bodies(words), [words]);
        }
    }

    #[test]
    fn the_police_of_a_province_stay_a_body_of_their_own() {
        assert_eq!(
            bodies("Các Bộ Quốc phòng, Công an tỉnh"),
            ["Các Bộ Quốc phòng", "Công an tỉnh"]
        );
        assert_eq!(bodies("Sở Xây dựng và Công an"), ["Sở Xây dựng", "Công an"]);
    }
}
