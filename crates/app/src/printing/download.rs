use crate::attachments::to_save;
use crate::web::{PageError, PageResult};
use anyhow::Context;
use gandan_press::Paper;

/// What a paper is saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For editing.
    Word,
    /// For keeping: PDF/A.
    Pdf,
}

impl Format {
    /// Both, in the order in which pages offer them.
    pub const ALL: [Format; 2] = [Format::Word, Format::Pdf];

    /// The end of its address and of its file's name.
    pub fn code(self) -> &'static str {
        match self {
            Format::Word => "docx",
            Format::Pdf => "pdf",
        }
    }

    /// The format of an address.
    ///
    /// # Errors
    /// Not found, for any other.
    pub fn of(code: &str) -> Result<Format, PageError> {
        let found = Format::ALL.into_iter().find(|format| format.code() == code);
        found.ok_or_else(PageError::not_found)
    }

    fn media_type(self) -> &'static str {
        match self {
            Format::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::Pdf => "application/pdf",
        }
    }
}

/// The paper as a file to save, `name` without its ending.
///
/// # Errors
/// The paper lacks what every paper has.
pub async fn download(paper: Paper, format: Format, name: &str) -> PageResult {
    // Setting pages takes a while, in which others are served.
    let made = tokio::task::spawn_blocking(move || match format {
        Format::Word => gandan_press::docx(&paper),
        Format::Pdf => gandan_press::pdf(&paper).map(|sheets| sheets.bytes),
    });
    let bytes = made
        .await
        .context("making a file")?
        .context("the paper as a file")?;
    Ok(to_save(
        bytes,
        format.media_type(),
        &format!("{name}.{}", format.code()),
    ))
}

/// A symbol as the name of a file: `05/TB-UBND` becomes `05-TB-UBND`.
pub fn file_name(symbol: &str) -> String {
    let kept = |letter: char| match letter {
        '/' | '\\' | ':' => '-',
        other => other,
    };
    symbol.chars().map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_offered_is_an_address() {
        for format in Format::ALL {
            assert_eq!(Format::of(format.code()).unwrap(), format);
        }
        assert!(Format::of("odt").is_err());
        assert_eq!(file_name("05/TB-UBND"), "05-TB-UBND");
    }
}
