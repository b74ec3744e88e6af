//! OpenDocument text: a zip of XML parts.

mod body;
mod lists;
mod styles;

use crate::archive::Archive;
use crate::cause::Damage;
use crate::flow::Flow;
use crate::format::find;
use crate::{Extracted, Format, Limits, Refusal};
use body::Body;
use styles::Styles;

/// Reads the text of the document, then its notes.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, Refusal> {
    let archive = Archive::open(bytes, limits)?;
    if let Some(manifest) = archive.read("META-INF/manifest.xml")?
        && find(&manifest, b"encryption-data").is_some()
    {
        return Err(Refusal::Encrypted);
    }
    let Some(content) = archive.text("content.xml")? else {
        return Err(Refusal::Damaged {
            what: Damage::Missing,
        });
    };
    let mut styles = Styles::default();
    // Common styles first: the document's own may rest on them.
    if let Some(common) = archive.text("styles.xml")? {
        styles.read(&common, limits)?;
    }
    styles.read(&content, limits)?;
    let mut flow = Flow::new(limits);
    Body::new(&content, &styles, limits).read_into(&mut flow)?;
    match flow.finish(Format::Odt, None) {
        Err(Refusal::Empty) if archive.any(|name| name.starts_with("Pictures/")) => {
            Err(Refusal::ImageOnly { pages: None })
        }
        read => read,
    }
}
