use super::nav::{NavLink, links};
use super::qr::Qr;
use super::{Visitor, go, urls};
use crate::words::Lang;
use jiff::civil::Date;
use serde::Serialize;

/// What every template knows of where it is shown: the variable `here`, also inside macros.
#[derive(Debug, Clone, Serialize)]
pub struct Here {
    lang: Lang,
    path: String,
    /// This very page in the other language.
    switch: String,
    other_lang: Lang,
    body_name: String,
    nav: Vec<NavLink>,
    /// Name of who is signed in.
    officer: Option<String>,
    /// Key of a notice, where there is one.
    notice: Option<String>,
    today: Date,
    /// The address as people type it, for the foot of a printed page.
    link: String,
    /// The same to be photographed, where the address of the server is known.
    qr: Option<Qr>,
}

impl Here {
    /// Where `visitor` is.
    pub fn of(visitor: &Visitor) -> Here {
        let app = &visitor.app;
        let (path, query) = visitor.address.split_once('?').unwrap_or((&visitor.address, ""));
        let mut kept: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let notice = kept
            .iter()
            .find(|(name, _)| name == go::NOTICE)
            .map(|(_, code)| format!("notice-{code}"))
            .filter(|key| app.words.has(visitor.lang, key));
        kept.retain(|(name, _)| name != go::NOTICE && name != "lang");
        let pairs: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (&**name, &**value)).collect();
        let host = app.config.public_url.as_deref();
        let link = format!("{}{}", host.unwrap_or_default(), urls::with_query(path, &pairs));
        let other = visitor.lang.other();
        let mut switch = pairs.clone();
        switch.push(("lang", other.code()));
        Here {
            lang: visitor.lang,
            path: path.to_owned(),
            switch: urls::with_query(path, &switch),
            other_lang: other,
            body_name: app.config.body_name.clone(),
            nav: links(visitor.actor(), path),
            officer: visitor.actor().map(|actor| actor.name.clone()),
            notice,
            today: app.clock.today(),
            qr: host.and_then(|_| Qr::of(&link)),
            link,
        }
    }
}
