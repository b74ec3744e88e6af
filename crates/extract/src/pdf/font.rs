use std::collections::BTreeMap;

use encoding_rs::{MACINTOSH, WINDOWS_1252};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::cmap::{CMap, code};
use super::letters;
use super::streams::Budget;
use crate::Refusal;
use crate::legacy::Face;

/// One letter of a string on a page.
pub(super) struct Glyph<'f> {
    /// What it means; empty if nobody can tell.
    pub(super) letters: &'f str,
    /// How far it moves on, in thousandths of the font's size.
    pub(super) width: f64,
    /// Whether it is the blank of one byte, which word spacing widens.
    pub(super) is_blank: bool,
}

/// A font: what its codes mean and how wide they are.
pub(super) struct Font {
    /// What its name says of old encodings.
    pub(super) face: Face,
    composite: bool,
    spaces: CMap,
    simple: Vec<(String, f64)>,
    known: BTreeMap<u32, (String, f64)>,
    map: CMap,
    widths: Vec<(u32, u32, f64)>,
    usual: f64,
    unicode: bool,
}

/// Width of a letter where the file does not say.
const USUAL: f64 = 500.0;

impl Font {
    /// Reads a font's dictionary.
    pub(super) fn read(dict: &Dict<'_>, budget: &mut Budget) -> Result<Self, Refusal> {
        let name = dict
            .get::<Name<'_>>("BaseFont")
            .map(|name| name.as_str().to_owned())
            .unwrap_or_default();
        let mut font = Self {
            face: Face::of_font(&name),
            composite: false,
            spaces: CMap::default(),
            simple: Vec::new(),
            known: BTreeMap::new(),
            map: CMap::default(),
            widths: Vec::new(),
            usual: 1000.0,
            unicode: false,
        };
        if let Some(stream) = dict.get::<Stream<'_>>("ToUnicode")
            && let Some(content) = budget.unfold(&stream)?
        {
            font.map = CMap::read(&content);
        }
        if dict
            .get::<Name<'_>>("Subtype")
            .is_some_and(|kind| kind.as_str() == "Type0")
        {
            font.composite = true;
            font.read_composite(dict, budget)?;
        } else {
            font.read_simple(dict);
        }
        Ok(font)
    }

