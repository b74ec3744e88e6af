use std::collections::BTreeMap;

use super::labels::{bullet, number};
use super::styles::{ListPlace, Styles};
use crate::xml::{Element, Step, Xml};
use crate::{Limits, Refusal};

const LEVELS: usize = 9;

/// How one level of a list is labelled.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    legal: bool,
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".into(),
            text: String::new(),
            legal: false,
            style: None,
        }
    }
}

#[derive(Debug, Default, Clone)]
struct Pattern {
    levels: [Option<Level>; LEVELS],
    style_link: Option<String>,
}

#[derive(Debug, Default, Clone)]
struct List {
    pattern: String,
    overrides: [Option<Level>; LEVELS],
    restarts: [Option<u32>; LEVELS],
    begun: bool,
}

/// The automatic lists of a file and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<String, Pattern>,
    lists: BTreeMap<String, List>,
    counters: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// Reads the numbering part.
    pub(super) fn read(text: &str, styles: &Styles, limits: &Limits) -> Result<Self, Refusal> {
        let mut all = Self::default();
        let mut pattern: Option<(String, Pattern)> = None;
        let mut list: Option<(String, List)> = None;
        let mut level: Option<(usize, Level)> = None;
        let mut at = 0;
        let mut xml = Xml::new(text, limits.depth);
        while let Some(step) = xml.step()? {
            match step {
                Step::Open(element) => match element.name() {
                    "abstractNum" => {
                        pattern = Some((
                            element.attribute("abstractNumId").unwrap_or_default(),
                            Pattern::default(),
                        ));
                    }
                    "num" => list = Some((element.attribute("numId").unwrap_or_default(), List::default())),
                    "abstractNumId" => {
                        if let Some((_, list)) = &mut list {
                            list.pattern = value(&element);
                        }
                    }
                    "numStyleLink" => {
                        if let Some((_, pattern)) = &mut pattern {
                            pattern.style_link = Some(value(&element));
                        }
                    }
                    "lvlOverride" => at = place(&element),
                    "startOverride" => {
                        if let Some((_, list)) = &mut list {
                            list.restarts[at] = value(&element).parse().ok();
                        }
                    }
                    "lvl" => level = Some((place(&element), Level::default())),
                    "rPr" | "pPr" => xml.skip()?,
                    name => {
                        if let Some((_, level)) = &mut level {
                            level.take(name, &element);
                        }
                    }
                },
                Step::Close(end) => match end.name() {
                    "lvl" => {
                        if let Some((at, level)) = level.take() {
                            if let Some((_, list)) = &mut list {
                                list.overrides[at] = Some(level);
                            } else if let Some((_, pattern)) = &mut pattern {
                                pattern.levels[at] = Some(level);
                            }
                        }
                    }
                    "abstractNum" => {
                        if let Some((id, pattern)) = pattern.take() {
                            all.patterns.insert(id, pattern);
                        }
                    }
                    "num" => {
                        if let Some((id, list)) = list.take() {
                            all.lists.insert(id, list);
                        }
                    }
                    _ => {}
                },
                Step::Text(_) => {}
            }
        }
        all.follow_links(styles);
        Ok(all)
    }

    /// A pattern may only name a style, whose list has the levels.
    fn follow_links(&mut self, styles: &Styles) {
        let found: Vec<(String, Pattern)> = self
            .patterns
            .iter()
            .filter_map(|(id, pattern)| {
                let (_, place) = styles.place(Some(pattern.style_link.as_deref()?))?;
                let list = self.lists.get(place.list.as_deref()?)?;
                Some((id.clone(), self.patterns.get(&list.pattern)?.clone()))
            })
            .collect();
        self.patterns.extend(found);
    }

    /// Counts one more item and gives its label, such as `2.`, `a)` or `-`.
    pub(super) fn next(&mut self, place: &ListPlace, style: Option<&str>) -> Option<String> {
        let list = self.lists.get_mut(place.list.as_deref()?)?;
        let pattern = self.patterns.get(&list.pattern)?;
        let by_style = || {
            let levels = pattern.levels.iter();
            levels
                .flatten()
                .position(|level| level.style.is_some() && level.style.as_deref() == style)
        };
        let at = place.level.or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let levels: [Option<&Level>; LEVELS] =
            std::array::from_fn(|n| list.overrides[n].as_ref().or(pattern.levels[n].as_ref()));
        let counters = self.counters.entry(list.pattern.clone()).or_default();
        if !std::mem::replace(&mut list.begun, true) {
            for (counter, restart) in counters.iter_mut().zip(&list.restarts) {
                if restart.is_some() {
                    *counter = None;
                }
            }
        }
        let start = |n: usize| {
            list.restarts[n]
                .or(levels[n].map(|level| level.start))
                .unwrap_or(1)
        };
        counters[at] = Some(counters[at].map_or(start(at), |counter| counter.saturating_add(1)));
        counters[at + 1..].fill(None);
        let level = levels[at]?;
        if level.format == "bullet" {
            return Some(bullet(&level.text));
        }
        let mut label = String::new();
        let mut letters = level.text.chars();
        while let Some(letter) = letters.next() {
            if letter != '%' {
                label.push(letter);
                continue;
            }
            let Some(n) = letters.next().and_then(|digit| digit.to_digit(10)) else {
                continue;
            };
            let n = usize::try_from(n).unwrap_or(1).saturating_sub(1);
            let Some(of) = levels.get(n).copied().flatten() else {
                continue;
            };
            let counter = counters[n].unwrap_or_else(|| start(n));
            label.push_str(&number(counter, if level.legal { "decimal" } else { &of.format }));
        }
        Some(label).filter(|label| !label.trim().is_empty())
    }
}

impl Level {
    fn take(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "start" => self.start = value(element).parse().unwrap_or(1),
            "numFmt" => self.format = value(element),
            "lvlText" => self.text = value(element),
            "isLgl" => self.legal = element.is_on(),
            "pStyle" => self.style = Some(value(element)),
            _ => {}
        }
    }
}

fn value(element: &Element<'_>) -> String {
    element.attribute("val").unwrap_or_default()
}

fn place(element: &Element<'_>) -> usize {
    element
        .attribute("ilvl")
        .and_then(|level| level.parse().ok())
        .unwrap_or(0)
        .min(LEVELS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = r#"<w:numbering xmlns:w="w">
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
          <w:lvl w:ilvl="2"><w:isLgl/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
          <w:lvl w:ilvl="3"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
          <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        </w:numbering>"#;

    #[test]
    fn items_are_counted_as_word_counts_them() {
        let mut numbering = Numbering::read(PART, &Styles::default(), &Limits::default()).unwrap();
        let labels: Vec<String> = [
            ("7", 0),
            ("7", 1),
            ("7", 1),
            ("7", 2),
            ("7", 3),
            ("7", 4),
            ("7", 0),
            ("7", 1),
            ("8", 1),
            ("8", 1),
        ]
        .into_iter()
        .filter_map(|(list, level)| {
            numbering.next(
                &ListPlace {
                    list: Some(list.into()),
                    level: Some(level),
                },
                None,
            )
        })
        .collect();
        assert_eq!(
            labels,
            ["I.", "1.", "2.", "1.2.1", "a)", "-", "II.", "1.", "5.", "6."]
        );
    }
}
