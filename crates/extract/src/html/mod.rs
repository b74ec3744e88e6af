//! Web pages.

mod attributes;
mod state;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::decode::decode;
use crate::format::find;
use crate::{Extracted, Format, Limits, Note, Refusal};
use state::State;

/// Reads a web page as its visible text. The page is taken tag by tag and no tree is built, so nesting costs nothing.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, Refusal> {
    let decoded = decode(bytes, charset(bytes).as_deref());
    let page = Page {
        state: RefCell::new(State::new(limits)),
    };
    let tokenizer = Tokenizer::new(page, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(decoded.text.as_str()));
    // The tokenizer stops after each script, which is not run here.
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    let mut state = tokenizer.sink.state.into_inner();
    state.end_block();
    state.end_tables(0);
    if let Some(refusal) = state.refusal {
        return Err(refusal);
    }
    if decoded.stray {
        state.flow.note(Note::StrayBytes);
    }
    state.flow.finish(Format::Html, Some(decoded.encoding))
}

/// What the page says of its encoding.
fn charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..2048).unwrap_or(bytes).to_ascii_lowercase();
    let at = find(&head, b"charset=")? + 8;
    let value = head.get(at..)?;
    let name = value
        .iter()
        .skip_while(|b| matches!(b, b'"' | b'\''))
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'-')
        .map(|b| char::from(*b))
        .collect();
    Some(name)
}

struct Page {
    state: RefCell<State>,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(words) => state.words(&words),
            Token::TagToken(tag) => return state.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(page: &str) -> String {
        read(page.as_bytes(), &Limits::default()).unwrap().source.text
    }

    #[test]
    fn only_what_a_reader_sees_comes_out() {
        let page = "<html><head><title>t</title><style>p{}</style><script>if (a<b) x()</script></head><body>
            <nav>Trang chủ</nav><h1>KẾ&nbsp;HOẠCH</h1><p>Căn  cứ\n Luật &amp; Nghị định<br>số 1</p><ol><li>Một<li>Hai</ol>";
        assert_eq!(
            text(page),
            "KẾ HOẠCH\n\nCăn cứ Luật & Nghị định\nsố 1\n\n1. Một\n\n2. Hai"
        );
    }

    #[test]
    fn marks_of_notes_do_not_stick_to_numbers() {
        let page = "<p>Nghị định số 15/NĐ-CP<sup><a href='#_ftn1'>[1]</a></sup> và 100m<sup>2</sup><ol type=a><li>Một";
        assert_eq!(text(page), "Nghị định số 15/NĐ-CP và 100m2\n\na. Một");
    }

    #[test]
    fn a_two_column_head_is_read_column_by_column() {
        let page = "<table><tr><td>UBND TỈNH<p>SỞ Y TẾ<td>CỘNG HÒA<tr><td>Số: 1<td>Ngày 2</table><p>Kính gửi";
        assert_eq!(
            text(page),
            "UBND TỈNH\nSỞ Y TẾ\n\nSố: 1\n\nCỘNG HÒA\n\nNgày 2\n\nKính gửi"
        );
    }

    #[test]
    fn old_fonts_are_known_in_pages() {
        assert_eq!(
            text("<p><font face='.VnTimeH'>bé tµi chÝnh</font> <span style='font-family:.VnTime'>Hµ néi"),
            "BỘ TÀI CHÍNH Hà nội"
        );
    }

    #[test]
    fn absurd_nesting_is_read_as_its_text() {
        let page = format!(
            "<p>đầu{}cuối",
            "<div><table><tr><td><ul><li><font>".repeat(50_000)
        );
        assert!(text(&page).ends_with("cuối"));
    }
}
