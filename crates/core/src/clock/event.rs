use super::{Circumstances, Count, Term};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What happens to the time before a suspension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resume {
    /// Khiếu nại: the days that have passed stay passed, and what is left is counted on from the day of the decision
    /// to resume (NĐ 155/2026 Đ12, Điều 28b k2 of NĐ 124/2020).
    KeepsElapsed,
    /// Tố cáo: the span of the suspension is not part of the term (Luật Tố cáo 25/2018 Đ34 k2).
    ExcludesSpan,
}

/// Something that was decided about a running term, with the number of its paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "type")]
pub enum ClockEvent {
    /// gia hạn
    Extended {
        /// Day of the decision.
        on: Date,
        /// By how much.
        term: Term,
        /// Its number.
        paper: String,
    },
    /// The circumstances turned out to be others (vụ việc phức tạp, vùng sâu vùng xa): another limit from the beginning.
    Regraded {
        /// Day of the paper.
        on: Date,
        /// What they are now.
        circumstances: Circumstances,
        /// How the rule counts now.
        count: Count,
        /// Its number.
        paper: String,
    },
    /// tạm đình chỉ
    Paused {
        /// Day of the decision.
        on: Date,
        /// Its number.
        paper: String,
    },
    /// tiếp tục giải quyết
    Resumed {
        /// Day of the decision.
        on: Date,
        /// Its number.
        paper: String,
        /// What happens to the time before.
        how: Resume,
    },
}

impl ClockEvent {
    /// Its day.
    pub fn on(&self) -> Date {
        match self {
            ClockEvent::Extended { on, .. }
            | ClockEvent::Regraded { on, .. }
            | ClockEvent::Paused { on, .. }
            | ClockEvent::Resumed { on, .. } => *on,
        }
    }
}
