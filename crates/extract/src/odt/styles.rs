use std::collections::BTreeMap;

use super::lists::{LevelStyle, ListStyle};
use crate::legacy::Face;
use crate::xml::{Element, Step, Xml};
use crate::{Limits, Refusal};

#[derive(Debug, Default, Clone)]
struct Style {
    parent: Option<String>,
    face: Option<Face>,
    capitals: Option<bool>,
    hidden: Option<bool>,
    list: Option<String>,
}

/// How words look, as far as it matters.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    /// The font's encoding.
    pub(super) face: Face,
    /// Shown in capitals.
    pub(super) capitals: bool,
    /// Not shown at all.
    pub(super) hidden: bool,
}

/// The styles of a document, by name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    lists: BTreeMap<String, ListStyle>,
    fonts: BTreeMap<String, String>,
}

/// A chain of styles longer than this is a circle.
const CHAIN: usize = 20;

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, text: &str, limits: &Limits) -> Result<(), Refusal> {
        let mut xml = Xml::new(text, limits.depth);
        let mut style: Option<(String, Style)> = None;
        let mut list: Option<(String, ListStyle)> = None;
        while let Some(step) = xml.step()? {
            match step {
                Step::Open(element) => match element.name() {
                    "body" | "master-styles" => xml.skip()?,
                    "font-face" => {
                        if let (Some(name), Some(family)) =
                            (element.exact("style:name"), element.exact("svg:font-family"))
                        {
                            self.fonts.insert(name, family);
                        }
                    }
                    "style" => {
                        let parent = element.exact("style:parent-style-name");
                        let list = element.exact("style:list-style-name");
                        style = element.exact("style:name").map(|name| {
                            (
                                name,
                                Style {
                                    parent,
                                    list,
                                    ..Style::default()
                                },
                            )
                        });
                    }
                    "text-properties" => {
                        if let Some((_, style)) = &mut style {
                            style.take(&element, &self.fonts);
                        }
                    }
                    "list-style" => {
                        list = element
                            .exact("style:name")
                            .map(|name| (name, ListStyle::default()));
                    }
                    name @ ("list-level-style-number"
                    | "list-level-style-bullet"
                    | "list-level-style-image") => {
                        if let Some((_, list)) = &mut list {
                            list.set(LevelStyle::read(name, &element), &element);
                        }
                    }
                    _ => {}
                },
                Step::Close(end) => match end.name() {
                    "style" => self.styles.extend(style.take()),
                    "list-style" => self.lists.extend(list.take()),
                    _ => {}
                },
                Step::Text(_) => {}
            }
        }
        Ok(())
    }

    fn chain<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s Style> + use<'s> {
        std::iter::successors(self.styles.get(name), |style| {
            self.styles.get(style.parent.as_deref()?)
        })
        .take(CHAIN)
    }

    /// How words of a style look on top of another look.
    pub(super) fn look(&self, name: &str, below: Look) -> Look {
        Look {
            face: self
                .chain(name)
                .find_map(|style| style.face)
                .unwrap_or(below.face),
            capitals: self
                .chain(name)
                .find_map(|style| style.capitals)
                .unwrap_or(below.capitals),
            hidden: self
                .chain(name)
                .find_map(|style| style.hidden)
                .unwrap_or(below.hidden),
        }
    }

    /// The list style that a paragraph style brings.
    pub(super) fn list_of(&self, style: &str) -> Option<&str> {
        self.chain(style).find_map(|style| style.list.as_deref())
    }

    /// A list style.
    pub(super) fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name)
    }
}

impl Style {
    fn take(&mut self, element: &Element<'_>, fonts: &BTreeMap<String, String>) {
        let font = element
            .exact("style:font-name")
            .map(|name| fonts.get(&name).cloned().unwrap_or(name));
        if let Some(font) = font.or_else(|| element.exact("fo:font-family")) {
            self.face = Some(Face::of_font(font.trim_matches(['\'', '"'])));
        }
        if let Some(change) = element.exact("fo:text-transform") {
            self.capitals = Some(change == "uppercase");
        }
        if let Some(display) = element.exact("text:display") {
            self.hidden = Some(display == "none");
        }
    }
}
