use jiff::civil::Date;

/// What is known of an online sitting (NĐ 154/2026/NĐ-CP Đ20–Đ24).
#[derive(Debug, Clone, Copy, Default)]
pub struct Online<'a> {
    /// Key of the case for which it may be held online (Đ20); empty where nobody said.
    pub ground: &'a str,
    /// The last day on which people and bodies are told (Đ23 k1), where it can be counted.
    pub notify_by: Option<Date>,
    /// When they were told.
    pub notified: Option<Date>,
    /// The last day on which the connection is tried (Đ23 k1), where it can be counted.
    pub try_by: Option<Date>,
    /// When it was tried with success.
    pub tried: Option<Date>,
    /// It took place.
    pub held: bool,
    /// Where the recording is kept; empty where nobody said.
    pub recording: &'a str,
}

/// What an online sitting lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OnlineFinding {
    /// Nobody said which case of Đ20 it is.
    NoGround,
    /// Nobody was told, and the last day has passed.
    NotNotified,
    /// They were told after the last day.
    NotifiedLate,
    /// The connection was not tried, and the last day has passed.
    NotTried,
    /// It was tried after the last day.
    TriedLate,
    /// It took place, and nobody said where the recording is kept (Đ24 k1).
    NotRecorded,
}

impl OnlineFinding {
    /// The code under which words know it.
    pub fn code(self) -> &'static str {
        match self {
            OnlineFinding::NoGround => "no-ground",
            OnlineFinding::NotNotified => "not-notified",
            OnlineFinding::NotifiedLate => "notified-late",
            OnlineFinding::NotTried => "not-tried",
            OnlineFinding::TriedLate => "tried-late",
            OnlineFinding::NotRecorded => "not-recorded",
        }
    }
}

/// What an online sitting lacks on `today`, in the order of the law.
pub fn online_findings(online: &Online<'_>, today: Date) -> Vec<OnlineFinding> {
    let by = |last: Option<Date>, done: Option<Date>, missing, late| match (last, done) {
        (Some(last), Some(done)) if done > last => Some(late),
        (Some(last), None) if last < today => Some(missing),
        _ => None,
    };
    let ground = online.ground.is_empty().then_some(OnlineFinding::NoGround);
    let notified = by(
        online.notify_by,
        online.notified,
        OnlineFinding::NotNotified,
        OnlineFinding::NotifiedLate,
    );
    let tried = by(
        online.try_by,
        online.tried,
        OnlineFinding::NotTried,
        OnlineFinding::TriedLate,
    );
    let recorded = (online.held && online.recording.is_empty()).then_some(OnlineFinding::NotRecorded);
    [ground, notified, tried, recorded]
        .into_iter()
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_late_or_missing_is_said_once_each() {
        let online = Online {
            ground: "remote",
            notify_by: Some(date(2026, 11, 16)),
            notified: Some(date(2026, 11, 18)),
            try_by: Some(date(2026, 11, 20)),
            tried: None,
            held: true,
            recording: "",
        };
        let found = online_findings(&online, date(2026, 11, 23));
        let codes: Vec<_> = found.iter().map(|one| one.code()).collect();
        assert_eq!(codes, ["notified-late", "not-tried", "not-recorded"]);
        let early = online_findings(&Online::default(), date(2026, 11, 1));
        assert_eq!(early, [OnlineFinding::NoGround]);
    }
}
