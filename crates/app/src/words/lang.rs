use serde::Serialize;

/// A language people can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Tiếng Việt, which comes first.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The code used in `lang="…"`, in cookies and as folder of `locales/`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language of a code (`vi`, `en`) or of a POSIX locale (`vi_VN.UTF-8`).
    pub fn from_code(code: &str) -> Option<Lang> {
        let code = code.get(..2)?;
        Lang::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(code))
    }

    /// The language the switch leads to.
    pub fn other(self) -> Lang {
        match self {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        }
    }

    /// `1234567.8` as people of this language write it: `1.234.567,8` or `1,234,567.8`.
    pub fn number(self, value: f64, decimals: usize) -> String {
        let (thousands, point) = match self {
            Lang::Vi => ('.', ','),
            Lang::En => (',', '.'),
        };
        let plain = format!("{:.decimals$}", value.abs());
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        if value < 0.0 && plain.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
            text.push('−');
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push(thousands);
            }
            text.push(digit);
        }
        if !part.is_empty() {
            text.push(point);
            text.push_str(part);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!(Lang::Vi.number(1_234_567.8, 1), "1.234.567,8");
        assert_eq!(Lang::En.number(1_234_567.8, 1), "1,234,567.8");
        assert_eq!(Lang::Vi.number(999.0, 0), "999");
        assert_eq!(Lang::Vi.number(-1000.0, 0), "−1.000");
        assert_eq!(Lang::Vi.number(-0.0, 0), "0");
    }

    #[test]
    fn the_locale_of_the_terminal_is_understood() {
        assert_eq!(Lang::from_code("vi_VN.UTF-8"), Some(Lang::Vi));
        assert_eq!(Lang::from_code("en"), Some(Lang::En));
        assert_eq!(Lang::from_code("C"), None);
        assert_eq!(Lang::from_code("đ"), None);
    }
}
