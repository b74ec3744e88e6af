use super::Key;

/// Digits of a code, the check digit included.
const DIGITS: usize = 16;

/// The quasigroup of H. M. Damm (2004): its check digit catches every single wrong digit and every exchange of two
/// neighbours. The tests prove both properties of this table.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// What a petitioner holds instead of an account: 15 random digits and a check digit. Whoever has it may track the
/// matter, so it is never stored and never printed into a log; the database holds its [`hash`](ReceiptCode::hash).
#[derive(Clone, PartialEq, Eq)]
pub struct ReceiptCode([u8; DIGITS]);

/// Why words are no receipt code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Something else than digits and the signs that people put between them.
    #[error("a receipt code has digits only")]
    NotDigits,
    /// Digits are missing, or there are too many.
    #[error("a receipt code has {DIGITS} digits, not {found}")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// At least one digit is wrong or in the wrong place.
    #[error("the check digit does not fit: a digit is wrong")]
    CheckDigit,
}

impl ReceiptCode {
    /// The code of random bytes, each digit as likely as any other: a byte from 250 on is passed over. Nothing where
    /// fewer than 15 bytes are left; of 32 random bytes that happens less than once in 10¹⁹.
    pub fn from_random(bytes: &[u8]) -> Option<ReceiptCode> {
        let mut digits = [0; DIGITS];
        let mut fair = bytes.iter().filter(|byte| **byte < 250);
        for digit in &mut digits[..DIGITS - 1] {
            *digit = fair.next()? % 10;
        }
        digits[DIGITS - 1] = check_digit(&digits[..DIGITS - 1]);
        Some(ReceiptCode(digits))
    }

    /// The code as people type it: with blanks, dashes or dots between the digits, or in full-width digits.
    ///
    /// # Errors
    /// [`ReceiptError`]: other signs first, then the length, then the check digit.
    pub fn parse(words: &str) -> Result<ReceiptCode, ReceiptError> {
        let mut digits = [0; DIGITS];
        let mut found = 0;
        for sign in words.chars() {
            let digit = match sign {
                '0'..='9' => u32::from(sign) - u32::from('0'),
                '０'..='９' => u32::from(sign) - u32::from('０'),
                _ if stands_between(sign) => continue,
                _ => return Err(ReceiptError::NotDigits),
            };
            if let Some(place) = digits.get_mut(found) {
                *place = u8::try_from(digit).map_err(|_| ReceiptError::NotDigits)?;
            }
            found += 1;
        }
        if found != DIGITS {
            return Err(ReceiptError::Length { found });
        }
        if check_digit(&digits) != 0 {
            return Err(ReceiptError::CheckDigit);
        }
        Ok(ReceiptCode(digits))
    }

    /// The code for its receipt and its owner's screen only: `1234 5678 9012 3456`.
    pub fn expose(&self) -> String {
        let mut words = String::with_capacity(DIGITS + 3);
        for (place, digit) in self.0.iter().enumerate() {
            if place > 0 && place % 4 == 0 {
                words.push(' ');
            }
            words.push(char::from(b'0' + digit));
        }
        words
    }

    /// What the database holds: who reads it cannot track anybody's matter.
    pub fn hash(&self, key: &Key) -> [u8; 32] {
        key.hash("receipt", &self.0)
    }
}

impl std::fmt::Debug for ReceiptCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReceiptCode(…)")
    }
}

/// The digit that makes the row end at 0; of a whole code it is 0 itself.
fn check_digit(digits: &[u8]) -> u8 {
    digits
        .iter()
        .fold(0, |row, digit| DAMM[usize::from(row)][usize::from(*digit)])
}

