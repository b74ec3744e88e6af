use crate::{Kind, Refusal};

/// How far from its end the mark stands that ends a PDF.
const TAIL: usize = 2048;

/// Whether a file begins as a PDF: nothing but blanks may stand before.
pub(crate) fn begins(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = text.get(..64).unwrap_or(text);
    head.trim_ascii_start().starts_with(b"%PDF-")
}

/// A PDF that was not cut short. It is kept as it is and never opened here.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let filled = bytes
        .iter()
        .rposition(|byte| !byte.is_ascii_whitespace() && *byte != 0);
    let whole = &bytes[..filled.map_or(0, |last| last + 1)];
    let tail = &whole[whole.len().saturating_sub(TAIL)..];
    if tail.windows(5).any(|words| words == b"%%EOF") {
        Ok(())
    } else {
        Err(Refusal::Damaged(Kind::Pdf))
    }
}
