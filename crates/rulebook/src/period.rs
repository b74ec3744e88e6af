use crate::book::Rulebook;
use crate::error::RuleError;
use crate::rule::Value;
use gandan_core::reports::Window;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Reporting windows that repeat every year: each ends in one of `months`, is so many months long, and begins on the
/// day after the one on which the window before it ends ("từ ngày 15 tháng trước đến ngày 14 của tháng cuối kỳ").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ends {
    /// Months in which a window ends, ascending.
    pub months: Vec<i8>,
    /// On this day.
    pub day: i8,
    /// How many months it is long.
    pub length: i32,
}

impl Ends {
    /// The window that `day` lies in, where one does.
    pub fn around(&self, day: Date) -> Option<Window> {
        [day.year(), day.year().checked_add(1)?]
            .into_iter()
            .flat_map(|year| self.months.iter().map(move |month| (year, *month)))
            .find_map(|(year, month)| {
                let last = Date::new(year, month, self.day).ok()?;
                let first = last
                    .checked_sub(i64::from(self.length).months())
                    .ok()?
                    .tomorrow()
                    .ok()?;
                (first <= day && day <= last).then_some(Window { first, last })
            })
    }
}

impl Rulebook {
    /// The reporting window that `day` lies in.
    ///
    /// # Errors
    /// There is no such rule, it is no window, or no window covers the day.
    pub fn window(&self, name: &str, day: Date) -> Result<Window, RuleError> {
        let none = || RuleError::NoWindow {
            name: name.to_owned(),
            on: day,
        };
        // The end of the window decides which version applies, so every version is tried on the end it gives.
        let rule = self.named(name)?;
        rule.versions
            .iter()
            .find_map(|version| match &version.value {
                Value::Window(ends) => ends.around(day).filter(|window| version.covers(window.last)),
                _ => None,
            })
            .ok_or_else(none)
    }
}
