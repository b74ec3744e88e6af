use super::Share;

/// A figure that stands in words by reference: `[[cases.kept]]` is the number counted, `[[cases.kept:%]]` its share of the
/// whole, `[[cases.kept:all]]` the whole. Whoever reads sees the value; the words keep the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker<'w> {
    /// First byte, and the one behind the last.
    pub span: (usize, usize),
    /// Id of the figure.
    pub figure: &'w str,
    /// What of it is shown.
    pub shows: Shows,
}

/// What of a figure is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// The number counted.
    Part,
    /// Its share of the whole, in per cent with one decimal.
    Percent,
    /// The whole.
    Whole,
}

/// Words, or a figure in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'w> {
    /// As written.
    Words(&'w str),
    /// By reference.
    Figure(Marker<'w>),
}

impl Shows {
    /// All ways, with what is written behind the id.
    pub const ALL: [(Shows, &'static str); 3] =
        [(Shows::Part, ""), (Shows::Percent, ":%"), (Shows::Whole, ":all")];

    /// The value as a Vietnamese paper writes it: `1.234`, `60,5%`; nothing where the figure has no whole.
    pub fn say(self, share: Share) -> Option<String> {
        match self {
            Shows::Part => Some(number(share.part)),
            Shows::Whole => share.whole.map(number),
            Shows::Percent => {
                let mille = share.per_mille()?;
                Some(match mille % 10 {
                    0 => format!("{}%", mille / 10),
                    tenth => format!("{},{tenth}%", mille / 10),
                })
            }
        }
    }
}

/// The marker of a figure.
pub fn marker(figure: &str, shows: Shows) -> String {
    let behind = Shows::ALL
        .iter()
        .find(|(one, _)| *one == shows)
        .map_or("", |(_, text)| text);
    format!("[[{figure}{behind}]]")
}

/// `1.234.567`
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut said = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        said.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push('.');
        }
        said.push(digit);
    }
    said
}

/// Words cut at their figures, in order; empty pieces are left out. What only looks like a marker stays words.
pub fn pieces(words: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    while let Some(open) = words[at..].find("[[").map(|found| at + found) {
        let Some(close) = words[open..].find("]]").map(|found| open + found) else {
            break;
        };
        match read(&words[open + 2..close]) {
            None => at = open + 2,
            Some((figure, shows)) => {
                if plain < open {
                    pieces.push(Piece::Words(&words[plain..open]));
                }
                let span = (open, close + 2);
                pieces.push(Piece::Figure(Marker { span, figure, shows }));
                at = close + 2;
                plain = at;
            }
        }
    }
    if plain < words.len() {
        pieces.push(Piece::Words(&words[plain..]));
    }
    pieces
}

/// The figures in words, in order.
pub fn markers(words: &str) -> impl Iterator<Item = Marker<'_>> {
    pieces(words).into_iter().filter_map(|piece| match piece {
        Piece::Figure(marker) => Some(marker),
        Piece::Words(_) => None,
    })
}

fn read(inner: &str) -> Option<(&str, Shows)> {
    let (figure, behind) = match inner.split_once(':') {
        Some((figure, _)) => (figure, &inner[figure.len()..]),
        None => (inner, ""),
    };
    let (shows, _) = Shows::ALL.iter().find(|(_, text)| *text == behind)?;
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-/".contains(&byte);
    let named = !figure.is_empty() && figure.len() <= 80 && figure.bytes().all(letter);
    named.then_some((figure, *shows))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_figure_stands_in_words_by_reference() {
        let words = "Đạt [[cases.kept:%]] ([[cases.kept]]/[[cases.kept:all]] vụ việc), xem [[Phụ lục]] và [[cases.kept";
        let found: Vec<(&str, Shows)> = markers(words).map(|one| (one.figure, one.shows)).collect();
        assert_eq!(
            found,
            [
                ("cases.kept", Shows::Percent),
                ("cases.kept", Shows::Part),
                ("cases.kept", Shows::Whole)
            ]
        );
        let first = markers(words).next().unwrap();
        assert_eq!(
            &words[first.span.0..first.span.1],
            marker("cases.kept", Shows::Percent)
        );
    }

    #[test]
    fn values_are_written_as_papers_write_them() {
        let share = Share {
            part: 1234,
            whole: Some(2000),
        };
        let said = Shows::ALL.map(|(shows, _)| shows.say(share).unwrap());
        assert_eq!(said, ["1.234", "61,7%", "2.000"]);
        assert_eq!(Shows::Percent.say(Share { part: 3, whole: None }), None);
        assert_eq!(
            Shows::Percent
                .say(Share {
                    part: 1,
                    whole: Some(2)
                })
                .as_deref(),
            Some("50%")
        );
        assert_eq!(
            (number(-12_345_678), number(0)),
            ("-12.345.678".to_owned(), "0".to_owned())
        );
    }

    proptest! {
        #[test]
        fn pieces_put_together_are_the_words(words in "(\\[\\[|\\]\\]|[a-z.:%đ ]){0,20}") {
            let together: String = pieces(&words).iter().map(|piece| match piece {
                Piece::Words(words) => *words,
                Piece::Figure(marker) => &words[marker.span.0..marker.span.1],
            }).collect();
            prop_assert_eq!(together, words);
        }
    }
}
