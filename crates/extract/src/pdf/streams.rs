use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use hayro_syntax::object::dict::keys::{DECODE_PARMS, PREDICTOR};
use hayro_syntax::object::{Array, Dict};

use crate::cause::Excess;
use crate::format::find;
use crate::{Limits, Refusal};

/// How many unfolded bytes are still allowed.
pub(super) struct Budget {
    left: u64,
}

/// Filters other than Flate are only undone for streams of this length: nothing bounds what they unfold to.
const OTHER_FILTERS: usize = 256 << 10;

impl Budget {
    /// The budget of a whole file.
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            left: limits.expanded,
        }
    }

    /// The content of a stream that is text of the page or of a table of letters; nothing if it cannot be read.
    pub(super) fn unfold(&mut self, stream: &Stream<'_>) -> Result<Option<Vec<u8>>, Refusal> {
        let filters = stream.filters();
        let raw = stream.raw_data();
        let only_flate =
            !filters.is_empty() && filters.iter().all(|filter| matches!(filter, Filter::FlateDecode));
        let content = if filters.is_empty() {
            raw.into_owned()
        } else if only_flate && !has_predictor(stream) {
            let mut content = raw.into_owned();
            for _ in 0..filters.len() {
                content = inflate(&content, self.left)?;
            }
            content
        } else if raw.len() <= OTHER_FILTERS && filters.len() <= 2 {
            match stream.decoded_data() {
                Ok(content) => content.into_owned(),
                Err(_) => return Ok(None),
            }
        } else {
            return Ok(None);
        };
        self.left = self.left.checked_sub(content.len() as u64).ok_or(BOMB)?;
        Ok(Some(content))
    }
}

const BOMB: Refusal = Refusal::Bomb { what: Excess::Part };

fn has_predictor(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    dict.get::<Array<'_>>(DECODE_PARMS).is_some()
        || dict
            .get::<Dict<'_>>(DECODE_PARMS)
            .is_some_and(|parameters| parameters.contains_key(PREDICTOR))
}

/// What can be unfolded of a stream; a broken end costs only the end.
fn inflate(packed: &[u8], most: u64) -> Result<Vec<u8>, Refusal> {
    let mut content = Vec::with_capacity(packed.len().saturating_mul(3).min(4 << 20));
    let _ = ZlibDecoder::new(packed).take(most + 1).read_to_end(&mut content);
    if content.len() as u64 > most {
        Err(BOMB)
    } else {
        Ok(content)
    }
}

/// The library unfolds streams of objects by itself, without bounds: they are measured before it sees the file.
pub(super) fn check_hidden(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    if is_too_deep(bytes) {
        return Err(DEEP);
    }
    let mut left = limits.expanded;
    let mut sink = vec![0; 64 << 10];
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| find(rest, b"stream")) {
        let start = at + found;
        at = start + 6;
        if start >= 3 && bytes.get(start - 3..start) == Some(b"end") {
            continue;
        }
        let before = bytes.get(start.saturating_sub(2_048)..start).unwrap_or_default();
        // Names can be written with escapes, so an escape is as suspicious as the name.
        let from = before.windows(4).rposition(|word| word == b" obj").unwrap_or(0);
        let dict = before.get(from..).unwrap_or_default();
        if find(dict, b"/ObjStm").is_none() && find(dict, b"/XRef").is_none() && find(dict, b"#").is_none() {
            continue;
        }
        let mut body = bytes.get(at..).unwrap_or_default();
        while let [b'\r' | b'\n' | b' ', rest @ ..] = body {
            body = rest;
        }
        let mut decoder = ZlibDecoder::new(body);
        while let Ok(length) = decoder.read(&mut sink) {
            if length == 0 {
                break;
            }
            left = left.checked_sub(length as u64).ok_or(BOMB)?;
        }
    }
    Ok(())
}

/// The library reads tables inside tables again at every depth, which takes for ever when they are many.
const MOST_TABLES: usize = 100;
const DEEP: Refusal = Refusal::Bomb { what: Excess::Tables };

/// Packed bytes look like the signs of tables now and then, but never many close together.
const CLOSE: usize = 8 << 10;

/// Whether tables are inside each other as no program writes them.
pub(super) fn is_too_deep(bytes: &[u8]) -> bool {
    let (mut depth, mut last) = (0_usize, 0);
    let mut at = 0;
    while let Some(pair) = bytes.get(at..at + 2) {
        let opens = pair == b"<<";
        if opens || pair == b">>" {
            if at - last > CLOSE {
                depth = 0;
            }
            last = at;
            depth = if opens { depth + 1 } else { depth.saturating_sub(1) };
            if depth > MOST_TABLES {
                return true;
            }
            at += 1;
        }
        at += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn tables_inside_tables_without_end_are_not_opened() {
        let file = format!("%PDF-1.4\n1 0 obj{}endobj", "<</A ".repeat(200_000));
        assert!(matches!(
            check_hidden(file.as_bytes(), &Limits::default()),
            Err(Refusal::Bomb { .. })
        ));
    }

    #[test]
    fn a_stream_of_objects_that_unfolds_for_ever_is_found_before_it_is_opened() {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(&vec![b' '; 8 << 20]).unwrap();
        let mut file = b"%PDF-1.5\n1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\r\n".to_vec();
        file.extend(packer.finish().unwrap());
        let limits = Limits {
            expanded: 1 << 20,
            ..Limits::default()
        };
        assert!(matches!(check_hidden(&file, &limits), Err(Refusal::Bomb { .. })));
        assert_eq!(check_hidden(&file, &Limits::default()), Ok(()));
    }
}
