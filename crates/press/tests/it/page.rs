//! The print page.

use crate::{golden, samples};
use gandan_press::{Block, print, print_style};

#[test]
fn pages_are_written_as_they_were_found_good() {
    golden::same("minutes.html", &print(&samples::minutes()).unwrap());
    golden::same("report.html", &print(&samples::report()).unwrap());
    golden::same("party.html", &print(&samples::party()).unwrap());
    golden::same("print.css", print_style());
}

#[test]
fn a_page_has_no_style_or_script_of_its_own() {
    let mut paper = samples::report();
    paper
        .blocks
        .push(Block::text("<script>alert(1)</script> \" onload='x'"));
    let page = print(&paper).unwrap();
    assert!(!page.contains("<script") && !page.contains(" style=") && !page.contains("<style"));
    assert!(page.contains("&lt;script&gt;"));
}

#[test]
fn what_is_opened_is_closed() {
    for (name, paper) in samples::all() {
        let page = print(&paper).unwrap();
        for tag in [
            "article", "div", "p", "h1", "h2", "h3", "table", "tr", "td", "th", "svg", "b", "i", "span",
        ] {
            let opened =
                page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
            assert_eq!(
                opened,
                page.matches(&format!("</{tag}>")).count(),
                "{name}: {tag}"
            );
        }
    }
}
