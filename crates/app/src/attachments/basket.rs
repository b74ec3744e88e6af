use super::refused::{megabytes, too_large};
use super::{Workshop, refused};
use crate::web::{FormState, PageError, Part};
use crate::words::{Word, word};
use gandan_media::{FILES, Kind, TOTAL, Taken, recognise, safe_name};

/// Most bytes of a form with all its files and fields, for `DefaultBodyLimit::max`.
pub const MOST: usize = TOTAL + (1 << 20);

/// A file as it goes into the store.
#[derive(Debug)]
pub struct Attachment {
    /// Its name, for people: the ending is that of its kind.
    pub name: String,
    /// What it is, and its bytes.
    pub taken: Taken,
}

/// The files of one form, as they are read from it.
#[derive(Debug, Default)]
pub struct Basket {
    /// Those that were taken, in the order of the form.
    pub files: Vec<Attachment>,
    seen: usize,
    bytes: usize,
}

impl Basket {
    /// Reads a file of the form and takes it, or says in `state`, beside its field, why not. A choice left empty is no
    /// file.
    ///
    /// # Errors
    /// The form is cut short or too large as a whole, or the program is about to end.
    pub async fn add(
        &mut self,
        mut part: Part<'_>,
        state: &mut FormState,
        workshop: &Workshop,
    ) -> Result<(), PageError> {
        let field = part.name().to_owned();
        let Some(name) = part.file_name() else {
            return Ok(());
        };
        self.seen += 1;
        if self.seen > FILES {
            if self.seen == FILES + 1 {
                state.error(&field, word("attachment-many").with("most", FILES));
            }
            return Ok(());
        }
        let mut bytes = Vec::new();
        while let Some(piece) = part.chunk().await? {
            self.bytes += piece.len();
            bytes.extend_from_slice(&piece);
            if self.bytes > TOTAL {
                let message = word("attachment-together-too-large").with("most", megabytes(TOTAL));
                state.error(&field, message);
                return Ok(());
            }
            // The largest kind, until its beginning says which it is.
            let kind = recognise(bytes.get(..4096).unwrap_or(&bytes)).unwrap_or(Kind::Mp4);
            if bytes.len() > kind.most() {
                state.error(&field, too_large(kind).with("name", name));
                return Ok(());
            }
        }
        match workshop.take(bytes).await? {
            Ok(taken) => self.files.push(Attachment {
                name: safe_name(&name, taken.kind),
                taken,
            }),
            Err(refusal) => state.error(&field, refused(&name, refusal)),
        }
        Ok(())
    }
}

/// What may be attached, in words, for the hint of the field.
pub fn hint() -> Word {
    word("attachment-hint")
        .with("files", FILES)
        .with("most", megabytes(Kind::Pdf.most()))
        .with("film", megabytes(Kind::Mp4.most()))
        .with("total", megabytes(TOTAL))
}

/// The same for the browser's choice of files.
pub fn accept() -> String {
    let kinds = Kind::ALL.map(|kind| format!(".{}", kind.code()));
    format!("{},.jpeg", kinds.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hint_tells_the_limits_of_the_table() {
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Mp4) {
            assert_eq!(kind.most(), Kind::Pdf.most(), "{}", kind.code());
        }
        assert_eq!(accept(), ".jpg,.png,.webp,.pdf,.docx,.mp3,.mp4,.jpeg");
    }
}
