use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;
use std::fmt::Write;

/// A QR code as a path of squares, for an SVG of `size` by `size`; the foot of a printed page leads back to its screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Qr {
    size: usize,
    path: String,
}

impl Qr {
    /// The code of `text`; nothing where it is too long for one.
    pub fn of(text: &str) -> Option<Qr> {
        let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
        let size = code.width();
        let mut path = String::new();
        for (row, colors) in code.to_colors().chunks(size).enumerate() {
            let mut column = 0;
            for run in colors.chunk_by(|left, right| left == right) {
                if run[0] == Color::Dark {
                    // Writing to a string does not fail.
                    let _ = write!(path, "M{column} {row}h{}v1H{column}z", run.len());
                }
                column += run.len();
            }
        }
        Some(Qr { size, path })
    }
}

#[cfg(test)]
mod tests {
    use super::Qr;

    #[test]
    fn a_code_has_its_three_corners() {
        let qr = Qr::of("https://gandan.example/van-ban").unwrap();
        assert!(qr.path.starts_with("M0 0h7v1H0z"));
        assert!(qr.path.contains(&format!("M{} 0h7v1", qr.size - 7)));
        assert!(qr.path.contains(&format!("M0 {}h7v1", qr.size - 1)));
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert_eq!(Qr::of(&"x".repeat(5000)), None);
    }
}
