//! The ground all pages stand on. `crates/app/README.md` says how to add a page in ten lines.

mod app;
mod clock;
pub mod cookies;
mod error;
mod error_page;
mod filters;
mod form;
mod form_state;
pub mod go;
mod here;
mod kept;
mod keys;
mod limits;
mod nav;
mod page;
#[cfg(test)]
mod page_check;
mod pager;
mod qr;
mod random;
mod router;
mod security;
pub mod server;
mod statics;
mod templates;
mod upload;
pub mod urls;
mod visit;
mod visitor;

pub use app::App;
pub use clock::{Clock, vietnam};
pub use error::{Neighbour, PageError, PageResult};
pub use error_page::ErrorPage;
pub use filters::{said_day, said_instant};
pub use form::Form;
pub use form_state::{FieldError, FormState};
pub use keys::{Keys, fresh_receipt_code};
pub use limits::{Limit, Limits};
pub use nav::{NavItem, Side};
pub use page::{Entry, Page, entry};
#[cfg(test)]
use page_check::page_check;
pub use pager::{Pager, ROWS};
pub use qr::Qr;
pub use random::{Secret, hex};
pub use router::router;
pub use templates::Templates;
pub use upload::{Part, Upload};
pub use visit::SESSION;
pub use visitor::{ClientAddress, Officer, Visitor};
