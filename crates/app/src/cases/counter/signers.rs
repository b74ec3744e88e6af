use gandan_store::cases::Person;

/// Most people on one petition that are written down by name.
const MOST: usize = 500;

/// What is wrong with the list of those who signed too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignersError {
    /// A line without a name; lines count from 1.
    NoName(usize),
    /// More than are written down by name.
    TooMany,
}

/// Those who signed too, one on each line: `* name; address; telephone; identity number`. The star is for who speaks
/// for the others. Who left a telephone is told when there is news.
///
/// # Errors
/// See [`SignersError`].
pub fn signers(text: &str) -> Result<Vec<Person>, SignersError> {
    let mut people = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let (representative, rest) = match line.strip_prefix('*') {
            Some(rest) => (true, rest),
            None => (false, line),
        };
        let mut pieces = rest.split([';', '\t']).map(|piece| piece.trim().to_owned());
        let name = pieces.next().unwrap_or_default();
        if name.is_empty() {
            return Err(SignersError::NoName(at + 1));
        }
        let address = pieces.next().unwrap_or_default();
        let phone = pieces.next().unwrap_or_default();
        people.push(Person {
            name,
            address,
            notify: !phone.is_empty(),
            phone,
            identity_number: pieces.next().unwrap_or_default(),
            representative,
            ..Person::default()
        });
        if people.len() > MOST {
            return Err(SignersError::TooMany);
        }
    }
    Ok(people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_signer_and_a_star_marks_who_speaks_for_the_others() {
        let people = signers("* Người ký 2; thôn Đông; 0900000002\n\n Người ký 3\n").unwrap();
        assert_eq!(people.len(), 2);
        assert!(people[0].representative && people[0].notify);
        assert_eq!(
            (&*people[0].address, &*people[0].phone),
            ("thôn Đông", "0900000002")
        );
        assert!(!people[1].representative && !people[1].notify);
        assert_eq!(people[1].name, "Người ký 3");
    }

    #[test]
    fn a_line_without_a_name_is_pointed_at() {
        assert_eq!(signers("Người ký 2\n; thôn Đông"), Err(SignersError::NoName(2)));
        assert_eq!(signers(&"A\n".repeat(501)), Err(SignersError::TooMany));
        assert_eq!(signers("  \n"), Ok(Vec::new()));
    }
}
