use axum::http::{HeaderMap, header};
use scraper::{ElementRef, Html, Selector};

/// What came back.
pub struct Seen {
    /// Status code.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Where one is, after all redirects.
    pub address: String,
    /// The body as sent.
    pub bytes: Vec<u8>,
}

/// A form on a page.
pub struct FoundForm {
    /// Where it is sent; this page where it is absent.
    pub action: Option<String>,
    /// `get` or `post`.
    pub method: String,
    /// Fields as they stand.
    pub fields: Vec<(String, String)>,
}

impl Seen {
    /// The page, which must have come with 200.
    #[track_caller]
    pub fn ok(self) -> Seen {
        self.is(200)
    }

    /// The page, which must have come with `status`.
    #[track_caller]
    pub fn is(self, status: u16) -> Seen {
        assert_eq!(self.status, status, "{}: {}", self.address, self.body());
        self
    }

    /// The body as text.
    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    /// A header, empty where it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where a redirect leads.
    pub fn location(&self) -> Option<String> {
        (300..400)
            .contains(&self.status)
            .then(|| self.header(header::LOCATION.as_str()).to_owned())
    }

    /// Text of the first element that `selector` finds, with single spaces.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let texts = self.texts(selector);
        assert!(
            !texts.is_empty(),
            "no {selector} on {}: {}",
            self.address,
            self.body()
        );
        texts[0].clone()
    }

    /// Texts of all elements that `selector` finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body());
        page.select(&Selector::parse(selector).unwrap())
            .map(|element| plain(&element))
            .collect()
    }

    /// Whether `selector` finds anything.
    pub fn has(&self, selector: &str) -> bool {
        !self.texts(selector).is_empty()
    }

    /// Attribute of the first element that `selector` finds: `page.attr("main a", "href")`.
    #[track_caller]
    pub fn attr(&self, selector: &str, name: &str) -> String {
        let page = Html::parse_document(&self.body());
        let found = page.select(&Selector::parse(selector).unwrap()).next();
        let value = found.and_then(|element| element.value().attr(name));
        value
            .unwrap_or_else(|| panic!("no {selector} with {name} on {}", self.address))
            .to_owned()
    }

    /// Attribute of all elements that `selector` finds.
    pub fn attrs(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body());
        page.select(&Selector::parse(selector).unwrap())
            .filter_map(|element| element.value().attr(name).map(str::to_owned))
            .collect()
    }

    /// The form that `selector` finds.
    #[track_caller]
    pub fn form(&self, selector: &str) -> FoundForm {
        let page = Html::parse_document(&self.body());
        let form = page.select(&Selector::parse(selector).unwrap()).next();
        let form = form.unwrap_or_else(|| panic!("no form {selector} on {}: {}", self.address, self.body()));
        let inputs = Selector::parse("input, textarea, select").unwrap();
        let fields = form
            .select(&inputs)
            .filter_map(|field| standing(&field))
            .collect();
        let attr = |name: &str| form.value().attr(name).map(str::to_owned);
        FoundForm {
            action: attr("action"),
            method: attr("method").unwrap_or_else(|| "get".to_owned()).to_lowercase(),
            fields,
        }
    }
}

/// Name and value of a field as a browser would send it.
fn standing(field: &ElementRef<'_>) -> Option<(String, String)> {
    let element = field.value();
    let name = element.attr("name")?.to_owned();
    let value = match element.name() {
        "textarea" => field.text().collect(),
        "select" => {
            let chosen = Selector::parse("option[selected]").unwrap();
            let first = Selector::parse("option").unwrap();
            let option = field
                .select(&chosen)
                .next()
                .or_else(|| field.select(&first).next())?;
            option.value().attr("value").unwrap_or_default().to_owned()
        }
        _ => match element.attr("type") {
            Some("checkbox" | "radio") => {
                element.attr("checked")?;
                element.attr("value").unwrap_or("on").to_owned()
            }
            Some("file" | "submit") => return None,
            _ => element.attr("value").unwrap_or_default().to_owned(),
        },
    };
    Some((name, value))
}

fn plain(element: &ElementRef<'_>) -> String {
    element
        .text()
        .flat_map(str::split_whitespace)
        .collect::<Vec<_>>()
        .join(" ")
}
