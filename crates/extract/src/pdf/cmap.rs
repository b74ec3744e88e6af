use std::collections::BTreeMap;

/// What codes mean: a table that a PDF carries for each font.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// Codes with their letters.
    letters: BTreeMap<u32, String>,
    /// Runs of codes whose letters follow each other: first, last, first letter.
    ranges: Vec<(u32, u32, u32)>,
    /// Lengths of codes in bytes: length, first, last.
    spaces: Vec<(usize, u32, u32)>,
}

/// More entries than any font has letters.
const MOST: usize = 200_000;

enum Token<'c> {
    Hex(Vec<u8>),
    Number,
    Open,
    Close,
    Word(&'c [u8]),
}

impl CMap {
    /// Reads the table. What cannot be read is left out.
    pub(super) fn read(content: &[u8]) -> Self {
        let mut map = Self::default();
        let tokens = Tokens { rest: content };
        let mut stack: Vec<Token<'_>> = Vec::new();
        for token in tokens {
            match token {
                Token::Word(b"endcodespacerange") => {
                    map.take_spaces(&stack);
                    stack.clear();
                }
                Token::Word(b"endbfchar") => {
                    map.take_letters(&stack);
                    stack.clear();
                }
                Token::Word(b"endbfrange") => {
                    map.take_ranges(&stack);
                    stack.clear();
                }
                Token::Word(_) => stack.clear(),
                token => {
                    if stack.len() < MOST {
                        stack.push(token);
                    }
                }
            }
        }
        map.ranges.sort_unstable();
        map
    }

    fn take_spaces(&mut self, stack: &[Token<'_>]) {
        for pair in stack.chunks(2) {
            if let [Token::Hex(first), Token::Hex(last)] = pair
                && (1..=4).contains(&first.len())
            {
                self.spaces.push((first.len(), code(first), code(last)));
            }
        }
    }

    fn take_letters(&mut self, stack: &[Token<'_>]) {
        for pair in stack.chunks(2) {
            if let [Token::Hex(of), Token::Hex(letters)] = pair {
                self.put(code(of), letters);
            }
        }
    }

    fn take_ranges(&mut self, stack: &[Token<'_>]) {
        let mut rest = stack;
        while let [Token::Hex(first), Token::Hex(last), tail @ ..] = rest {
            let (first, last) = (code(first), code(last));
            match tail {
                [Token::Hex(letters), tail @ ..] => {
                    let start = utf16(letters);
                    let mut all = start.chars();
                    match (all.next(), all.next()) {
                        (Some(letter), None) if last >= first => {
                            self.ranges.push((first, last, letter.into()))
                        }
                        _ => self.put(first, letters),
                    }
                    rest = tail;
                }
                [Token::Open, tail @ ..] => {
                    let end = tail
                        .iter()
                        .position(|token| matches!(token, Token::Close))
                        .unwrap_or(tail.len());
                    for (of, token) in (first..=last).zip(tail.iter().take(end)) {
                        if let Token::Hex(letters) = token {
                            self.put(of, letters);
                        }
                    }
                    rest = tail.get(end + 1..).unwrap_or_default();
                }
                _ => return,
            }
        }
    }

    fn put(&mut self, of: u32, letters: &[u8]) {
        if self.letters.len() < MOST {
            self.letters.insert(of, utf16(letters));
        }
    }

    /// Whether the table says nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty() && self.ranges.is_empty()
    }

    /// The letters of a code.
    pub(super) fn letters(&self, code: u32) -> Option<String> {
        if let Some(letters) = self.letters.get(&code) {
            return Some(letters.clone()).filter(|letters| !letters.is_empty());
        }
        let at = self
            .ranges
            .partition_point(|(first, _, _)| *first <= code)
            .checked_sub(1)?;
        let (first, last, letter) = *self.ranges.get(at)?;
        let letter = char::from_u32(letter.checked_add(code - first)?)?;
        (code <= last && letter != '\0').then(|| letter.to_string())
    }

    /// How many bytes the next code has.
    pub(super) fn length(&self, bytes: &[u8]) -> Option<usize> {
        self.spaces
            .iter()
            .find(|(length, first, last)| {
                bytes
                    .get(..*length)
                    .is_some_and(|head| (*first..=*last).contains(&code(head)))
            })
            .map(|(length, _, _)| *length)
    }
}

/// A code of one to four bytes.
pub(super) fn code(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .fold(0, |code, byte| code << 8 | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    if let [single] = bytes {
        return char::from(*single).to_string();
    }
    let units = bytes
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte)));
    char::decode_utf16(units)
        .filter_map(Result::ok)
        .filter(|letter| *letter != '\0')
        .collect()
}

