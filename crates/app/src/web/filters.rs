//! How templates show values: dates and numbers as people of the language write them.

use super::clock::vietnam;
use crate::words::Lang;
use jiff::Timestamp;
use jiff::civil::Date;
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind};

/// Adds `date`, `instant`, `number`, `percent`.
pub fn add(environment: &mut Environment<'static>, lang: Lang) {
    environment.add_filter("date", move |value: &str| date(lang, value));
    environment.add_filter("instant", move |value: &Value| instant(lang, value));
    environment.add_filter("number", move |value: &Value| number(lang, value, 1));
    environment.add_filter("percent", move |value: &Value| percent(lang, value));
}

/// `2018-06-19` → `19/06/2018`, `2018-06` → `06/2018`, `2018` as it is: what a paper left open stays open.
fn date(lang: Lang, text: &str) -> Result<String, Error> {
    if let Ok(day) = text.parse::<Date>() {
        return Ok(said_day(lang, day));
    }
    match text.split_once('-') {
        Some((year, month)) if digits(year, 4) && digits(month, 2) => Ok(format!("{month}/{year}")),
        None if digits(text, 4) => Ok(text.to_owned()),
        _ => Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("{text:?} is no date"),
        )),
    }
}

/// An instant in Việt Nam, from ISO text or from microseconds UTC as stored: `19/06/2018, 08:14`.
fn instant(lang: Lang, value: &Value) -> Result<String, Error> {
    let read = match (value.as_str(), value.as_i64()) {
        (Some(text), _) => text.parse().ok(),
        (None, Some(micros)) => Timestamp::from_microsecond(micros).ok(),
        (None, None) => None,
    };
    let instant =
        read.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("{value:?} is no instant")))?;
    Ok(said_instant(lang, instant))
}

/// An instant of the journal, as `instant` writes it.
pub fn said_instant(lang: Lang, instant: Timestamp) -> String {
    let wall = vietnam(instant);
    format!("{}, {}", wall.strftime(pattern(lang)), wall.strftime("%H:%M"))
}

/// A day, as `date` writes it.
pub fn said_day(lang: Lang, day: Date) -> String {
    day.strftime(pattern(lang)).to_string()
}

fn pattern(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "%d/%m/%Y",
        Lang::En => "%-d %b %Y",
    }
}

fn digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whole numbers in groups of three, others with one decimal.
fn number(lang: Lang, value: &Value, decimals: usize) -> Result<String, Error> {
    let number = float(value)?;
    Ok(lang.number(number, if number.fract() == 0.0 { 0 } else { decimals }))
}

/// `0.914` → `91,4 %` in Vietnamese, `91.4%` in English.
fn percent(lang: Lang, value: &Value) -> Result<String, Error> {
    let number = (float(value)? * 1000.0).round() / 10.0;
    let text = lang.number(number, if number.fract() == 0.0 { 0 } else { 1 });
    Ok(match lang {
        Lang::Vi => format!("{text}\u{a0}%"),
        Lang::En => format!("{text}%"),
    })
}

fn float(value: &Value) -> Result<f64, Error> {
    f64::try_from(value.clone())
        .map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("{value:?} is no number")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_with_the_day_first() {
        assert_eq!(date(Lang::Vi, "2018-06-19").unwrap(), "19/06/2018");
        assert_eq!(date(Lang::En, "2018-06-09").unwrap(), "9 Jun 2018");
        assert_eq!(date(Lang::Vi, "2018-06").unwrap(), "06/2018");
        assert_eq!(date(Lang::Vi, "2018").unwrap(), "2018");
        assert!(date(Lang::Vi, "hôm qua").is_err());
    }

    #[test]
    fn instants_are_read_from_a_clock_in_viet_nam() {
        assert_eq!(
            instant(Lang::Vi, &Value::from("2026-11-22T18:05:00Z")).unwrap(),
            "23/11/2026, 01:05"
        );
        assert_eq!(instant(Lang::Vi, &Value::from(0)).unwrap(), "01/01/1970, 07:00");
    }

    #[test]
    fn percents_follow_the_language() {
        assert_eq!(percent(Lang::Vi, &Value::from(0.914)).unwrap(), "91,4\u{a0}%");
        assert_eq!(percent(Lang::En, &Value::from(1)).unwrap(), "100%");
        assert_eq!(number(Lang::Vi, &Value::from(12345), 1).unwrap(), "12.345");
    }
}
