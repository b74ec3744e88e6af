//! Official papers leave the program by one way: a [`gandan_press::Paper`] becomes a fragment of a page, a Word file or a
//! PDF, all with the same words.

mod download;
mod on_page;

pub use download::{Format, download, file_name};
pub use on_page::OnPage;
