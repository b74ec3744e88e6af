/// What stands where a part of a petition was taken out.
pub const CUT: &str = "[…]";

/// Why words are not what is left of a petition after a part was cut out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CutRefusal {
    /// Nothing is left: then the whole petition is of the other kind.
    #[error("nothing is left")]
    Nothing,
    /// Nothing was cut.
    #[error("nothing was cut")]
    Whole,
    /// Something stands there that the petition does not say, or in another order: a petition is cut, never rewritten.
    #[error("the petition does not say that")]
    NotOfIt,
}

impl CutRefusal {
    /// The name under which words know it: `cut-refusal-…`.
    pub fn code(self) -> &'static str {
        match self {
            CutRefusal::Nothing => "nothing",
            CutRefusal::Whole => "whole",
            CutRefusal::NotOfIt => "not-of-it",
        }
    }
}

/// Whether `rest` is `whole` with parts left out: its words, in their order, with [`CUT`] wherever one likes.
///
/// # Errors
/// See [`CutRefusal`].
pub fn is_cut(whole: &str, rest: &str) -> Result<(), CutRefusal> {
    let said = rest.replace(CUT, " ");
    let mut left = said.split_whitespace().peekable();
    if left.peek().is_none() {
        return Err(CutRefusal::Nothing);
    }
    let mut taken = 0usize;
    for word in whole.split_whitespace() {
        match left.peek() {
            Some(next) if *next == word => {
                left.next();
            }
            _ => taken += 1,
        }
    }
    if left.peek().is_some() {
        return Err(CutRefusal::NotOfIt);
    }
    if taken == 0 {
        return Err(CutRefusal::Whole);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "Đèn ngõ 5 hỏng.\nÔng A nhận tiền của dân.\nMong xã sửa đèn.";

    #[test]
    fn a_petition_is_cut_and_never_rewritten() {
        assert_eq!(is_cut(WHOLE, "Đèn ngõ 5 hỏng. […] Mong xã sửa đèn."), Ok(()));
        assert_eq!(is_cut(WHOLE, "Đèn ngõ 5 hỏng.\n\nMong xã sửa đèn."), Ok(()));
        assert_eq!(is_cut(WHOLE, WHOLE), Err(CutRefusal::Whole));
        assert_eq!(is_cut(WHOLE, " […] "), Err(CutRefusal::Nothing));
        for other in ["Đèn ngõ 5 đã sửa.", "Mong xã sửa đèn. Đèn ngõ 5 hỏng."] {
            assert_eq!(is_cut(WHOLE, other), Err(CutRefusal::NotOfIt), "{other}");
        }
    }
}
