//! A calendar for tests: 2026 with the swapped days of August, 2025 and 2027 bare, 2027 not decided.

use super::{Calendar, DayMark, Year};
use jiff::civil::{Date, date};

pub(super) fn calendar() -> Calendar {
    let mark = |date: Date, name: &str| DayMark {
        date,
        name: name.to_owned(),
        basis: "a decision".to_owned(),
    };
    let year = |year: i16, provisional: Option<&str>| Year {
        year,
        provisional: provisional.map(str::to_owned),
        days_off: vec![mark(date(year, 1, 1), "Tết Dương lịch")],
        makeup: Vec::new(),
    };
    let mut y2026 = year(2026, None);
    y2026.days_off.extend([
        mark(date(2026, 8, 31), "Nghỉ hoán đổi"),
        mark(date(2026, 9, 1), "Quốc khánh (ngày liền kề)"),
        mark(date(2026, 9, 2), "Quốc khánh"),
        mark(date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),
    ]);
    y2026.makeup.push(mark(date(2026, 8, 22), "Làm bù cho 31/8"));
    Calendar::new(vec![year(2027, Some("Tết")), y2026, year(2025, None)]).unwrap()
}
