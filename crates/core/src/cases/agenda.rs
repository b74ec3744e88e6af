use jiff::civil::Date;

/// So many octets stand on one line of a calendar at most (RFC 5545, 3.1).
const LINE: usize = 75;

/// A day on which something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Always the same for the same thing.
    pub uid: String,
    /// The day.
    pub day: Date,
    /// What a calendar shows. It lies on phones and in mails, so nothing of the matter belongs in it.
    pub title: String,
    /// Where to read more.
    pub link: String,
}

/// Days that are due as a calendar (iCalendar, RFC 5545): whole days, one entry each. `stamp` is when it was made, as
/// `20261123T020000Z`.
pub fn agenda(name: &str, entries: &[Entry], stamp: &str) -> String {
    let mut calendar = String::new();
    let mut line = |words: &str| fold_line(&mut calendar, words);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Gan Dan//VI");
    line("CALSCALE:GREGORIAN");
    line(&format!("X-WR-CALNAME:{}", escaped(name)));
    for entry in entries {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escaped(&entry.uid)));
        line(&format!("DTSTAMP:{stamp}"));
        line(&format!("DTSTART;VALUE=DATE:{}", entry.day.strftime("%Y%m%d")));
        line("TRANSP:TRANSPARENT");
        line(&format!("SUMMARY:{}", escaped(&entry.title)));
        // An address is no text: nothing in it is escaped, and it holds no line ends.
        line(&format!("URL:{}", entry.link));
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    calendar
}

/// A line with its end; a long one goes on behind a blank, never cut inside a letter.
fn fold_line(calendar: &mut String, words: &str) {
    let mut used = 0;
    for letter in words.chars() {
        if used + letter.len_utf8() > LINE {
            calendar.push_str("\r\n ");
            used = 1;
        }
        calendar.push(letter);
        used += letter.len_utf8();
    }
    calendar.push_str("\r\n");
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                safe.push('\\');
                safe.push(letter);
            }
            '\n' => safe.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_calendar_has_short_lines_and_loses_no_letter() {
        let title = "Hồ sơ 12; thụ lý, giải quyết khiếu nại lần đầu: hạn cuối cùng theo luật định".to_owned();
        let entry = Entry {
            uid: "1@mau.example".to_owned(),
            day: date(2026, 12, 2),
            title: title.clone(),
            link: "https://mau.example/lam-viec/vu-viec/1".to_owned(),
        };
        let calendar = agenda("Hạn\ncủa tôi", &[entry], "20261123T020000Z");
        assert!(
            calendar.split("\r\n").all(|line| line.len() <= LINE),
            "{calendar}"
        );
        assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']));
        let whole = calendar.replace("\r\n ", "");
        let escaped = title.replace(';', "\\;").replace(',', "\\,");
        assert!(whole.contains(&format!("SUMMARY:{escaped}\r\n")), "{whole}");
        assert!(whole.contains("DTSTART;VALUE=DATE:20261202\r\n"));
        assert!(whole.contains("X-WR-CALNAME:Hạn\\ncủa tôi\r\n"));
        assert!(whole.ends_with("END:VCALENDAR\r\n"));
    }
}
