use crate::Kind;

/// Most letters of a name, its ending left out.
const LETTERS: usize = 120;

/// A file's name as people may see and save it: without folders, without signs that turn letters around or that no
/// file system takes, and with the ending of what the file is, whatever ending it came with.
pub fn safe_name(name: &str, kind: Kind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last
        .chars()
        .filter(|sign| !hidden(*sign))
        .map(|sign| if "<>:\"|?*".contains(sign) { '_' } else { sign })
        .collect();
    let mut stem = shown.trim().trim_matches('.');
    if let Some((before, ending)) = stem.rsplit_once('.')
        && endings(ending)
    {
        stem = before;
    }
    let stem: String = stem.chars().take(LETTERS).collect();
    let stem = stem.trim();
    let stem = if stem.is_empty() { "tep" } else { stem };
    format!("{stem}.{}", kind.code())
}

/// An ending that says what we take; any other stays in the name, before the right one.
fn endings(ending: &str) -> bool {
    let ending = ending.to_ascii_lowercase();
    ending == "jpeg" || Kind::ALL.iter().any(|kind| kind.code() == ending)
}

fn hidden(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_is_that_of_the_content() {
        assert_eq!(safe_name("Ảnh đường.JPG", Kind::Jpeg), "Ảnh đường.jpg");
        assert_eq!(safe_name("C:\\Ảnh\\IMG_1.jpeg", Kind::Jpeg), "IMG_1.jpg");
        assert_eq!(safe_name("anh.webp", Kind::Jpeg), "anh.jpg");
        assert_eq!(safe_name("anh.jpg.exe", Kind::Png), "anh.jpg.exe.png");
        assert_eq!(safe_name("../../etc/passwd", Kind::Pdf), "passwd.pdf");
    }

    #[test]
    fn nothing_in_a_name_deceives_the_eye() {
        assert_eq!(safe_name("gpj\u{202e}exe.\u{200b}mp3", Kind::Mp3), "gpjexe.mp3");
        assert_eq!(safe_name("a\r\nb\0\"<c>", Kind::Docx), "ab__c_.docx");
        assert_eq!(safe_name(" .. ", Kind::Mp4), "tep.mp4");
        assert_eq!(safe_name(&"ơ".repeat(500), Kind::Pdf).chars().count(), 124);
    }
}
