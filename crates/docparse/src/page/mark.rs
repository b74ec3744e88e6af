/// What opens a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// `Phần`, `Chương`, `Mục`.
    Part,
    /// `Điều 3.`
    Article(u16),
    /// `IV.`
    Roman(u16),
    /// `1.`, `1.3.2`
    Number(Vec<u16>),
    /// `(1)`
    Bracket(u16),
    /// `a)`
    Letter(char),
    /// `-`, `+`, `•`
    Bullet(char),
    /// `¹` or a lone number before a note
    Note,
}

/// The mark at the start of a line, and where the words after it start.
pub fn mark_of(line: &str) -> (Mark, usize) {
    let Some(first) = line.chars().next() else {
        return (Mark::None, 0);
    };
    match first {
        '0'..='9' => number(line),
        '(' => bracket(line),
        '-' | '–' | '—' | '+' | '•' | '·' | '●' | '▪' | '◦' | '○' | '\u{f0b7}' | '\u{f02d}' | '■' | '□' => {
            bullet(line, first)
        }
        'Đ' | 'đ' if word(line, "điều").is_some() => article(line),
        'P' | 'C' | 'M' if part(line) => (Mark::Part, 0),
        'A'..='E' if lettered_part(line) => (Mark::Part, 0),
        'I' | 'V' | 'X' => roman(line),
        '¹' | '²' | '³' | '⁴'..='⁹' => (Mark::Note, first.len_utf8()),
        'a'..='z' | 'đ' => letter(line, first),
        _ => (Mark::None, 0),
    }
}

fn digits(words: &str) -> (u16, usize) {
    let len = words.bytes().take_while(u8::is_ascii_digit).count();
    (words[..len].parse().unwrap_or(0), len)
}

fn after_blanks(line: &str, at: usize) -> usize {
    at + (line[at..].len() - line[at..].trim_start().len())
}

fn number(line: &str) -> (Mark, usize) {
    let mut parts = Vec::new();
    let mut at = 0;
    loop {
        let (value, len) = digits(&line[at..]);
        if len == 0 || len > 2 || value == 0 || parts.len() == 4 {
            break;
        }
        parts.push(value);
        at += len;
        let rest = &line[at..];
        if rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
            at += 1;
        } else {
            break;
        }
    }
    if parts.is_empty() || line[at..].starts_with(|c: char| c.is_ascii_digit()) {
        return (Mark::None, 0);
    }
    let rest = &line[at..];
    let sign = rest.chars().next();
    let end = match sign {
        Some('.' | ')') => {
            at + 1 + rest[1..].len() - rest[1..].trim_start_matches(['.', '-', ')', '/']).len()
        }
        Some('-' | '/' | ':') => at + 1,
        Some('–') => at + '–'.len_utf8(),
        Some(' ' | '\t') if parts.len() > 1 => at,
        _ => return (Mark::None, 0),
    };
    let next = line[end..].trim_start().chars().next();
    let glued = line[end..].starts_with(|c: char| !c.is_whitespace());
    match (sign, next) {
        (_, Some(c)) if c.is_ascii_digit() && glued => (Mark::None, 0),
        (Some('-' | '/' | '–'), Some(c))
            if !c.is_uppercase() || (glued && line[end..].chars().nth(1).is_some_and(char::is_uppercase)) =>
        {
            (Mark::None, 0)
        }
        (Some(' ' | '\t'), Some(c)) if !c.is_uppercase() => (Mark::None, 0),
        _ => (Mark::Number(parts), after_blanks(line, end)),
    }
}

fn bracket(line: &str) -> (Mark, usize) {
    let (value, len) = digits(&line[1..]);
    if len == 0 || len > 2 || !line[1 + len..].starts_with(')') {
        return (Mark::None, 0);
    }
    let end = 2 + len;
    let end = end + line[end..].len() - line[end..].trim_start_matches('.').len();
    (Mark::Bracket(value), after_blanks(line, end))
}

fn bullet(line: &str, first: char) -> (Mark, usize) {
    let at = first.len_utf8();
    let rest = &line[at..];
    match rest.chars().next() {
        Some(c) if c.is_ascii_digit() || c == first => (Mark::None, 0),
        Some(_) => (Mark::Bullet(first), after_blanks(line, at)),
        None => (Mark::None, 0),
    }
}

fn word<'l>(line: &'l str, wanted: &str) -> Option<&'l str> {
    let mut rest = line.char_indices();
    for letter in wanted.chars() {
        let (_, found) = rest.next()?;
        if found.to_lowercase().next() != Some(letter) {
            return None;
        }
    }
    Some(rest.as_str())
}