    fn read_composite(&mut self, dict: &Dict<'_>, budget: &mut Budget) -> Result<(), Refusal> {
        if let Some(stream) = dict.get::<Stream<'_>>("Encoding") {
            if let Some(content) = budget.unfold(&stream)? {
                self.spaces = CMap::read(&content);
            }
        } else if let Some(name) = dict.get::<Name<'_>>("Encoding") {
            self.unicode = name.as_str().contains("UCS2") || name.as_str().contains("UTF16");
        }
        let descendant = dict
            .get::<Array<'_>>("DescendantFonts")
            .and_then(|all| all.iter::<Dict<'_>>().next());
        let Some(descendant) = descendant else {
            return Ok(());
        };
        self.usual = number(&descendant, "DW").unwrap_or(1000.0);
        let Some(widths) = descendant.get::<Array<'_>>("W") else {
            return Ok(());
        };
        let mut open: Vec<f64> = Vec::new();
        for object in widths.iter::<Object<'_>>() {
            match object {
                Object::Number(number) => {
                    open.push(number.as_f64());
                    if let [first, last, width] = open[..] {
                        self.widths.push((first as u32, last as u32, width));
                        open.clear();
                    }
                }
                Object::Array(each) => {
                    let first = open.first().copied().unwrap_or(0.0) as u32;
                    for (at, width) in (first..=first.saturating_add(70_000)).zip(each.iter::<Object<'_>>()) {
                        if let Object::Number(width) = width {
                            self.widths.push((at, at, width.as_f64()));
                        }
                    }
                    open.clear();
                }
                _ => open.clear(),
            }
        }
        self.widths.sort_unstable_by_key(|(first, _, _)| *first);
        Ok(())
    }

    fn read_simple(&mut self, dict: &Dict<'_>) {
        let encoding = dict.get::<Object<'_>>("Encoding");
        let base = match &encoding {
            Some(Object::Name(name)) => Some(name.as_str().to_owned()),
            Some(Object::Dict(of)) => of
                .get::<Name<'_>>("BaseEncoding")
                .map(|name| name.as_str().to_owned()),
            _ => None,
        };
        let page = if base.as_deref() == Some("MacRomanEncoding") {
            MACINTOSH
        } else {
            WINDOWS_1252
        };
        let mut table: Vec<String> = (0..=255_u8)
            .map(|byte| page.decode_without_bom_handling(&[byte]).0.into_owned())
            .collect();
        if let Some(Object::Dict(of)) = &encoding
            && let Some(differences) = of.get::<Array<'_>>("Differences")
        {
            let mut at = 0_usize;
            for object in differences.iter::<Object<'_>>() {
                match object {
                    Object::Number(number) => at = usize::try_from(number.as_i64()).unwrap_or(256),
                    Object::Name(name) => {
                        if let Some(place) = table.get_mut(at) {
                            *place = letters::of_name(name.as_str()).unwrap_or_default();
                        }
                        at = at.saturating_add(1);
                    }
                    _ => {}
                }
            }
        }
        let first = number(dict, "FirstChar").map_or(0, |first| first as usize);
        let widths: Vec<f64> = dict
            .get::<Array<'_>>("Widths")
            .map(|widths| {
                widths
                    .iter::<Object<'_>>()
                    .take(256)
                    .map(|width| of_number(&width).unwrap_or(0.0))
                    .collect()
            })
            .unwrap_or_default();
        // Type 3 fonts measure in units of their own.
        let scale = dict
            .get::<Array<'_>>("FontMatrix")
            .and_then(|matrix| of_number(&matrix.iter::<Object<'_>>().next()?))
            .map_or(1.0, |unit| unit * 1000.0);
        let missing = dict
            .get::<Dict<'_>>("FontDescriptor")
            .and_then(|descriptor| number(&descriptor, "MissingWidth"))
            .unwrap_or(if widths.is_empty() { USUAL } else { 0.0 });
        for (byte, letters) in (0_u32..).zip(table) {
            let width = usize::try_from(byte)
                .ok()
                .and_then(|at| widths.get(at.checked_sub(first)?))
                .copied();
            let blank = widths.is_empty() && byte == 32;
            let width = if blank { 250.0 } else { width.unwrap_or(missing) };
            self.simple
                .push((self.map.letters(byte).unwrap_or(letters), width * scale));
        }
    }

    /// Looks a code of two bytes up once.
    fn learn(&mut self, code: u32) {
        if self.known.contains_key(&code) {
            return;
        }
        let letters = match self.map.letters(code) {
            Some(letters) => letters,
            None if self.unicode && self.map.is_empty() => {
                char::from_u32(code).map(String::from).unwrap_or_default()
            }
            None => String::new(),
        };
        let at = self.widths.partition_point(|(first, _, _)| *first <= code);
        let width = at
            .checked_sub(1)
            .and_then(|at| self.widths.get(at))
            .filter(|(_, last, _)| code <= *last)
            .map_or(self.usual, |(_, _, width)| *width);
        self.known.insert(code, (letters, width));
    }

    /// Goes through the glyphs of a string.
    pub(super) fn glyphs(&mut self, bytes: &[u8], mut each: impl FnMut(Glyph<'_>)) {
        if !self.composite {
            for byte in bytes {
                if let Some((letters, width)) = self.simple.get(usize::from(*byte)) {
                    each(Glyph {
                        letters,
                        width: *width,
                        is_blank: *byte == 32,
                    });
                }
            }
            return;
        }
        let mut rest = bytes;
        while !rest.is_empty() {
            let length = self.spaces.length(rest).unwrap_or(2).min(rest.len());
            let (head, tail) = rest.split_at(length);
            rest = tail;
            let code = code(head);
            self.learn(code);
            if let Some((letters, width)) = self.known.get(&code) {
                each(Glyph {
                    letters,
                    width: *width,
                    is_blank: length == 1 && code == 32,
                });
            }
        }
    }
}

fn of_number(object: &Object<'_>) -> Option<f64> {
    match object {
        Object::Number(number) => Some(number.as_f64()),
        _ => None,
    }
}

fn number(dict: &Dict<'_>, key: &str) -> Option<f64> {
    of_number(&dict.get::<Object<'_>>(key)?)
}
