use std::io::{Cursor, Read, Write};

use gandan_extract::{Limits, extract};

use crate::fixtures;

/// Small numbers that look like chance and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).unwrap()
    }

    fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.roll(of.len())]
    }
}

/// Words that mean something in one format or another, to be put where they do not belong.
const WORDS: &[&[u8]] = &[
    b"<w:p>",
    b"</w:p>",
    b"<w:tbl>",
    b"</w:tc>",
    b"<w:t>",
    b"<w:del>",
    b"<w:txbxContent>",
    b"<w:numId w:val=\"1\"/>",
    b"<text:list>",
    b"</text:list-item>",
    b"<table:table-cell table:number-columns-spanned=\"99999999\">",
    b"<text:s text:c=\"4000000000\"/>",
    b"&#xFFFFFFFF;",
    b"&#0;",
    b"&amp",
    b"<![CDATA[",
    b"<!--",
    b"]]>",
    b"<?x",
    b"<!DOCTYPE a [<!ENTITY b \"&b;&b;\">]>&b;",
    b"w:ilvl w:val=\"-1\"",
    b"w:val=\"99999999999\"",
    b"<script>",
    b"</script>",
    b"<td colspan=-1>",
    b"<ol start=9223372036854775807><li><li>",
    b"<plaintext>",
    b"<svg><table>",
    b"BT",
    b"ET",
    b"q",
    b"Q",
    b"Tj",
    b"TJ",
    b"[",
    b"]",
    b"<<",
    b">>",
    b"endobj",
    b"endstream",
    b"stream\r\n",
    b"obj",
    b"1e38",
    b"-1e308",
    b"NaN",
    b"/Kids [1 0 R]",
    b"/Length 99999999",
    b"/Filter/LZWDecode",
    b"beginbfrange <0000> <FFFFFFFF> <0041> endbfrange",
    b"trailer<</Root 1 0 R>>",
    b"xref\n0 99999999\n",
    b"\0",
    b"\xFF",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"PK\x03\x04",
    b"%PDF-",
    b"{\\rtf1",
    b"\xCC\x81\xCC\x81",
];

fn spoil(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        let length = bytes.len();
        let at = dice.roll(length);
        match dice.roll(8) {
            0 => bytes.truncate(at),
            1 | 2 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.roll(8);
                }
            }
            3 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(dice.roll(256)).unwrap();
                }
            }
            4 => {
                let end = (at + dice.roll(40)).min(length);
                bytes.drain(at..end);
            }
            5 => {
                let from = dice.roll(length);
                let part: Vec<u8> = bytes[from..(from + dice.roll(60)).min(length)].to_vec();
                bytes.splice(at..at, part);
            }
            _ => {
                let word = dice.pick(WORDS);
                let over = if dice.roll(2) == 0 {
                    0
                } else {
                    word.len().min(length - at)
                };
                bytes.splice(at..at + over, word.iter().copied());
            }
        }
        if bytes.is_empty() {
            return;
        }
    }
}

type Members = Vec<(String, Vec<u8>)>;

fn unzip(file: &[u8]) -> Members {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut member = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            member.read_to_end(&mut content).unwrap();
            (member.name().unwrap().into_owned(), content)
        })
        .collect()
}

fn zip(members: &Members) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // Packing is not what is tested, and costs the most time.
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in members {
        if writer.start_file(name.as_str(), options).is_ok() {
            writer.write_all(content).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// Spoils what is inside a zip, so that the reader of its parts is reached and not only the one of zips.
fn spoil_members(members: &Members, dice: &mut Dice) -> Vec<u8> {
    let mut members = members.clone();
    match dice.roll(8) {
        0 => {
            let at = dice.roll(members.len());
            members.remove(at);
        }
        1 => {
            let (one, other) = (dice.roll(members.len()), dice.roll(members.len()));
            let content = members[other].1.clone();
            members[one].1 = content;
        }
        _ => {
            let at = dice.roll(members.len());
            if !members[at].1.is_empty() {
                spoil(&mut members[at].1, dice);
            }
        }
    }
    zip(&members)
}

fn check(bytes: &[u8], name: &str, limits: &Limits) {
    let Ok(read) = extract(bytes, name, limits) else {
        return;
    };
    let mut end = 0;
    for block in &read.source.blocks {
        assert!(block.span.start >= end, "blocks of a spoilt {name} overlap");
        end = block.span.end;
        assert!(!block.span.of(&read.source.text).unwrap().trim().is_empty());
    }
    assert!(!read.source.blocks.is_empty());
}

/// The formats that are read without another program; one thread each keeps two cores busy.
fn run(seed: u64, names: &[&str], cases: usize) -> usize {
    let limits = Limits {
        office: Some("/nowhere/soffice".into()),
        ..Limits::default()
    };
    let mut dice = Dice(seed);
    let files: Vec<(String, Vec<u8>)> = fixtures::small()
        .into_iter()
        .filter(|(name, _)| names.iter().any(|kind| name.ends_with(kind)))
        .collect();
    let zips: Vec<Option<Members>> = files
        .iter()
        .map(|(_, file)| file.starts_with(b"PK").then(|| unzip(file)))
        .collect();
    assert!(!files.is_empty());
    for case in 0..cases {
        let at = case % files.len();
        let (name, file) = &files[at];
        let spoilt = match &zips[at] {
            Some(members) if dice.roll(4) > 0 => spoil_members(members, &mut dice),
            _ => {
                let mut bytes = file.clone();
                spoil(&mut bytes, &mut dice);
                bytes
            }
        };
        check(&spoilt, name, &limits);
    }
    cases
}

/// How many spoilt files are read: 50,000, or as many as `GANDAN_FUZZ_CASES` says.
fn cases() -> usize {
    std::env::var("GANDAN_FUZZ_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(50_000)
}

#[test]
fn spoilt_files_are_read_or_refused() {
    let cases = cases();
    // Old Word files only pass the door here: what is behind it is LibreOffice's.
    let kinds: [(&[&str], usize); 4] = [
        (&[".txt", ".md", ".html", ".doc", ".rtf"], cases * 4 / 10),
        (&[".docx"], cases * 2 / 10),
        (&[".odt"], cases * 2 / 10),
        (&[".pdf"], cases * 2 / 10),
    ];
    let done: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = kinds
            .iter()
            .zip(1_u64..)
            .map(|((names, share), seed)| {
                scope.spawn(move || run(0x9E37_79B9_7F4A_7C15 ^ seed, names, *share))
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert!(done >= cases * 99 / 100, "{done}");
}

#[test]
fn nesting_without_end_is_refused_or_read() {
    let deep = "<w:p>".repeat(60_000);
    let document = format!("<w:document><w:body>{deep}");
    let docx = zip(&vec![("word/document.xml".to_owned(), document.into_bytes())]);
    check(&docx, "a.docx", &Limits::default());
    let lists = "<text:list><text:list-item>".repeat(60_000);
    let odt = zip(&vec![(
        "content.xml".to_owned(),
        format!("<a><office:body>{lists}").into_bytes(),
    )]);
    check(&odt, "a.odt", &Limits::default());
    for open in ["[", "<<", "<</A ", "("] {
        let nested = open.repeat(20_000);
        let pdf = format!("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/X {nested}>>endobj\n2 0 obj<</Kids[3 0 R]>>endobj
             3 0 obj<</Type/Page/Contents 4 0 R>>endobj 4 0 obj<<>>stream\n{nested}\nendstream endobj\ntrailer<</Root 1 0 R>>");
        check(pdf.as_bytes(), "a.pdf", &Limits::default());
    }
}
