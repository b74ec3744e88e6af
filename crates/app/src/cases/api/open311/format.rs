//! One answer in two dresses: the tree is JSON, XML is made of it with the names that the standard gives to rows.

use crate::web::Visitor;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// How a client wants it, by the end of the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `.json`
    Json,
    /// `.xml`
    Xml,
}

impl Format {
    /// What the address of a request ends in.
    pub fn of(visitor: &Visitor) -> Format {
        let path = visitor.address.split('?').next().unwrap_or_default();
        if path.ends_with(".xml") {
            Format::Xml
        } else {
            Format::Json
        }
    }

    /// A name with its end: `lighting.json`. Nothing where it ends in neither.
    pub fn split(file: &str) -> Option<(&str, Format)> {
        file.strip_suffix(".json")
            .map(|name| (name, Format::Json))
            .or_else(|| file.strip_suffix(".xml").map(|name| (name, Format::Xml)))
    }

    /// An answer. `names` are the names of the root and of each row in XML.
    pub fn answer(self, status: StatusCode, names: (&str, &str), tree: &Value) -> Response {
        let (kind, text) = match self {
            Format::Json => ("application/json; charset=utf-8", tree.to_string()),
            Format::Xml => ("text/xml; charset=utf-8", document(names, tree)),
        };
        let mut response = (status, text).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("cross-origin"),
        );
        response
    }

    /// What the standard says of errors: a list of codes with descriptions.
    pub fn error(self, visitor: &Visitor, status: StatusCode, why: &crate::words::Word) -> Response {
        let description = visitor.app.words.say(visitor.lang, why);
        let tree = json!([{"code": status.as_u16(), "description": description}]);
        self.answer(status, ("errors", "error"), &tree)
    }
}

fn document((root, row): (&str, &str), tree: &Value) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned();
    element(&mut text, root, row, tree);
    text
}

/// Rows of a list within a row are named by its name without the plural.
fn row_name(name: &str) -> String {
    match name {
        "history" => "step".to_owned(),
        name => name.strip_suffix('s').unwrap_or(name).to_owned(),
    }
}

fn element(text: &mut String, name: &str, row: &str, tree: &Value) {
    text.push('<');
    text.push_str(name);
    text.push('>');
    match tree {
        Value::Array(rows) => {
            for one in rows {
                element(text, row, "", one);
            }
        }
        Value::Object(fields) => {
            for (field, value) in fields {
                element(text, field, &row_name(field), value);
            }
        }
        Value::Null => {}
        Value::String(words) => escaped(text, words),
        other => text.push_str(&other.to_string()),
    }
    text.push_str("</");
    text.push_str(name);
    text.push('>');
}

/// Signs that XML 1.0 does not know are left out.
fn escaped(text: &mut String, words: &str) {
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\t' | '\n' | '\r' => text.push(letter),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_the_names_of_the_standard_and_words_stay_words() {
        let tree = json!([{"service_request_id": "1", "description": "a<b>&\u{1}\"", "lat": null,
            "extended_attributes": {"history": [{"step": "received"}]}}]);
        let text = document(("service_requests", "request"), &tree);
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<service_requests><request>\
             <description>a&lt;b&gt;&amp;&quot;</description><extended_attributes><history><step>\
             <step>received</step></step></history></extended_attributes><lat></lat>\
             <service_request_id>1</service_request_id></request></service_requests>"
        );
    }
}
