//! What every rendered page must be, whatever its template.

use scraper::{Html, Selector};
use std::collections::BTreeSet;

/// Fails with the name of the template where the page breaks a rule of all pages.
pub(super) fn page_check(template: &str, html: &str) {
    let page = Html::parse_document(html);
    let all = |selector: &str| {
        page.select(&Selector::parse(selector).unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(all("h1").len(), 1, "{template}: one heading says where I am");
    assert_eq!(all("main").len(), 1, "{template}");
    assert!(
        all("[style], style, script:not([src])").is_empty(),
        "{template}: the policy forbids inline style and script"
    );
    for element in all("*") {
        let handler = element.value().attrs().find(|(name, _)| name.starts_with("on"));
        assert!(handler.is_none(), "{template}: the policy forbids {handler:?}");
    }
    let mut ids = BTreeSet::new();
    for element in all("[id]") {
        let id = element.value().id().unwrap();
        assert!(ids.insert(id), "{template}: two elements are called {id:?}");
    }
    for label in all("label[for]") {
        let target = label.value().attr("for").unwrap();
        assert!(
            ids.contains(target),
            "{template}: a label for {target:?}, which is not there"
        );
    }
    for cell in all("tbody td") {
        // Tables of official papers stay tables on a telephone too.
        let mut above = cell.ancestors().filter_map(scraper::ElementRef::wrap);
        if above.any(|element| element.value().classes().any(|class| class == "paper")) {
            continue;
        }
        let (element, label) = (cell.value(), cell.value().attr("data-label"));
        assert!(
            label.is_some() || element.classes().any(|class| class == "head"),
            "{template}: a cell that does not say its heading: {}",
            cell.html()
        );
    }
    for form in all("form[method=post]") {
        let first = form.select(&Selector::parse("input").unwrap()).next();
        let name = first.and_then(|input| input.value().attr("name"));
        assert_eq!(
            name,
            Some("csrf"),
            "{template}: the first field of a form is its token"
        );
    }
}
