//! A paper of a case as the official document it is: one value, of which page, Word file and PDF are made.

use crate::cases::work::Printed;
use gandan_press::{Block, Issue, Paper, Regime, Run, Signature};

/// Dots for what a draft does not have yet.
const DOTS: &str = "……";

impl Printed {
    /// The document. Its words are those of the form of its act, unchanged; a draft has dots for its gaps.
    pub fn paper(&self) -> Paper {
        let sheet = &self.sheet;
        let mut issue = Issue::new(or_dots(&self.symbol), or_dots(&self.place));
        issue.day = self.day.parse().ok();
        issue.number = self
            .number
            .split_once('/')
            .and_then(|(number, _)| number.parse().ok());
        let mut paper = Paper::new(Regime::State, or_dots(&self.body), issue);
        paper.superior = said(&self.superior);
        paper = match said(&sheet.kind) {
            Some(kind) => paper.titled(kind, or_dots(&sheet.about)),
            // The layout writes "V/v" itself.
            None => {
                let about = sheet.about.trim();
                paper.letter(or_dots(about.strip_prefix("V/v ").unwrap_or(about)))
            }
        };
        paper = paper
            .to(said(&sheet.to))
            .resting_on(sheet.grounds.iter().filter_map(|ground| said(ground)));
        paper.blocks = sheet
            .body
            .iter()
            .flat_map(|text| text.lines())
            .filter_map(block)
            .collect();
        paper.recipients = sheet.recipients.iter().filter_map(|line| said(line)).collect();
        match sheet.signatures.is_empty() {
            true => paper.signed(self.signature()),
            false => sheet
                .signatures
                .iter()
                .fold(paper, |paper, title| paper.signed(Signature::new(title))),
        }
    }

    /// The lines over the signature; dots where there are none yet.
    fn signature(&self) -> Signature {
        let lines = self.title.iter().map(String::as_str);
        Signature {
            name: said(&self.signer),
            ..Signature::of_lines(lines).unwrap_or_else(|| Signature::new(DOTS))
        }
    }
}

fn said(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

fn or_dots(words: &str) -> String {
    said(words).unwrap_or_else(|| DOTS.to_owned())
}

/// A paragraph. What the form writes in capitals is a heading, and "Điều 1." stands out, as NĐ 30/2020/NĐ-CP has them.
fn block(line: &str) -> Option<Block> {
    let line = said(line)?;
    if is_heading(&line) {
        return Some(Block::text(Run::new(line).bold()));
    }
    match article(&line) {
        Some(at) => Some(Block::runs([Run::new(&line[..at]).bold(), Run::new(&line[at..])])),
        None => Some(Block::text(line)),
    }
}

fn is_heading(line: &str) -> bool {
    let letters = || line.chars().filter(|letter| letter.is_alphabetic());
    letters().count() > 3 && letters().all(char::is_uppercase)
}

/// Where "Điều 1." ends, at the beginning of a line.
fn article(line: &str) -> Option<usize> {
    let rest = line.strip_prefix("Điều ")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = digits > 0 && rest[digits..].starts_with('.');
    ends.then(|| line.len() - rest.len() + digits + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gandan_press::Authority;

    #[test]
    fn a_notice_has_its_number_its_words_and_who_signed() {
        let mut printed = Printed::sample();
        printed.title = vec!["KT. CHỦ TỊCH".to_owned(), "PHÓ CHỦ TỊCH".to_owned()];
        let paper = printed.paper();
        assert_eq!(paper.check(), Ok(()));
        assert_eq!(
            (paper.issue.number, paper.issue.symbol.as_str()),
            (Some(5), "TB-UBND")
        );
        assert_eq!(paper.signatures[0].by, [(Authority::For, "CHỦ TỊCH".to_owned())]);
        assert_eq!(paper.signatures[0].title, "PHÓ CHỦ TỊCH");
        printed.title = vec!["TL. CHỦ TỊCH".to_owned()];
        let alone = printed.paper().signatures.remove(0);
        assert_eq!((alone.by, alone.title.as_str()), (Vec::new(), "TL. CHỦ TỊCH"));
        assert_eq!(
            paper.blocks,
            [Block::text("Vậy thông báo để ông Mẫu được biết./.")]
        );
    }

    #[test]
    fn a_draft_with_gaps_can_be_looked_at() {
        let mut printed = Printed::sample();
        for words in [
            &mut printed.symbol,
            &mut printed.place,
            &mut printed.signer,
            &mut printed.number,
        ] {
            words.clear();
        }
        printed.title.clear();
        let paper = printed.paper();
        assert_eq!(paper.check(), Ok(()));
        assert_eq!((paper.issue.number, paper.issue.symbol.as_str()), (None, DOTS));
        assert_eq!(paper.signatures[0].name, None);
    }

    #[test]
    fn minutes_are_signed_by_all_and_a_letter_has_no_kind() {
        let mut printed = Printed::sample();
        printed.sheet.signatures = vec!["NGƯỜI KHIẾU NẠI".to_owned(), "NGƯỜI GHI BIÊN BẢN".to_owned()];
        assert_eq!(printed.paper().signatures.len(), 2);
        printed.sheet.kind = String::new();
        printed.sheet.about = "V/v trả lời kiến nghị".to_owned();
        let letter = printed.paper();
        assert_eq!(
            (letter.kind, letter.subject.as_str()),
            (None, "trả lời kiến nghị")
        );
    }

    #[test]
    fn articles_and_headings_stand_out_and_paragraphs_of_an_answer_stay_apart() {
        let mut printed = Printed::sample();
        printed.sheet.body = [
            "QUYẾT ĐỊNH",
            "Điều 12. Giao Phòng 1.",
            "Một.\n\nHai.",
            "Điều tra.",
        ]
        .map(str::to_owned)
        .to_vec();
        assert_eq!(
            printed.paper().blocks,
            [
                Block::text(Run::new("QUYẾT ĐỊNH").bold()),
                Block::runs([Run::new("Điều 12.").bold(), Run::new(" Giao Phòng 1.")]),
                Block::text("Một."),
                Block::text("Hai."),
                Block::text("Điều tra."),
            ]
        );
    }

    #[test]
    fn every_form_of_the_law_can_be_printed_in_all_three_ways() {
        for form in gandan_rulebook::PaperForms::shipped().iter() {
            let mut printed = Printed::sample();
            printed.sheet = form.sheet(&gandan_core::cases::Values::new());
            let paper = printed.paper();
            assert_eq!(paper.check(), Ok(()), "{}", form.paper);
            let sheets = gandan_press::pdf(&paper).unwrap();
            assert!(sheets.unknown_letters.is_empty(), "{}", form.paper);
            assert!(gandan_press::docx(&paper).is_ok(), "{}", form.paper);
            assert!(gandan_press::print_within(&paper).is_ok(), "{}", form.paper);
        }
    }
}
