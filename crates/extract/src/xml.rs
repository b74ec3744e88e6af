use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;

use crate::Refusal;
use crate::cause::{Damage, Excess};

/// One step through an XML text. An element without content opens and closes as well.
pub(crate) enum Step<'x> {
    /// An element begins.
    Open(Element<'x>),
    /// An element ends.
    Close(Ended<'x>),
    /// Words.
    Text(Cow<'x, str>),
}

/// The start of an element.
pub(crate) struct Element<'x> {
    start: BytesStart<'x>,
}

/// The end of an element.
pub(crate) struct Ended<'x> {
    end: BytesEnd<'x>,
}

impl Ended<'_> {
    /// Its name without prefix.
    pub(crate) fn name(&self) -> &str {
        self.end.local_name().into_inner()
    }
}

impl Element<'_> {
    /// Its name without prefix.
    pub(crate) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of the attribute of this name, whatever its prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .and_then(|attribute| {
                attribute
                    .normalized_value(XmlVersion::Implicit1_0)
                    .ok()
                    .map(Cow::into_owned)
            })
    }

    /// The value of the attribute whose full name is this.
    pub(crate) fn exact(&self, name: &str) -> Option<String> {
        self.start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.0 == name)
            .and_then(|attribute| {
                attribute
                    .normalized_value(XmlVersion::Implicit1_0)
                    .ok()
                    .map(Cow::into_owned)
            })
    }

    /// Whether a switch such as `<w:b/>` is on.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(
            self.attribute("val").as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }
}

/// Walks through XML without ever building a tree. Entities other than the five of XML itself are left out, so
/// that nothing can be unfolded or fetched by them.
pub(crate) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
    deepest: usize,
}

impl<'x> Xml<'x> {
    /// A walk through `text`, at most `deepest` elements inside each other.
    pub(crate) fn new(text: &'x str, deepest: usize) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            depth: 0,
            deepest,
        }
    }

    /// The next step, or nothing at the end.
    pub(crate) fn step(&mut self) -> Result<Option<Step<'x>>, Refusal> {
        loop {
            let event = self
                .reader
                .read_event()
                .map_err(|_| Refusal::Damaged { what: Damage::Markup })?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > self.deepest {
                        return Err(Refusal::Bomb { what: Excess::Depth });
                    }
                    Step::Open(Element { start })
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close(Ended { end })
                }
                Event::Text(text) => Step::Text(text.into_inner()),
                Event::CData(data) => Step::Text(data.into_inner()),
                Event::GeneralRef(reference) => {
                    let letter = match reference.resolve_char_ref() {
                        Ok(Some(letter)) => Cow::Owned(letter.to_string()),
                        _ => Cow::Borrowed(match &*reference {
                            "amp" => "&",
                            "lt" => "<",
                            "gt" => ">",
                            "quot" => "\"",
                            "apos" => "'",
                            _ => continue,
                        }),
                    };
                    Step::Text(letter)
                }
                Event::Eof if self.depth > 0 => return Err(Refusal::Damaged { what: Damage::Cut }),
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {
                    continue;
                }
            }));
        }
    }

    /// Passes over everything up to the end of the element that was opened last.
    pub(crate) fn skip(&mut self) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.step()?.is_none() {
                break;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Result<String, Refusal> {
        let mut xml = Xml::new(text, 50);
        let mut all = String::new();
        while let Some(step) = xml.step()? {
            match step {
                Step::Text(words) => all.push_str(&words),
                Step::Open(element) if element.name() == "skip" => xml.skip()?,
                Step::Open(_) | Step::Close(_) => {}
            }
        }
        Ok(all)
    }

    #[test]
    fn entities_made_by_the_file_unfold_to_nothing() {
        let bomb = r#"<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
            <a>1 &amp; 2 &#8211; &y;&f;</a>"#;
        assert_eq!(words(bomb).unwrap().trim(), "1 & 2 –");
    }

    #[test]
    fn absurd_nesting_is_refused() {
        let deep = "<a>".repeat(100_000);
        assert!(matches!(words(&deep), Err(Refusal::Bomb { .. })));
    }

    #[test]
    fn a_cut_file_is_damaged_and_skipped_parts_stay_out() {
        assert!(matches!(words("<a><b>x</b>"), Err(Refusal::Damaged { .. })));
        assert_eq!(words("<a>x<skip>y<b>z</b></skip><skip/>w</a>").unwrap(), "xw");
    }
}
