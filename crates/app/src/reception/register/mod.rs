//! The register of visits "Sổ tiếp công dân", in the template of each day.

mod file;
mod page;
mod sheet;
mod table;

pub use file::get as file;
pub use page::{RegisterPage, get};
pub use sheet::get as sheet;
