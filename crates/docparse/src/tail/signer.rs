use super::{AUTHORITY, TITLE, columns};
use crate::page::{Page, capitals, squeeze};
use crate::patterns::regex;
use gandan_core::documents::{Read, Signer};
use regex::Regex;
use std::sync::LazyLock;

static STAMP: LazyLock<Regex> = LazyLock::new(|| regex("tail.stamp"));
static RANK: LazyLock<Regex> = LazyLock::new(|| regex("tail.rank"));
static SURNAME: LazyLock<Regex> = LazyLock::new(|| regex("tail.surname"));
static ENDS: LazyLock<Regex> = LazyLock::new(|| regex("tail.ends"));

/// The line on which the signature starts, near the list of recipients where there is one.
pub(super) fn find(page: &Page, list: Option<usize>) -> Option<usize> {
    let count = page.lines.len();
    let authority = |i: &usize| {
        let (left, right) = columns(page.line(*i));
        [left, right].iter().any(|part| is_authority(part))
    };
    if let Some(line) = list {
        let after = line..count.min(line + 60);
        let before = line.saturating_sub(14)..line;
        let signs = |i: &usize| authority(i) || titled(page, *i);
        return after
            .clone()
            .find(signs)
            .or_else(|| before.clone().rev().find(authority))
            .or_else(|| before.rev().find(|i| titled(page, *i)));
    }
    // Without a list the first authority after the head: annexes have their own signatures behind it.
    (8.min(count)..count)
        .find(authority)
        .or_else(|| (count.saturating_sub(12)..count).find(|i| titled(page, *i)))
}

fn is_authority(part: &str) -> bool {
    part.len() < 160
        && AUTHORITY.find(part).is_some_and(|found| {
            found.start() == 0 && (capitals(&part[found.start()..]) || part[..found.end()].contains('/'))
        })
}

/// A title in capitals with a name under it.
fn titled(page: &Page, index: usize) -> bool {
    let line = page.line(index);
    line.len() < 90
        && capitals(line)
        && TITLE.is_match(line)
        && (index + 1..page.lines.len().min(index + 5))
            .any(|i| is_name(page.line(i)) || halved_name(page, i, page.line(i)).is_some())
}

/// Reads the signature that starts at `line`; also one past its last line.
pub(super) fn read(page: &Page, line: usize) -> (Option<Read<Signer>>, usize) {
    let right = {
        let (left, right) = columns(page.line(line));
        !right.is_empty() && is_authority(right) && !is_authority(left)
    };
    let mut authority: Option<String> = None;
    let mut title: Option<String> = None;
    let mut name: Option<String> = None;
    let mut end = line + 1;
    let mut last_line = 0;
    let mut last_place = page.lines[line].start..page.lines[line].end;
    for index in line..page.lines.len().min(line + 24) {
        let whole = page.line(index);
        let (left, other) = columns(whole);
        let part = if right { other } else { left };
        if part.is_empty() {
            continue;
        }
        if index > line && (ENDS.is_match(part) || super::RECIPIENTS.is_match(part)) {
            break;
        }
        if STAMP.is_match(part) {
            end = index + 1;
            continue;
        }
        let mut words = squeeze(part);
        if let Some(rest) = halved_name(page, index, &words) {
            words = format!("{words} {rest}");
            last_line = index + 1;
        }
        match role(&words, &authority, &title) {
            Role::Authority => {
                authority = Some(authority.map_or(words.clone(), |a| format!("{a} {words}")));
            }
            Role::Title => {
                let words = TITLE_INSIDE
                    .find(&words)
                    .map_or(words.clone(), |m| words[m.start()..].trim_start().to_owned());
                title = Some(title.map_or(words.clone(), |t| format!("{t} {words}")));
            }
            Role::Name => {
                name = Some(RANK.replace(&words, "").trim().to_owned());
                let last = last_line.max(index);
                end = last + 1;
                last_place = page.lines[last].start..page.lines[last].end;
                break;
            }
            Role::Other if right => continue,
            Role::Other => break,
        }
        end = index + 1;
    }
    if authority.is_none() && name.is_none() {
        return (None, end);
    }
    let sure = name.as_deref().is_some_and(|name| SURNAME.is_match(name))
        && (authority.is_some() || title.is_some());
    let signer = Signer {
        authority,
        title,
        name,
    };
    let read = Read {
        value: signer,
        span: Some(page.span(page.lines[line].start..last_place.end)),
        confidence: if sure { 0.95 } else { 0.7 },
    };
    (Some(read), end)
}

static TITLE_INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    let raw = regex("tail.title");
    // The same words anywhere in the line: a scan can leave a stray word before them.
    Regex::new(&raw.as_str().replacen('^', r"(?:^|\s)", 1)).expect("the title pattern with another start")
});

/// "Bùi" / "Xuân Cường": the second half of a name whose surname stands alone on its line.
fn halved_name<'p>(page: &'p Page, index: usize, words: &str) -> Option<&'p str> {
    let lone = !words.contains(' ')
        && !capitals(words)
        && words.starts_with(char::is_uppercase)
        && SURNAME.is_match(words);
    let next = page.lines.get(index + 1).filter(|next| lone && !next.gap)?;
    let rest = page.slice(next.start..next.end);
    is_name(&format!("{words} {rest}")).then_some(rest)
}

enum Role {
    Authority,
    Title,
    Name,
    Other,
}

fn role(words: &str, authority: &Option<String>, title: &Option<String>) -> Role {
    // "TL. CỤC" / "TRƯỞNG": the rest of a title that a narrow column cut.
    if title.is_none() && (is_authority(words) || words == "TRƯỞNG" && authority.is_some()) {
        return Role::Authority;
    }
    let unfinished = authority.as_deref().is_some_and(|a| a.ends_with(','));
    let shouted = capitals(words);
    if unfinished && title.is_none() && (shouted || !is_name(words)) {
        return Role::Authority;
    }
    let small_inside = words
        .split_whitespace()
        .skip(1)
        .any(|w| w.starts_with(char::is_lowercase));
    if TITLE.is_match(words) && (shouted || small_inside) {
        return Role::Title;
    }
    if shouted {
        if (title.is_some() || authority.is_some())
            && SURNAME.is_match(words)
            && is_name(words)
            && !known_word(words)
        {
            return Role::Name;
        }
        if title.is_some() {
            return Role::Title;
        }
        if TITLE_INSIDE.find(words).is_some_and(|m| m.start() <= 8) {
            return Role::Title;
        }
        return if authority.is_some() {
            Role::Authority
        } else {
            Role::Other
        };
    }
    if is_name(words) { Role::Name } else { Role::Other }
}

/// Words in capitals that are no name although they begin like one ("VĂN PHÒNG").
fn known_word(words: &str) -> bool {
    [
        "VĂN PHÒNG",
        "THÁI NGUYÊN",
        "HÀ NỘI",
        "CAO BẰNG",
        "SƠN LA",
        "LAI CHÂU",
    ]
    .iter()
    .any(|known| words.starts_with(known))
}

/// Two to six words, each with a capital.
fn is_name(words: &str) -> bool {
    let words = RANK.replace(words, "");
    let count = words.split_whitespace().count();
    (2..=6).contains(&count)
        && words.len() < 60
        && words
            .split_whitespace()
            .all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && words
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’' | '-' | '.' | '\u{300}'..='\u{36f}'))
}
