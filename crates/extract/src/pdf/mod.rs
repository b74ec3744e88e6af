use crate::{Extracted, Limits, Refusal};
pub(crate) fn read(_bytes: &[u8], _limits: &Limits) -> Result<Extracted, Refusal> {
    Err(Refusal::NotADocument { what: "a PDF" })
}
