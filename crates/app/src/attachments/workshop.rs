use anyhow::Context;
use gandan_media::{Found, Kind, Refusal, Taken, recognise, safe_name, take};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Where files are looked at, away from the threads that answer requests. Pictures one after the other: each may need
/// some hundred megabytes while it is open.
#[derive(Debug, Clone)]
pub struct Workshop(Arc<Semaphore>);

impl Default for Workshop {
    fn default() -> Workshop {
        Workshop(Arc::new(Semaphore::new(1)))
    }
}

/// A file that officers keep with their work, of whatever kind.
#[derive(Debug)]
pub struct Kept {
    /// Its name, for people.
    pub name: String,
    /// By content.
    pub media_type: &'static str,
    /// Of a picture, as written by us.
    pub bytes: Vec<u8>,
}

impl Workshop {
    /// Takes a file of a petition, or says why not.
    ///
    /// # Errors
    /// The program is about to end.
    pub async fn take(&self, bytes: Vec<u8>) -> anyhow::Result<Result<Taken, Refusal>> {
        let picture = recognise(head(&bytes)).is_ok_and(Kind::is_picture);
        let turn = if picture {
            Some(self.0.clone().acquire_owned().await.context("the workshop")?)
        } else {
            None
        };
        let work = tokio::task::spawn_blocking(move || {
            // Held until the work is done, also where nobody waits for it any more.
            let _turn = turn;
            take(bytes)
        });
        work.await.context("the workshop")
    }

    /// Takes a file that only officers see. Pictures as in [`take`](Workshop::take), for they tell where and with what
    /// they were made; any other file as it is, for it is only handed out for saving.
    ///
    /// # Errors
    /// As [`take`](Workshop::take).
    pub async fn keep(&self, name: &str, bytes: Vec<u8>) -> anyhow::Result<Result<Kept, Refusal>> {
        match recognise(head(&bytes)) {
            Ok(kind) if kind.is_picture() => Ok(self.take(bytes).await?.map(|taken| Kept {
                name: safe_name(name, taken.kind),
                media_type: taken.kind.media_type(),
                bytes: taken.bytes,
            })),
            Err(found @ Found::Picture) => Ok(Err(Refusal::NotTaken(found))),
            _ => Ok(Ok(Kept {
                name: name.chars().take(200).collect(),
                media_type: infer::get(&bytes).map_or("application/octet-stream", |kind| kind.mime_type()),
                bytes,
            })),
        }
    }
}

/// Enough to tell a picture, and never so much that telling takes time.
fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..4096).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gandan_media::testing;

    #[tokio::test]
    async fn pictures_are_written_anew_and_other_files_kept_as_they_are() {
        let workshop = Workshop::default();
        let picture = workshop
            .keep("a.JPEG", testing::photograph())
            .await
            .unwrap()
            .unwrap();
        assert_eq!((&*picture.name, picture.media_type), ("a.jpg", "image/jpeg"));
        assert!(!picture.bytes.windows(4).any(|word| word == b"Exif"));
        let sheet = workshop
            .keep("b.txt", b"Bien ban".to_vec())
            .await
            .unwrap()
            .unwrap();
        assert_eq!((&*sheet.name, &*sheet.bytes), ("b.txt", &b"Bien ban"[..]));
        let moving = workshop
            .keep("c.jpg", b"GIF89a\x01\0\x01\0\0\0\0".to_vec())
            .await
            .unwrap();
        assert_eq!(moving.unwrap_err(), Refusal::NotTaken(Found::Picture));
    }
}
