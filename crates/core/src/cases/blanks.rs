/// The names of the blanks `{{…}}` in a text, in order, each once. What is written between the braces may be of any
/// words: in a reply template it says to the officer what belongs there.
pub fn blanks(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("{{") {
        let Some((name, beyond)) = after.split_once("}}") else {
            break;
        };
        let name = name.trim();
        if !found.contains(&name) {
            found.push(name);
        }
        rest = beyond;
    }
    found
}

/// The first blank that is still open; one that was begun and not closed counts too, by the words behind its braces.
pub fn open_blank(text: &str) -> Option<&str> {
    let (_, after) = text.split_once("{{")?;
    let name = after.split_once("}}").map_or(after, |(name, _)| name);
    Some(name.lines().next().unwrap_or_default().trim())
}

/// The text with every blank that `value` knows filled in; the others stay as they are.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, beyond)) = after.split_once("}}") else {
            break;
        };
        filled.push_str(before);
        match value(name.trim()) {
            Some(words) => filled.push_str(&words),
            None => {
                filled.push_str("{{");
                filled.push_str(name);
                filled.push_str("}}");
            }
        }
        rest = beyond;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_named_in_order_and_filled_by_name() {
        let text = "Kính gửi {{người gửi}}: {{ngày}} sẽ sửa, mời {{người gửi}} xem lại.";
        assert_eq!(blanks(text), ["người gửi", "ngày"]);
        let half = fill(text, |name| {
            (name == "người gửi").then(|| "ông Mẫu {{ngày}}".to_owned())
        });
        assert_eq!(
            half, "Kính gửi ông Mẫu {{ngày}}: {{ngày}} sẽ sửa, mời ông Mẫu {{ngày}} xem lại.",
            "what is filled in is not read again"
        );
        assert_eq!(blanks("không có gì"), [""; 0]);
        assert_eq!(blanks("mở {{ mà không đóng"), [""; 0]);
        assert_eq!(fill("mở {{ mà không đóng", |_| None), "mở {{ mà không đóng");
        assert_eq!(open_blank(text), Some("người gửi"));
        assert_eq!(
            open_blank("sửa trước {{ ngày\nrồi báo"),
            Some("ngày"),
            "begun and not closed"
        );
        assert_eq!(open_blank("đã {điền} xong }}"), None);
    }
}
