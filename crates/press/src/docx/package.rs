//! The parts of the Word file, put together.

use super::body::Writer;
use super::styles;
use super::xml::escape;
use crate::layout::{Element, Layout};
use crate::paper::{Fault, Paper, tidy};
use std::io::Write;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

pub(super) const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
pub(super) const SPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture""#
);

const TYPES: &str = concat!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>"#,
    r#"<Default Extension="svg" ContentType="image/svg+xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    r#"<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>"#,
    r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"#,
    r#"<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>"#,
    r#"<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>"#,
    r#"<Override PartName="/word/head.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>"#,
    r#"<Override PartName="/word/first.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>"#,
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
    r#"<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>"#,
    r#"</Types>"#
);

const RELATIONS: &str = concat!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>"#,
    r#"</Relationships>"#
);

const SETTINGS: &str = concat!(
    r#"<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>"#,
    r#"<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>"#,
    r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#,
    r#"<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>"#,
);

/// Where programs without Times New Roman look for letters as wide.
const FONTS: &str = concat!(
    r#"<w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif"/><w:panose1 w:val="02020603050405020304"/>"#,
    r#"<w:charset w:val="A3"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>"#
);

/// The file.
pub(super) fn package(paper: &Paper, layout: &Layout, writer: Writer<'_>) -> Result<Vec<u8>, Fault> {
    let body = &writer.out;
    let mut parts: Vec<(&str, String)> = vec![
        ("[Content_Types].xml", format!("{XML}{TYPES}")),
        ("_rels/.rels", format!("{XML}{RELATIONS}")),
        ("docProps/core.xml", core(paper)),
        (
            "docProps/app.xml",
            format!(
                r#"{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Gần Dân</Application></Properties>"#
            ),
        ),
        (
            "word/document.xml",
            format!("{XML}<w:document {SPACES}><w:body>{body}</w:body></w:document>"),
        ),
        ("word/styles.xml", styles::part(layout)),
        ("word/numbering.xml", writer.numbers.part()),
        (
            "word/settings.xml",
            format!("{XML}<w:settings {SPACES}>{SETTINGS}</w:settings>"),
        ),
        (
            "word/fontTable.xml",
            format!("{XML}<w:fonts {SPACES}>{FONTS}</w:fonts>"),
        ),
        ("word/footnotes.xml", writer.notes.part()),
        ("word/head.xml", head(true)),
        ("word/first.xml", head(false)),
    ];
    parts.push(("word/_rels/document.xml.rels", relations(&writer)));
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    // The oldest day a zip file knows: the bytes then depend on the paper alone.
    let packed = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .compression_method(CompressionMethod::Deflated);
    let stored = packed.compression_method(CompressionMethod::Stored);
    for (name, text) in &parts {
        add(&mut zip, name, text.as_bytes(), packed)?;
    }
    for (name, bytes) in &writer.media.files {
        let options = if name.ends_with("svg") { packed } else { stored };
        add(&mut zip, &format!("word/media/{name}"), bytes, options)?;
    }
    let file = zip.finish().map_err(|error| Fault::Writing(error.to_string()))?;
    Ok(file.into_inner())
}

type Zip = ZipWriter<std::io::Cursor<Vec<u8>>>;

fn add(zip: &mut Zip, name: &str, bytes: &[u8], options: SimpleFileOptions) -> Result<(), Fault> {
    let begun = zip.start_file(name, options).map_err(|error| error.to_string());
    let written = begun.and_then(|()| zip.write_all(bytes).map_err(|error| error.to_string()));
    written.map_err(Fault::Writing)
}

fn core(paper: &Paper) -> String {
    let day = paper.file_day();
    let made = format!(
        r#"<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>"#
    );
    format!(
        concat!(
            r#"{}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
            r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
            r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>"#,
            r#"<dc:language>vi-VN</dc:language>{}</cp:coreProperties>"#
        ),
        XML,
        escape(&paper.title()),
        escape(&tidy(&paper.body)),
        made
    )
}

/// The head of pages: with the page number, or empty for the first page.
fn head(numbered: bool) -> String {
    let style = Element::PageNumber.code();
    let number = r#"<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>"#;
    format!(
        r#"{XML}<w:hdr {SPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p></w:hdr>"#,
        if numbered { number } else { "" }
    )
}

fn relations(writer: &Writer<'_>) -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut out = format!(
        r#"{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
    );
    for (id, name, target) in [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdNumbers", "numbering", "numbering.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdFonts", "fontTable", "fontTable.xml"),
        ("rIdNotes", "footnotes", "footnotes.xml"),
        ("rIdHead", "header", "head.xml"),
        ("rIdFirst", "header", "first.xml"),
    ] {
        out.push_str(&format!(
            r#"<Relationship Id="{id}" Type="{kind}/{name}" Target="{target}"/>"#
        ));
    }
    out.push_str(&writer.media.relations());
    out.push_str("</Relationships>");
    out
}
