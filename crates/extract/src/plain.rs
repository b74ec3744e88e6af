use gandan_core::documents::{BlockKind, SourceText};

use crate::decode::decode;
use crate::flow::{Flow, Words};
use crate::{Extracted, Format, Limits, Note, Refusal};

/// Reads plain text. The lines stay as they are: what stands where is for the reader of documents to judge.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, Refusal> {
    let decoded = decode(bytes, None);
    let mut flow = Flow::new(limits);
    if decoded.stray {
        flow.note(Note::StrayBytes);
    }
    flow.push(BlockKind::Paragraph, Words::plain(decoded.text))?;
    let mut read = flow.finish(Format::Text, Some(decoded.encoding))?;
    read.source = SourceText::from_plain(read.source.text);
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Encoding, Legacy};

    #[test]
    fn a_text_in_tcvn3_comes_out_in_unicode() {
        let read = read(
            "Sè:  144 /2002/Q§/BTC\r\n\r\nC¨n cø NghÞ ®Þnh cña ChÝnh phñ".as_bytes(),
            &Limits::default(),
        );
        let read = read.unwrap();
        assert_eq!(
            read.source.text,
            "Số:  144 /2002/QĐ/BTC\n\nCăn cứ Nghị định của Chính phủ"
        );
        assert_eq!(read.source.blocks.len(), 2);
        assert_eq!(read.legacy, Some(Legacy::Tcvn3));
        assert_eq!(read.encoding, Some(Encoding::Utf8));
    }

    #[test]
    fn blanks_alone_are_empty() {
        assert_eq!(read(b" \r\n\t\n", &Limits::default()), Err(Refusal::Empty));
    }
}