/// Blanks of every width, dashes, dots, and marks that nobody sees but that come along when a code is copied.
fn stands_between(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(
            sign,
            '-' | '.'
                | '_'
                | '·'
                | '•'
                | '．'
                | '－'
                | '−'
                | '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2010}'..='\u{2015}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'
                | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(seed: u8) -> ReceiptCode {
        let bytes: Vec<u8> = (0..32u8).map(|n| n.wrapping_mul(37).wrapping_add(seed)).collect();
        ReceiptCode::from_random(&bytes).unwrap()
    }

    /// For all interim rows and digits, so for every code of every length.
    #[test]
    fn the_table_catches_every_wrong_digit_and_every_exchange_of_neighbours() {
        let step = |row: usize, digit: usize| usize::from(DAMM[row][digit]);
        for row in 0..10 {
            assert_eq!(step(row, row), 0, "the check digit closes the row");
            for x in 0..10 {
                for y in (0..10).filter(|y| *y != x) {
                    // A wrong digit leads to another row, and from different rows no digit leads to the same.
                    assert_ne!(step(row, x), step(row, y));
                    assert_ne!(step(x, row), step(y, row));
                    // Exchanged neighbours, also where the second is the check digit.
                    assert_ne!(step(step(row, x), y), step(step(row, y), x));
                }
            }
        }
    }

    #[test]
    fn no_single_slip_of_the_pen_gives_another_code() {
        for seed in 0..50 {
            let right = code(seed);
            for place in 0..DIGITS {
                for wrong in (0..10).filter(|wrong| *wrong != right.0[place]) {
                    let mut slip = right.clone();
                    slip.0[place] = wrong;
                    assert_eq!(ReceiptCode::parse(&slip.expose()), Err(ReceiptError::CheckDigit));
                }
                if place > 0 && right.0[place] != right.0[place - 1] {
                    let mut slip = right.clone();
                    slip.0.swap(place, place - 1);
                    assert_eq!(ReceiptCode::parse(&slip.expose()), Err(ReceiptError::CheckDigit));
                }
            }
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let right = code(3);
        let words = right.expose();
        assert_eq!(words.len(), 19);
        for typed in [
            words.clone(),
            words.replace(' ', ""),
            words.replace(' ', "-"),
            words.replace(' ', " – "),
            words.replace(' ', "."),
            format!("\u{feff} {} \r\n", words.replace(' ', "\u{a0}")),
            words
                .chars()
                .map(|sign| {
                    sign.to_digit(10)
                        .map_or(sign, |n| char::from_u32(0xff10 + n).unwrap())
                })
                .collect(),
        ] {
            assert_eq!(ReceiptCode::parse(&typed).as_ref(), Ok(&right), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_says_why() {
        assert_eq!(ReceiptCode::parse(""), Err(ReceiptError::Length { found: 0 }));
        assert_eq!(
            ReceiptCode::parse("1234 5678"),
            Err(ReceiptError::Length { found: 8 })
        );
        let long = "1".repeat(17);
        assert_eq!(ReceiptCode::parse(&long), Err(ReceiptError::Length { found: 17 }));
        assert_eq!(
            ReceiptCode::parse("1234 5678 9O12 3456"),
            Err(ReceiptError::NotDigits)
        );
        assert_eq!(ReceiptCode::parse("mã hồ sơ"), Err(ReceiptError::NotDigits));
    }

    #[test]
    fn every_digit_is_as_likely_as_any_other_and_high_bytes_are_passed_over() {
        let mut often = [0; 10];
        for byte in 0..250u8 {
            often[usize::from(ReceiptCode::from_random(&[byte; 15]).unwrap().0[0])] += 1;
        }
        assert_eq!(often, [25; 10]);
        assert_eq!(ReceiptCode::from_random(&[250; 100]), None);
        assert_eq!(ReceiptCode::from_random(&[7; 14]), None);
    }

    #[test]
    fn the_code_stands_in_no_log_and_its_hash_needs_the_key() {
        let code = code(9);
        assert_eq!(format!("{code:?}"), "ReceiptCode(…)");
        let (one, other) = (Key::new([1; 32]), Key::new([2; 32]));
        assert_eq!(
            code.hash(&one),
            ReceiptCode::parse(&code.expose()).unwrap().hash(&one)
        );
        assert_ne!(code.hash(&one), code.hash(&other));
    }

    proptest! {
        #[test]
        fn a_made_code_is_read_back(bytes in proptest::collection::vec(any::<u8>(), 32)) {
            if let Some(code) = ReceiptCode::from_random(&bytes) {
                prop_assert_eq!(ReceiptCode::parse(&code.expose()), Ok(code));
            }
        }

        #[test]
        fn any_words_are_read_without_a_fault(words in "\\PC*") {
            let _ = ReceiptCode::parse(&words);
        }
    }
}
