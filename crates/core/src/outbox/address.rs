use std::fmt;

/// A mail address one can send to: no name, no blanks, something on both sides of the one `@`.
#[derive(Clone, PartialEq, Eq)]
pub struct MailAddress(String);

impl MailAddress {
    /// Reads what a person typed; blanks around it are dropped. Longer than 254 bytes is none (RFC 5321, 4.5.3.1).
    pub fn read(typed: &str) -> Option<MailAddress> {
        let text = typed.trim();
        let (user, host) = text.split_once('@')?;
        let user_fits = !user.is_empty()
            && user.len() <= 64
            && !user.starts_with('.')
            && !user.ends_with('.')
            && !user.contains("..")
            && user
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte));
        let label_fits = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        let fits = text.len() <= 254 && user_fits && host.contains('.') && host.split('.').all(label_fits);
        fits.then(|| MailAddress(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A telephone number in Việt Nam, as the world dials it: `+84912345678`.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Reads what a person typed: `0912 345 678`, `+84 912-345-678`, `84912345678`. Nine digits follow the zero or the
    /// country's number; ten of a land line in a city with a long number.
    pub fn read(typed: &str) -> Option<Phone> {
        let mut digits = String::new();
        for (at, sign) in typed.trim().chars().enumerate() {
            match sign {
                '0'..='9' => digits.push(sign),
                '+' if at == 0 => {}
                ' ' | '.' | '-' | '(' | ')' => {}
                _ => return None,
            }
        }
        let rest = match digits.strip_prefix("84") {
            Some(rest) if digits.len() > 10 => rest,
            _ => digits.strip_prefix('0')?,
        };
        let fits = (9..=10).contains(&rest.len()) && !rest.starts_with('0');
        fits.then(|| Phone(format!("+84{rest}")))
    }

    /// With the country's number: `+84912345678`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

// What people's addresses are has no place in a log.
impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailAddress(…)")
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_however_it_is_typed() {
        for typed in [
            "0912345678",
            " 0912 345 678 ",
            "+84 912-345-678",
            "84912345678",
            "(091) 234.5678",
        ] {
            let phone = Phone::read(typed).map(|phone| phone.as_str().to_owned());
            assert_eq!(phone.as_deref(), Some("+84912345678"), "{typed}");
        }
        for wrong in [
            "",
            "912345678",
            "091234567",
            "0912345678901",
            "+1 202 555 0100",
            "không có",
            "00912345678",
        ] {
            assert!(Phone::read(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn an_address_cannot_carry_a_second_header() {
        for right in ["dan1@example.com", " to.dan-pho+1@mau.gov.vn "] {
            assert!(MailAddress::read(right).is_some(), "{right}");
        }
        for wrong in [
            "",
            "dan1",
            "dan1@example",
            "dân1@example.com",
            "a@b@example.com",
            "dan1@example.com\r\nBcc: x@example.com",
            "Dân <dan1@example.com>",
            ".dan1@example.com",
            "dan1@-example.com",
        ] {
            assert!(MailAddress::read(wrong).is_none(), "{wrong}");
        }
    }
}
