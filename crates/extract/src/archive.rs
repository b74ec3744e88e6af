use std::cell::{Cell, RefCell};
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::cause::{Damage, Excess};
use crate::{Limits, Refusal};

/// A zip file whose members are unfolded only within limits.
pub(crate) struct Archive<'b> {
    zip: RefCell<ZipArchive<Cursor<&'b [u8]>>>,
    left: Cell<u64>,
    ratio: u64,
}

impl<'b> Archive<'b> {
    /// Opens the list of members.
    pub(crate) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(refuse)?;
        if zip.len() > limits.members {
            return Err(Refusal::Bomb {
                what: Excess::Members,
            });
        }
        Ok(Self {
            zip: RefCell::new(zip),
            left: Cell::new(limits.expanded),
            ratio: limits.ratio,
        })
    }

    /// Whether there is a member of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.borrow().index_for_name(name).is_some()
    }

    /// Whether a member's name is such.
    pub(crate) fn any(&self, is: impl Fn(&str) -> bool) -> bool {
        self.zip
            .borrow()
            .file_names()
            .any(|name| name.is_ok_and(|name| is(&name)))
    }

    /// The first bytes of a member, as far as they can be read.
    pub(crate) fn start_of(&self, name: &str, length: u64) -> Option<Vec<u8>> {
        let mut zip = self.zip.borrow_mut();
        let member = zip.by_name(name).ok()?;
        let mut start = Vec::new();
        member.take(length).read_to_end(&mut start).ok()?;
        Some(start)
    }

    /// The whole of a member, or nothing if there is none of this name.
    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let mut zip = self.zip.borrow_mut();
        let member = match zip.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(refuse(error)),
        };
        if member.encrypted() {
            return Err(Refusal::Encrypted);
        }
        // What the archive claims of its sizes is not believed: the bytes that come out are counted.
        let fair = member.compressed_size().saturating_mul(self.ratio).max(1 << 20);
        let most = fair.min(self.left.get());
        let mut content = Vec::new();
        member
            .take(most + 1)
            .read_to_end(&mut content)
            .map_err(|_| Refusal::Damaged {
                what: Damage::Packing,
            })?;
        let length = content.len() as u64;
        if length > most {
            return Err(Refusal::Bomb { what: Excess::Part });
        }
        self.left.set(self.left.get() - length);
        Ok(Some(content))
    }

    /// A member as text; letters that are not UTF-8 (or UTF-16 with a mark) are replaced.
    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, Refusal> {
        Ok(self.read(name)?.map(|content| {
            let (text, _, _) = encoding_rs::UTF_8.decode(&content);
            text.into_owned()
        }))
    }
}

fn refuse(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Encrypted,
        _ => Refusal::Damaged {
            what: Damage::Packing,
        },
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in members {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_small_part_that_unfolds_to_a_huge_one_is_not_unfolded() {
        let file = zipped(&[("a.xml", &vec![b' '; 8 << 20])]);
        let archive = Archive::open(&file, &Limits::default()).unwrap();
        assert!(matches!(archive.read("a.xml"), Err(Refusal::Bomb { .. })));
    }

    #[test]
    fn all_parts_together_are_bounded() {
        let limits = Limits {
            expanded: 1_000,
            ..Limits::default()
        };
        let file = zipped(&[("a", &[b'a'; 600]), ("b", &[b'b'; 600])]);
        let archive = Archive::open(&file, &limits).unwrap();
        assert_eq!(archive.read("a").unwrap().unwrap().len(), 600);
        assert!(matches!(archive.read("b"), Err(Refusal::Bomb { .. })));
    }

    #[test]
    fn too_many_parts_are_refused() {
        let names: Vec<String> = (0..20).map(|n| format!("m{n}")).collect();
        let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
        let limits = Limits {
            members: 10,
            ..Limits::default()
        };
        assert!(matches!(
            Archive::open(&zipped(&members), &limits),
            Err(Refusal::Bomb { .. })
        ));
    }
}