fn article(line: &str) -> (Mark, usize) {
    let Some(rest) = word(line, "điều") else {
        return (Mark::None, 0);
    };
    let trimmed = rest.trim_start();
    let (value, len) = digits(trimmed);
    let after = &trimmed[len..];
    let closed = after.trim_start().starts_with(['.', ':', '-']);
    if trimmed.len() == rest.len() || len == 0 || len > 3 || !(closed || after.is_empty()) {
        return (Mark::None, 0);
    }
    let at = line.len() - after.trim_start().len();
    let end = at + line[at..].len() - line[at..].trim_start_matches(['.', ':', '-']).len();
    (Mark::Article(value), after_blanks(line, end))
}

fn part(line: &str) -> bool {
    ["phần", "chương", "mục"].iter().any(|name| {
        word(line, name).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.len() < 60
                && (rest.starts_with(|c: char| matches!(c, 'I' | 'V' | 'X') || c.is_ascii_digit())
                    || word(rest, "thứ ").is_some())
        })
    })
}

/// "B. NHIỆM VỤ, GIẢI PHÁP": a part of a long document.
fn lettered_part(line: &str) -> bool {
    let rest = &line[1..];
    rest.starts_with(['.', ')', '-', '/'])
        && rest[1..].starts_with([' ', '\t'])
        && rest.chars().filter(|c| c.is_alphabetic()).count() >= 6
        && super::capitals(rest)
}

fn roman(line: &str) -> (Mark, usize) {
    let len = line
        .bytes()
        .take_while(|b| matches!(b, b'I' | b'V' | b'X'))
        .count();
    let rest = &line[len..];
    if len > 5 || !rest.starts_with(['.', '-', ')', ':', '–']) {
        return (Mark::None, 0);
    }
    let end = len + rest.len() - rest.trim_start_matches(['.', '-', ')', ':', '–']).len();
    let next = line[end..].trim_start().chars().next();
    // "IV." alone on its line waits for its title.
    if !next.is_none_or(|c| c.is_uppercase() || c == '“' || c == '"') {
        return (Mark::None, 0);
    }
    let mut value = 0_u16;
    let mut last = 0;
    for byte in line[..len].bytes().rev() {
        let worth = match byte {
            b'I' => 1,
            b'V' => 5,
            _ => 10,
        };
        if worth < last {
            value = value.saturating_sub(worth);
        } else {
            value += worth;
            last = worth;
        }
    }
    (Mark::Roman(value), after_blanks(line, end))
}

fn letter(line: &str, first: char) -> (Mark, usize) {
    let at = first.len_utf8();
    match line[at..].chars().next() {
        Some(')' | '/') => (Mark::Letter(first), after_blanks(line, at + 1)),
        Some('.') if line[at + 1..].starts_with([' ', '\t']) => {
            (Mark::Letter(first), after_blanks(line, at + 1))
        }
        _ => (Mark::None, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_numbers_in_running_text() {
        for (line, mark) in [
            ("1. Sở Nội vụ", Mark::Number(vec![1])),
            ("2- Ban Dân vận", Mark::Number(vec![2])),
            ("1.3.2. Các sở", Mark::Number(vec![1, 3, 2])),
            ("1.1 Nghiên cứu", Mark::Number(vec![1, 1])),
            ("3/ Báo cáo", Mark::Number(vec![3])),
            ("25 tháng 11 năm 2025", Mark::None),
            ("12/5/2018 của Bộ", Mark::None),
            ("1.219,11 triệu", Mark::None),
            ("25-NQ/TW", Mark::None),
            ("(4). Tổng giá trị", Mark::Bracket(4)),
            ("Điều 2. Tổ chức", Mark::Article(2)),
            ("Điều 1: Sửa đổi", Mark::Article(1)),
            ("Điều 55 Luật Bầu cử", Mark::None),
            ("IV. TỔ CHỨC", Mark::Roman(4)),
            ("II- NHIỆM VỤ", Mark::Roman(2)),
            ("IV.", Mark::Roman(4)),
            ("a) Sở Y tế", Mark::Letter('a')),
            ("đ) Bố trí", Mark::Letter('đ')),
            ("- Giao Sở", Mark::Bullet('-')),
            ("– 2031", Mark::Bullet('–')),
            ("Phần thứ hai", Mark::Part),
            ("Chương IV", Mark::Part),
            ("Chương trình hành động", Mark::None),
            ("Mục tiêu", Mark::None),
            ("B. NHIỆM VỤ, GIẢI PHÁP", Mark::Part),
            ("A. Nguyễn Văn", Mark::None),
            ("a/ Sở Y tế", Mark::Letter('a')),
        ] {
            assert_eq!(mark_of(line).0, mark, "{line}");
        }
        assert_eq!(mark_of("Điều 2.  Tổ").1, "Điều 2.  ".len());
    }
}
