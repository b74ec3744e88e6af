/// Dashes and plus signs are written in Vietnamese lists on purpose; every other sign is only a dot.
pub(crate) fn bullet(sign: &str) -> String {
    match sign.trim() {
        "-" | "–" | "—" | "\u{F02D}" | "\u{2212}" => "-",
        "+" => "+",
        "*" => "*",
        _ => "•",
    }
    .to_owned()
}

/// A number as a list writes it.
pub(crate) fn number(n: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{n:02}"),
        "lowerLetter" => letters(n, b'a'),
        "upperLetter" => letters(n, b'A'),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperRoman" => roman(n),
        _ => n.to_string(),
    }
}

/// After z comes aa, then bb.
fn letters(n: u32, first: u8) -> String {
    if n == 0 || n > 26 * 20 {
        return n.to_string();
    }
    let letter = char::from(first + u8::try_from((n - 1) % 26).unwrap_or(0));
    let times = usize::try_from((n - 1) / 26 + 1).unwrap_or(1);
    std::iter::repeat_n(letter, times).collect()
}

fn roman(mut n: u32) -> String {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n == 0 || n > 3999 {
        return n.to_string();
    }
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while n >= *worth {
            out.push_str(sign);
            n -= worth;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lists_write_them() {
        assert_eq!(number(4, "lowerRoman"), "iv");
        assert_eq!(number(28, "lowerLetter"), "bb");
        assert_eq!(number(u32::MAX, "upperRoman"), u32::MAX.to_string());
    }
}
