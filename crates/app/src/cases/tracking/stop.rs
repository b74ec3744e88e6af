use super::holder::Holder;
use crate::web::{Form, PageResult, go};
use crate::words::notice;
use gandan_store::cases::{self, PetitionerRow};
use serde::{Deserialize, Serialize};

/// Where notices go, as far as it may be shown to whoever holds the code.
#[derive(Debug, Clone, Serialize)]
pub struct ToldLine {
    /// The place among those who signed.
    pub position: i64,
    /// `•••••••678`, `t•••@vidu.vn`
    pub ways: String,
}

/// Who of a petition is told, with their addresses covered: a code may have come into other hands.
pub fn told(people: &[PetitionerRow]) -> Vec<ToldLine> {
    let line = |person: &PetitionerRow| {
        let ways = [covered_phone(&person.phone), covered_mail(&person.mail)];
        let ways: Vec<String> = ways.into_iter().flatten().collect();
        (person.notify && !ways.is_empty()).then(|| ToldLine {
            position: person.position,
            ways: ways.join(" · "),
        })
    };
    people.iter().filter_map(line).collect()
}

fn covered_phone(phone: &str) -> Option<String> {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    let shown = digits.len().checked_sub(3)?;
    let last: String = digits.get(shown..)?.iter().collect();
    Some(format!("{}{last}", "•".repeat(shown)))
}

fn covered_mail(mail: &str) -> Option<String> {
    let (user, host) = mail.split_once('@')?;
    let first = user.chars().next()?;
    Some(format!("{first}•••@{host}"))
}

/// Whose notices are stopped.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Stops {
    position: String,
}

/// `POST /tra-cuu/thoi-nhan-tin`: done twice, it changes nothing the second time.
pub async fn post(holder: Holder, form: Form<Stops>) -> PageResult {
    let app = &holder.visitor.app;
    let mut tx = app.db.begin_write().await?;
    let mine = holder.mine(&mut tx).await?;
    if let Ok(position) = form.input.position.parse() {
        cases::stop_notices(&mut tx, mine.petition.id, position, app.clock.micros()).await?;
    }
    tx.commit().await?;
    Ok(go::with_notice(&mine.here(), notice("notices-stopped")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_covered_but_for_what_tells_them_apart() {
        assert_eq!(covered_phone("0912 345 678").as_deref(), Some("•••••••678"));
        assert_eq!(covered_phone(""), None);
        assert_eq!(covered_mail("ten@vidu.vn").as_deref(), Some("t•••@vidu.vn"));
        assert_eq!(covered_mail("@"), None);
    }
}
