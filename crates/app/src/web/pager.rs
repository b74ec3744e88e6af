use super::urls;
use serde::Serialize;

/// Rows shown at once.
pub const ROWS: u32 = 50;

/// The pages of a list, for the macro `pager` of `parts/list.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pager {
    /// From 1.
    pub page: u32,
    /// The last page; 1 where the list is empty.
    pub last: u32,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
}

impl Pager {
    /// Page `page` (as asked for, from 1) of a list of `rows`, at `path` with the filters `kept` in its query.
    pub fn new(page: u32, rows: u64, path: &str, kept: &[(&str, &str)]) -> Pager {
        let last = u32::try_from(rows.div_ceil(u64::from(ROWS)))
            .unwrap_or(u32::MAX)
            .max(1);
        let page = page.clamp(1, last);
        let address = |page: u32| {
            let number = if page == 1 {
                String::new()
            } else {
                page.to_string()
            };
            let mut pairs = kept.to_vec();
            pairs.push(("trang", &number));
            urls::with_query(path, &pairs)
        };
        Pager {
            page,
            last,
            previous: (page > 1).then(|| address(page - 1)),
            next: (page < last).then(|| address(page + 1)),
        }
    }

    /// Rows to leave out before this page.
    pub fn skip(&self) -> u64 {
        u64::from(self.page - 1) * u64::from(ROWS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_stay_while_one_turns_pages() {
        let pager = Pager::new(2, 120, "/van-ban", &[("q", "dân vận")]);
        assert_eq!((pager.last, pager.skip()), (3, 50));
        assert_eq!(pager.previous.as_deref(), Some("/van-ban?q=d%C3%A2n+v%E1%BA%ADn"));
        assert_eq!(
            pager.next.as_deref(),
            Some("/van-ban?q=d%C3%A2n+v%E1%BA%ADn&trang=3")
        );
    }

    #[test]
    fn a_page_beyond_the_last_is_the_last() {
        let pager = Pager::new(9, 0, "/van-ban", &[]);
        assert_eq!((pager.page, pager.last, pager.next), (1, 1, None));
    }
}
