use serde::{Deserialize, Serialize};

/// What about a matter lengthens or shortens its terms. Each has a paper in the file that says so; the papers are with
/// the matter, not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Circumstances {
    /// vùng sâu, vùng xa, đi lại khó khăn
    pub remote: bool,
    /// vụ việc phức tạp (khiếu nại: NĐ 155/2026 Đ2; tố cáo: NĐ 31/2019 Đ3)
    pub complex: bool,
    /// lần giải quyết: 1 or 2
    pub instance: u8,
    /// How often the term has been extended by decision.
    pub extensions: u8,
}

impl Default for Circumstances {
    fn default() -> Circumstances {
        Circumstances {
            remote: false,
            complex: false,
            instance: 1,
            extensions: 0,
        }
    }
}
