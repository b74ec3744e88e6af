/// The names most like `asked`, at most five, the likeliest first: those that share words with it, then those that
/// differ in few letters.
pub(crate) fn nearest<'n>(asked: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let asked = asked.to_lowercase().replace([' ', '_'], "-");
    let mut ranked: Vec<(usize, &str)> = names
        .map(|name| {
            let shared = parts(&asked)
                .filter(|part| parts(name).any(|other| other == *part))
                .count();
            let whole = distance(&asked, name);
            // A part of the name alone ("acceptance") is near to every name that ends so.
            let within = parts(name)
                .map(|part| distance(&asked, part))
                .min()
                .unwrap_or(whole);
            (whole.min(within + 3).saturating_sub(4 * shared), name)
        })
        .collect();
    ranked.sort();
    let limit = (asked.chars().count() / 2).max(3);
    ranked
        .into_iter()
        .filter(|(far, _)| *far <= limit)
        .take(5)
        .map(|(_, name)| name.to_owned())
        .collect()
}

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(['.', '-']).filter(|part| part.len() > 2)
}

/// Letters to add, drop or change.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_rule() {
        let names = [
            "complaint.acceptance",
            "complaint.resolution",
            "denunciation.resolution",
        ];
        let near = |asked: &str| nearest(asked, names.into_iter());
        assert_eq!(near("complaint.acceptence")[0], "complaint.acceptance");
        assert_eq!(near("acceptance")[0], "complaint.acceptance");
        assert_eq!(near("denunciation.resolve")[0], "denunciation.resolution");
        assert!(near("x").is_empty());
    }
}
