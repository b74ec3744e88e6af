//! The one home of all addresses: routes, pages, mail and tests build them from here.
//!
//! Public addresses are Vietnamese without marks, staff pages live under `/lam-viec`, the interface under `/api/v1`.
//! Addresses are for ever: one that was published is never given another meaning. Each area has a file; patterns
//! for routes are constants in upper case, functions build one address.

mod access;
mod api;
mod bodies;
mod cases;
mod desk;
mod documents;
mod people;
mod reception;
mod reports;
mod tasks;

pub use access::*;
pub use api::*;
pub use bodies::*;
pub use cases::*;
pub use desk::*;
pub use documents::*;
pub use people::*;
pub use reception::*;
pub use reports::*;
pub use tasks::*;

/// The home page.
pub const HOME: &str = "/";
/// Whether the server is well; for the machine that watches it.
pub const HEALTH: &str = "/khoe";
/// Files of `static/`, under the hash of their content.
pub const STATIC: &str = "/static/{hash}/{*path}";
/// The first page of staff.
pub const WORK: &str = "/lam-viec";
/// Search among what staff may read.
pub const SEARCH: &str = "/lam-viec/tim";
/// Search among what is public.
pub const PUBLIC_SEARCH: &str = "/tim";

/// A pattern with its id.
pub fn with_id(pattern: &str, id: impl std::fmt::Display) -> String {
    pattern.replace("{id}", &id.to_string())
}

/// A pattern of files with its id and the format.
pub fn paper_file(pattern: &str, id: impl std::fmt::Display, format: &str) -> String {
    with_id(pattern, id).replace("{format}", format)
}

/// Opens the telephone's messages with `text`, to nobody yet.
pub fn sms(text: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("body", text);
    // A blank is %20 here: telephones show a plus as it is.
    format!("sms:?{}", query.finish().replace('+', "%20"))
}

/// An address with its query; pairs whose value is empty are left out.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    let query = query.finish();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

/// `path` where it is an address of ours to come back to, the staff page otherwise: a link from outside must not send
/// someone who signs in to another site.
pub fn ours(path: &str) -> &str {
    let inside = path.starts_with('/') && !path.starts_with("//");
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if inside && plain { path } else { WORK }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_addresses_are_come_back_to() {
        assert_eq!(ours("/lam-viec/van-ban?q=a"), "/lam-viec/van-ban?q=a");
        for outside in ["https://x.example", "//x.example", "/\\x.example", "", "/a\nb"] {
            assert_eq!(ours(outside), WORK, "{outside:?}");
        }
    }

    #[test]
    fn empty_values_leave_the_address_short() {
        assert_eq!(
            with_query("/van-ban", &[("q", ""), ("trang", "2")]),
            "/van-ban?trang=2"
        );
        assert_eq!(with_query("/van-ban", &[("q", "")]), "/van-ban");
    }
}