struct Tokens<'c> {
    rest: &'c [u8],
}

impl<'c> Iterator for Tokens<'c> {
    type Item = Token<'c>;

    fn next(&mut self) -> Option<Token<'c>> {
        loop {
            let (first, after) = self.rest.split_first()?;
            match first {
                b'%' => {
                    let end = after
                        .iter()
                        .position(|b| matches!(b, b'\n' | b'\r'))
                        .unwrap_or(after.len());
                    self.rest = after.get(end..).unwrap_or_default();
                }
                b'<' if after.first() != Some(&b'<') => {
                    let end = after.iter().position(|b| *b == b'>').unwrap_or(after.len());
                    let digits = after.get(..end).unwrap_or_default();
                    self.rest = after.get(end + 1..).unwrap_or_default();
                    return Some(Token::Hex(hex(digits)));
                }
                b'[' => {
                    self.rest = after;
                    return Some(Token::Open);
                }
                b']' => {
                    self.rest = after;
                    return Some(Token::Close);
                }
                _ if is_regular(*first) => {
                    let end = self
                        .rest
                        .iter()
                        .position(|b| !is_regular(*b))
                        .unwrap_or(self.rest.len());
                    let (word, rest) = self.rest.split_at(end);
                    self.rest = rest;
                    let number = word.iter().all(u8::is_ascii_digit);
                    return Some(if number { Token::Number } else { Token::Word(word) });
                }
                _ => self.rest = after,
            }
        }
    }
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace()
        && byte != 0
        && !matches!(
            byte,
            b'<' | b'>' | b'[' | b']' | b'(' | b')' | b'{' | b'}' | b'/' | b'%'
        )
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let mut nibbles: Vec<u8> = digits
        .iter()
        .filter_map(|digit| char::from(*digit).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    if nibbles.len() % 2 == 1 {
        nibbles.push(0);
    }
    nibbles
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |byte, nibble| byte << 4 | nibble))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_get_their_letters() {
        let map = CMap::read(
            b"/CIDInit begincmap 1 begincodespacerange <00> <FF> endcodespacerange
              2 beginbfchar <01> <1EA5> <02> <00660069> endbfchar
              2 beginbfrange <10> <12> <0041> <20> <21> [<0110> <0111>] endbfrange endcmap",
        );
        let letters: Vec<_> = [1, 2, 0x11, 0x13, 0x21]
            .into_iter()
            .map(|code| map.letters(code))
            .collect();
        assert_eq!(
            letters,
            [
                Some("ấ".into()),
                Some("fi".into()),
                Some("B".into()),
                None,
                Some("đ".into())
            ]
        );
        assert_eq!(map.length(&[7, 8]), Some(1));
    }

    #[test]
    fn a_broken_table_is_read_as_far_as_it_goes() {
        for text in [
            "beginbfrange <00> <FFFFFFFF> [<41>",
            "<",
            "endbfrange",
            "beginbfrange <FFFFFFFF> <00> <41> endbfrange",
        ] {
            let _ = CMap::read(text.as_bytes()).letters(5);
        }
    }
}
