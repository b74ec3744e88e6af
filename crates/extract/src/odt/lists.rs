use crate::docx::labels::{bullet, number};
use crate::xml::Element;

const LEVELS: usize = 10;

/// How one level of a list is labelled.
#[derive(Debug, Clone, Default)]
pub(super) struct LevelStyle {
    bullet: Option<String>,
    format: String,
    prefix: String,
    suffix: String,
    shown: usize,
    start: u32,
}

impl LevelStyle {
    /// Reads the element of a level.
    pub(super) fn read(name: &str, element: &Element<'_>) -> Self {
        let text = |name: &str| element.exact(name).unwrap_or_default();
        let format = match text("style:num-format").as_str() {
            "1" => "decimal",
            "a" => "lowerLetter",
            "A" => "upperLetter",
            "i" => "lowerRoman",
            "I" => "upperRoman",
            "" => "none",
            _ => "decimal",
        };
        Self {
            bullet: (name != "list-level-style-number").then(|| text("text:bullet-char")),
            format: format.to_owned(),
            prefix: text("style:num-prefix"),
            suffix: text("style:num-suffix"),
            shown: text("text:display-levels").parse().unwrap_or(1),
            start: text("text:start-value").parse().unwrap_or(1),
        }
    }
}

/// The levels of a list style.
#[derive(Debug, Clone, Default)]
pub(super) struct ListStyle {
    levels: [Option<LevelStyle>; LEVELS],
}

impl ListStyle {
    /// Puts a level in its place.
    pub(super) fn set(&mut self, level: LevelStyle, element: &Element<'_>) {
        let at = element
            .exact("text:level")
            .and_then(|level| level.parse::<usize>().ok())
            .unwrap_or(1);
        if let Some(place) = self.levels.get_mut(at.saturating_sub(1)) {
            *place = Some(level);
        }
    }
}

/// How far a list has counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Count {
    numbers: [Option<u32>; LEVELS],
}

impl Count {
    /// Counts one more item at `level` (from 0), or takes `set` for its number, and gives its label.
    pub(super) fn next(&mut self, style: &ListStyle, level: usize, set: Option<u32>) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let start = |n: usize| style.levels[n].as_ref().map_or(1, |level| level.start);
        let next = self.numbers[level].map_or(start(level), |number| number.saturating_add(1));
        self.numbers[level] = Some(set.unwrap_or(next));
        self.numbers[level + 1..].fill(None);
        let own = style.levels[level].as_ref()?;
        if let Some(sign) = &own.bullet {
            return Some(bullet(sign));
        }
        let first = (level + 1).saturating_sub(own.shown.max(1));
        let numbers: Vec<String> = (first..=level)
            .filter_map(|n| {
                let of = style.levels[n].as_ref()?;
                Some(number(self.numbers[n].unwrap_or_else(|| start(n)), &of.format))
            })
            .filter(|number| !number.is_empty())
            .collect();
        let label = format!("{}{}{}", own.prefix, numbers.join("."), own.suffix);
        Some(label).filter(|label| !label.trim().is_empty())
    }
}
