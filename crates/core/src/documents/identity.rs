use crate::text::fold;

/// The key under which citations find a document: number and symbol folded, zeros before the number dropped.
/// Nothing where either is missing, since half an identity would join strangers.
pub fn identity(number: Option<&str>, symbol: Option<&str>) -> Option<String> {
    let (number, symbol) = (number?.trim(), symbol?.trim());
    if number.is_empty() || symbol.is_empty() {
        return None;
    }
    identity_of_cited(&format!("{number}/{symbol}"))
}

/// The same key from number and symbol as a citation writes them (`06-CT/TW`, `31/2022/QĐ-UBND`). Nothing where
/// there is no number or no symbol in it.
pub fn identity_of_cited(cited: &str) -> Option<String> {
    let key = fold(cited);
    let key = key.trim_start_matches('0');
    let begins = key.starts_with(|letter: char| letter.is_ascii_digit());
    (begins && key.contains(char::is_alphabetic)).then(|| key.to_owned())
}

/// A document as a citation describes it, its identity apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Described<'a> {
    /// Day as ISO text.
    pub day: Option<&'a str>,
    /// Issuer as written.
    pub issuer: Option<&'a str>,
}

/// Whether a citation means a document of the same identity. Numbers begin anew each year and with each issuer, so
/// the number alone never joins: the days must be the same, or, where one is not known, the issuers.
pub fn means(citation: Described<'_>, document: Described<'_>) -> bool {
    match (citation.day, document.day) {
        (Some(cited), Some(day)) => cited == day,
        _ => match (citation.issuer.map(fold), document.issuer.map(fold)) {
            (Some(cited), Some(issuer)) if !cited.is_empty() && !issuer.is_empty() => {
                cited.contains(&issuer) || issuer.contains(&cited)
            }
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_alone_joins_nobody() {
        let known = |day, issuer| Described { day, issuer };
        let document = known(Some("2021-04-26"), Some("Tỉnh ủy Bình Thuận"));
        assert!(means(known(Some("2021-04-26"), None), document));
        assert!(!means(
            known(Some("2020-04-26"), Some("Tỉnh ủy Bình Thuận")),
            document
        ));
        assert!(means(known(None, Some("Tỉnh uỷ")), document));
        assert!(!means(known(None, Some("Thành ủy Hà Nội")), document));
        assert!(!means(known(None, None), document));
    }

    #[test]
    fn one_document_has_one_key_however_it_is_written() {
        let cases = [
            (("16", "CT-TTg"), "16/CT-TTg"),
            (("1213", "CV/TU"), "1213 - CV/TU"),
            (("06", "CT/TW"), "6-CT/TW"),
            (("31/2022", "QĐ-UBND"), "31/2022/QD-UBND"),
        ];
        for ((number, symbol), cited) in cases {
            let key = identity(Some(number), Some(symbol));
            assert!(key.is_some(), "{cited}");
            assert_eq!(key, identity_of_cited(cited), "{cited}");
        }
    }

    #[test]
    fn half_an_identity_is_none() {
        assert_eq!(identity(Some("16"), None), None);
        assert_eq!(identity(Some(""), Some("CT-TTg")), None);
        assert_eq!(identity_of_cited("/CT-TTg"), None);
        assert_eq!(identity_of_cited("16"), None);
        assert_ne!(identity_of_cited("16/CT-TTg"), identity_of_cited("16/CT-UBND"));
    }
}
