/// Words of one text held against those of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed<'t> {
    /// In both.
    Same(&'t str),
    /// Only in the first.
    Gone(&'t str),
    /// Only in the second.
    Came(&'t str),
}

/// Most words of each text that are held against each other one by one; beyond, what is between the common beginning and
/// the common end is shown as gone and come whole.
const MOST: usize = 1500;

/// What became of a text, in order: runs of words with the blanks behind them. Put together, `Same` and `Gone` are the
/// first text, `Same` and `Came` the second.
pub fn compare<'t>(before: &'t str, after: &'t str) -> Vec<Changed<'t>> {
    let (old, new) = (words(before), words(after));
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(rest)
        .take_while(|(a, b)| a == b)
        .count();
    let (old_mid, new_mid) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut steps: Vec<Changed<'t>> = old[..head].iter().map(|word| Changed::Same(word)).collect();
    if old_mid.len() > MOST || new_mid.len() > MOST {
        steps.extend(old_mid.iter().map(|word| Changed::Gone(word)));
        steps.extend(new_mid.iter().map(|word| Changed::Came(word)));
    } else {
        steps.extend(middle(old_mid, new_mid));
    }
    steps.extend(old[old.len() - tail..].iter().map(|word| Changed::Same(word)));
    join(before, after, &steps)
}

/// Words, each with the blanks behind it; blanks at the begin are a word.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut blank = true;
    for (at, letter) in text.char_indices() {
        if blank && !letter.is_whitespace() && at > start {
            found.push(&text[start..at]);
            start = at;
        }
        blank = letter.is_whitespace();
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}

/// The longest common run of words, by the table of lengths.
fn middle<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Changed<'t>> {
    let width = new.len() + 1;
    let mut lengths = vec![0u16; (old.len() + 1) * width];
    for (row, was) in old.iter().enumerate().rev() {
        for (column, is) in new.iter().enumerate().rev() {
            let at = row * width + column;
            lengths[at] = match was == is {
                true => lengths[at + width + 1] + 1,
                false => lengths[at + width].max(lengths[at + 1]),
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut steps = Vec::new();
    while row < old.len() || column < new.len() {
        let at = row * width + column;
        if row < old.len() && column < new.len() && old[row] == new[column] {
            steps.push(Changed::Same(old[row]));
            row += 1;
            column += 1;
        } else if column == new.len() || (row < old.len() && lengths[at + width] >= lengths[at + 1]) {
            steps.push(Changed::Gone(old[row]));
            row += 1;
        } else {
            steps.push(Changed::Came(new[column]));
            column += 1;
        }
    }
    steps
}

/// Steps of one kind that follow each other as one run of their text.
fn join<'t>(before: &'t str, after: &'t str, steps: &[Changed<'t>]) -> Vec<Changed<'t>> {
    let (mut old, mut new) = (0, 0);
    let mut found: Vec<Changed<'t>> = Vec::new();
    let mut at = 0;
    while at < steps.len() {
        let kind = std::mem::discriminant(&steps[at]);
        let run = steps[at..]
            .iter()
            .take_while(|step| std::mem::discriminant(*step) == kind);
        let (mut count, mut length) = (0, 0);
        for step in run {
            let (Changed::Same(word) | Changed::Gone(word) | Changed::Came(word)) = step;
            count += 1;
            length += word.len();
        }
        found.push(match steps[at] {
            Changed::Same(_) => Changed::Same(&before[old..old + length]),
            Changed::Gone(_) => Changed::Gone(&before[old..old + length]),
            Changed::Came(_) => Changed::Came(&after[new..new + length]),
        });
        old += if matches!(steps[at], Changed::Came(_)) {
            0
        } else {
            length
        };
        new += if matches!(steps[at], Changed::Gone(_)) {
            0
        } else {
            length
        };
        at += count;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_changed_word_is_shown_between_those_that_stayed() {
        let found = compare("Đã tiếp 12 lượt công dân.", "Đã tiếp 13 lượt người dân.");
        assert_eq!(
            found,
            [
                Changed::Same("Đã tiếp "),
                Changed::Gone("12 "),
                Changed::Came("13 "),
                Changed::Same("lượt "),
                Changed::Gone("công "),
                Changed::Came("người "),
                Changed::Same("dân."),
            ]
        );
        assert_eq!(compare("", "mới"), [Changed::Came("mới")]);
        assert_eq!(compare("", ""), []);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(before in "[ab đ\n]{0,30}", after in "[ab đ\n]{0,30}") {
            let found = compare(&before, &after);
            let of = |left_out: fn(&Changed<'_>) -> bool| -> String {
                found.iter().filter(|one| !left_out(one)).map(|one| {
                    let (Changed::Same(text) | Changed::Gone(text) | Changed::Came(text)) = one;
                    *text
                }).collect()
            };
            prop_assert_eq!(of(|one| matches!(one, Changed::Came(_))), before.as_str());
            prop_assert_eq!(of(|one| matches!(one, Changed::Gone(_))), after.as_str());
        }
    }
}
