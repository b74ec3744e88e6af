use std::collections::BTreeMap;

use crate::legacy::Face;
use crate::xml::{Step, Xml};
use crate::{Limits, Refusal};

/// What matters of how words look. Nothing said means: as the style below.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    /// The font's encoding.
    pub(super) face: Option<Face>,
    /// Shown in capitals.
    pub(super) capitals: Option<bool>,
    /// Not shown at all.
    pub(super) hidden: Option<bool>,
}

impl Look {
    /// This look where it says something, else the other.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            face: self.face.or(below.face),
            capitals: self.capitals.or(below.capitals),
            hidden: self.hidden.or(below.hidden),
        }
    }

    /// Takes in one element of run properties.
    pub(super) fn take(&mut self, element: &crate::xml::Element<'_>) {
        match element.name() {
            "rFonts" => {
                if let Some(font) = element.attribute("ascii").or_else(|| element.attribute("hAnsi")) {
                    self.face = Some(Face::of_font(&font));
                }
            }
            "caps" => self.capitals = Some(element.is_on()),
            "vanish" => self.hidden = Some(element.is_on()),
            _ => {}
        }
    }
}

/// A list that a paragraph or a style belongs to.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ListPlace {
    /// Which list; "0" takes a paragraph out of its style's list.
    pub(super) list: Option<String>,
    /// Which level, from 0.
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    look: Look,
    place: ListPlace,
    outline: Option<u8>,
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    default: Look,
    usual: Option<String>,
}

/// A chain of styles longer than this is a circle.
const CHAIN: usize = 20;

impl Styles {
    /// Reads the styles part.
    pub(super) fn read(text: &str, limits: &Limits) -> Result<Self, Refusal> {
        let mut all = Self::default();
        let mut open: Option<(String, Style)> = None;
        let mut xml = Xml::new(text, limits.depth);
        while let Some(step) = xml.step()? {
            match step {
                Step::Open(element) => match (element.name(), &mut open) {
                    ("style", _) => {
                        let id = element.attribute("styleId").unwrap_or_default();
                        let usual = element.attribute("default").is_some_and(|value| value == "1")
                            && element.attribute("type").is_some_and(|kind| kind == "paragraph");
                        if usual {
                            all.usual = Some(id.clone());
                        }
                        open = Some((id, Style::default()));
                    }
                    ("tblStylePr" | "rPrChange" | "pPrChange", _) => xml.skip()?,
                    ("basedOn", Some((_, style))) => style.based_on = element.attribute("val"),
                    ("numId", Some((_, style))) => style.place.list = element.attribute("val"),
                    ("ilvl", Some((_, style))) => {
                        style.place.level = element.attribute("val").and_then(|level| level.parse().ok());
                    }
                    ("outlineLvl", Some((_, style))) => {
                        style.outline = element.attribute("val").and_then(|level| level.parse().ok());
                    }
                    (_, Some((_, style))) => style.look.take(&element),
                    (_, None) => all.default.take(&element),
                },
                Step::Close(end) if end.name() == "style" => {
                    if let Some((id, style)) = open.take() {
                        all.styles.insert(id, style);
                    }
                }
                _ => {}
            }
        }
        Ok(all)
    }

    /// A style and what it is based on, nearest first.
    fn chain<'s>(&'s self, id: Option<&str>) -> impl Iterator<Item = (&'s str, &'s Style)> + use<'s> {
        let named = |id: &str| {
            self.styles
                .get_key_value(id)
                .map(|(id, style)| (id.as_str(), style))
        };
        std::iter::successors(id.and_then(named), move |(_, style)| {
            named(style.based_on.as_deref()?)
        })
        .take(CHAIN)
    }

    /// How words of a paragraph style look.
    pub(super) fn look(&self, id: Option<&str>) -> Look {
        let own = self
            .chain(id.or(self.usual.as_deref()))
            .fold(Look::default(), |look, (_, style)| look.over(style.look));
        own.over(self.default)
    }

    /// What a style of letters changes.
    pub(super) fn letters(&self, id: &str) -> Look {
        self.chain(Some(id))
            .fold(Look::default(), |look, (_, style)| look.over(style.look))
    }

    /// The list of a paragraph style, and the style that names it.
    pub(super) fn place<'s>(&'s self, id: Option<&str>) -> Option<(&'s str, &'s ListPlace)> {
        self.chain(id.or(self.usual.as_deref()))
            .find(|(_, style)| style.place.list.is_some())
            .map(|(id, style)| (id, &style.place))
    }

    /// Whether paragraphs of a style are headings.
    pub(super) fn is_heading(&self, id: Option<&str>) -> bool {
        self.chain(id)
            .find_map(|(_, style)| style.outline)
            .is_some_and(|level| level < 9)
    }
}
