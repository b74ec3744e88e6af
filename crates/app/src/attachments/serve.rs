use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use gandan_media::Kind;
use gandan_store::blobs::Blob;
use std::fmt::Write;

/// A file of people runs nothing and loads nothing, even where a browser shows it after all.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// A file for saving under its own name, never shown by us. The type is ours, never the sender's.
pub fn to_save(bytes: Vec<u8>, media_type: &str, name: &str) -> Response {
    answer(bytes, media_type, "attachment", name)
}

/// An attachment that a page shows where it is a picture written by us; any other is for saving.
pub fn to_show(blob: Blob, name: &str) -> Response {
    match Kind::of_media_type(&blob.media_type) {
        // We write no webp, so none of ours is one.
        Some(kind @ (Kind::Jpeg | Kind::Png)) => answer(blob.bytes, kind.media_type(), "inline", name),
        Some(kind) => to_save(blob.bytes, kind.media_type(), name),
        None => to_save(blob.bytes, "application/octet-stream", name),
    }
}

fn answer(bytes: Vec<u8>, media_type: &str, disposition: &'static str, name: &str) -> Response {
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    let named = format!("{disposition}; filename*=UTF-8''{encoded}");
    let value =
        |text: &str, otherwise| HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(otherwise));
    let headers = [
        (
            header::CONTENT_TYPE,
            value(media_type, "application/octet-stream"),
        ),
        (header::CONTENT_DISPOSITION, value(&named, "attachment")),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    (headers, bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(media_type: &str) -> (String, String) {
        let blob = Blob {
            media_type: media_type.to_owned(),
            bytes: vec![1],
        };
        let response = to_show(blob, "Ảnh \"1\".jpg");
        let header = |name| response.headers()[&name].to_str().unwrap().to_owned();
        assert_eq!(header(header::CONTENT_SECURITY_POLICY), POLICY);
        assert_eq!(header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        (header(header::CONTENT_TYPE), header(header::CONTENT_DISPOSITION))
    }

    #[test]
    fn only_pictures_written_by_us_are_shown() {
        let name = "filename*=UTF-8''%E1%BA%A2nh%20%221%22.jpg";
        assert_eq!(
            shown("image/png"),
            ("image/png".to_owned(), format!("inline; {name}"))
        );
        for (stored, sent) in [
            ("application/pdf", "application/pdf"),
            ("image/webp", "image/webp"),
            ("image/svg+xml", "application/octet-stream"),
            ("text/html", "application/octet-stream"),
        ] {
            assert_eq!(shown(stored), (sent.to_owned(), format!("attachment; {name}")));
        }
    }
}
