//! An official document as a value ([`Paper`]), and what becomes of it: a Word file ([`docx`]), a PDF ([`pdf()`]) and a
//! page for print ([`print`]). All three are made of one value by one layout, so they say the same words in the same
//! order.
//!
//! What the layout is, is data: `law/layout/state.yaml` (NĐ 30/2020/NĐ-CP) and `law/layout/party.yaml`, each figure with
//! its source and how far it was checked ([`Layout`]).
//!
//! ```
//! use gandan_press::{Authority, Block, Column, Issue, Level, Paper, Regime, Signature, Table};
//!
//! let table = Table::new(vec![Column::text("Lĩnh vực", 3.0), Column::number("Số vụ việc", 1.0)])
//!     .row(["Đất đai", "12"])
//!     .total(["Cộng", "12"]);
//! let paper = Paper::new(Regime::State, "Ủy ban nhân dân xã Mẫu", Issue::new("BC-UBND", "Mẫu"))
//!     .under("Ủy ban nhân dân tỉnh Mẫu")
//!     .titled("Báo cáo", "Kết quả công tác dân vận chính quyền quý III năm 2026")
//!     .to(["Sở Nội vụ tỉnh Mẫu"])
//!     .with(Block::title(Level::Part, "Kết quả"))
//!     .with(Block::text("Trong kỳ đã giải quyết 12 vụ việc."))
//!     .with(Block::Table(table))
//!     .recipients(["Như trên", "Lưu: VT"])
//!     .signed(Signature::new("Chủ tịch").by(Authority::OnBehalf, "Ủy ban nhân dân"));
//!
//! let word: Vec<u8> = gandan_press::docx(&paper)?;
//! let sheets = gandan_press::pdf(&paper)?;
//! assert_eq!(sheets.pages, 1);
//! assert!(sheets.unknown_letters.is_empty());
//! let fragment: String = gandan_press::print(&paper)?; // beside it: gandan_press::print_style()
//! # assert!(word.len() > 1000 && fragment.contains("BÁO CÁO"));
//! # Ok::<(), gandan_press::Fault>(())
//! ```
//!
//! This crate knows nothing of the database, of pages, or of what a figure means. It asks for no day and no chance: the
//! same paper gives the same bytes.

mod docx;
mod face;
mod layout;
mod numbering;
mod paper;
mod pdf;
mod picture;
pub mod plot;
mod print;
mod script;

pub use docx::docx;
pub use layout::{Confidence, Element, Fact, Layout, Look, Side};
pub use paper::{
    Anchor, Appendix, Authority, Block, Cell, Chart, Color, Column, Fault, Figure, Head, Image, Issue, Level,
    Paper, Place, Regime, Row, Run, Shape, Signature, Table, paragraphs,
};
pub use pdf::{Sheets, pdf};
pub use picture::drawing;
pub use print::{print, print_style, print_within};
