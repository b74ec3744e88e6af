//! The register of visits "Sổ tiếp công dân", in the template of each day.

mod page;
mod sheet;
mod table;

pub use page::{RegisterPage, get};
pub use sheet::get as sheet;
