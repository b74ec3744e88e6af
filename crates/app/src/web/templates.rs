use super::here::Here;
use super::{filters, statics::Statics, urls};
use crate::words::{Arg, Lang, Words};
use anyhow::Context;
use fluent_bundle::{FluentArgs, FluentValue};
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use rust_embed::RustEmbed;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The files of `templates/`: read from disk at every page while developing, inside the binary in a release.
#[derive(RustEmbed)]
#[folder = "../../templates"]
#[include = "*.html"]
pub(super) struct Files;

/// The templates, with the words they say.
pub struct Templates {
    vi: Environment<'static>,
    en: Environment<'static>,
}

/// A page as it is sent.
pub struct Rendered {
    /// The document.
    pub html: String,
    /// It holds a form with a token, so the client needs the cookie the token belongs to.
    pub has_form: bool,
}

impl Templates {
    /// Prepares both languages; in a release every template is read now, so that a fault shows at the start.
    ///
    /// # Errors
    /// A template does not parse.
    pub fn load(words: &Words, statics: &Statics) -> anyhow::Result<Templates> {
        Ok(Templates {
            vi: environment(Lang::Vi, words, statics)?,
            en: environment(Lang::En, words, statics)?,
        })
    }

    /// Renders `template` with `page`; `csrf` is the token its forms carry.
    ///
    /// # Errors
    /// The template does not fit its page: the message names the line.
    pub fn render(
        &self,
        lang: Lang,
        here: &Here,
        csrf: &str,
        template: &str,
        page: Value,
    ) -> anyhow::Result<Rendered> {
        let mut environment = match lang {
            Lang::Vi => self.vi.clone(),
            Lang::En => self.en.clone(),
        };
        let has_form = Arc::new(AtomicBool::new(false));
        let (seen, csrf) = (Arc::clone(&has_form), csrf.to_owned());
        environment.add_global("here", Value::from(Serde(here)));
        environment.add_function("csrf", move || {
            seen.store(true, Ordering::Relaxed);
            csrf.clone()
        });
        let html = environment
            .get_template(template)
            .and_then(|template| template.render(page))
            .with_context(|| format!("templates/{template} in {}", lang.code()))?;
        Ok(Rendered {
            html,
            has_form: has_form.load(Ordering::Relaxed),
        })
    }
}

fn environment(lang: Lang, words: &Words, statics: &Statics) -> anyhow::Result<Environment<'static>> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_loader(|name| match Files::get(name) {
        Some(file) => String::from_utf8(file.data.into_owned())
            .map(Some)
            .map_err(|error| Error::new(ErrorKind::BadSerialization, error.to_string())),
        None => Ok(None),
    });
    let spoken = words.clone();
    environment.add_function("t", move |word: &Value, args: Kwargs| {
        say(&spoken, lang, word, &args)
    });
    let statics = statics.clone();
    environment.add_function("asset", move |path: &str| {
        statics
            .address(path)
            .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no static/{path}")))
    });
    environment.add_global("urls", Value::from(Serde(fixed_addresses())));
    filters::add(&mut environment, lang);
    if !cfg!(debug_assertions) {
        for name in Files::iter() {
            environment
                .get_template(&name)
                .with_context(|| format!("templates/{name}"))?;
        }
    }
    Ok(environment)
}

/// Addresses without parameters that the layout and many pages need; all others come in a page's context.
fn fixed_addresses() -> BTreeMap<&'static str, &'static str> {
    BTreeMap::from([
        ("home", urls::HOME),
        ("agenda", urls::AGENDA),
        ("send", urls::SEND),
        ("tracking", urls::TRACKING),
        ("tracking_leave", urls::TRACKING_LEAVE),
        ("tracking_message", urls::TRACKING_MESSAGE),
        ("tracking_confirm", urls::TRACKING_CONFIRM),
        ("tracking_rate", urls::TRACKING_RATE),
        ("tracking_next", urls::TRACKING_NEXT),
        ("tracking_stop", urls::TRACKING_STOP),
        ("sign_in", urls::SIGN_IN),
        ("sign_out", urls::SIGN_OUT),
        ("my_password", urls::MY_PASSWORD),
        ("tokens", urls::TOKENS),
        ("work", urls::WORK),
        ("my_account", urls::MY_ACCOUNT),
        ("public_documents", urls::PUBLIC_DOCUMENTS),
        ("documents", urls::DOCUMENTS),
        ("document_upload", urls::DOCUMENT_UPLOAD),
        ("register", urls::REGISTER),
        ("search", urls::SEARCH),
        ("public_search", urls::PUBLIC_SEARCH),
        ("figures", urls::FIGURES),
        ("public_reception", urls::PUBLIC_RECEPTION),
        ("public_dialogues", urls::PUBLIC_DIALOGUES),
        ("reception", urls::RECEPTION),
        ("reception_place", urls::RECEPTION_PLACE),
        ("reception_queue", urls::RECEPTION_QUEUE),
        ("sitting_new", urls::SITTING_NEW),
        ("visit_register", urls::VISIT_REGISTER),
        ("dialogues", urls::DIALOGUES),
        ("dialogue_new", urls::DIALOGUE_NEW),
        ("board", urls::BOARD),
        ("publications", urls::PUBLICATIONS),
        ("case_figures", urls::FIGURES_CASES),
        ("counter", urls::COUNTER),
        ("counter_denunciation", urls::COUNTER_DENUNCIATION),
        ("petition_register", urls::PETITION_REGISTER),
        ("reports", urls::REPORTS),
        ("report_list", urls::REPORT_LIST),
    ])
}

/// `t("key", name=value)`, or `t(word)` with a [`crate::words::Word`] of the context.
fn say(words: &Words, lang: Lang, word: &Value, kwargs: &Kwargs) -> Result<String, Error> {
    let mut args = FluentArgs::new();
    let key = match word.as_str() {
        Some(key) => key.to_owned(),
        None => {
            let inner = word.get_attr("args")?;
            for name in inner.try_iter()? {
                let value = inner.get_item(&name)?;
                args.set(name.to_string(), argument(&value));
            }
            word.get_attr("key")?.to_string()
        }
    };
    for name in kwargs.args() {
        let value: Value = kwargs.get(name)?;
        args.set(name.to_owned(), argument(&value));
    }
    words
        .format(lang, &key, &args)
        .map_err(|error| Error::new(ErrorKind::InvalidOperation, format!("{error:#}")))
}

fn argument(value: &Value) -> FluentValue<'static> {
    if !value.is_number() {
        return FluentValue::from(value.to_string());
    }
    match (value.as_i64(), f64::try_from(value.clone())) {
        (Some(number), _) => FluentValue::from(number),
        (None, Ok(number)) => FluentValue::from(number),
        (None, Err(_)) => FluentValue::from(value.to_string()),
    }
}

impl From<&Arg> for Value {
    fn from(arg: &Arg) -> Value {
        Value::from(Serde(arg))
    }
}

#[cfg(test)]
mod tests {
    use super::Files;
    use crate::capabilities;
    use crate::web::{App, Visitor};
    use crate::words::Lang;
    use std::collections::BTreeSet;

    #[tokio::test]
    async fn every_page_renders_in_both_languages_from_each_sample() {
        let (app, _folder) = App::for_tests().await.unwrap();
        let mut entries: Vec<_> = capabilities::all().iter().flat_map(|one| (one.pages)()).collect();
        entries.push(crate::web::entry::<crate::web::ErrorPage>());
        for entry in entries {
            let samples = (entry.samples)();
            assert!(!samples.is_empty(), "{} has no sample", entry.template);
            for lang in Lang::ALL {
                for visitor in [
                    Visitor::sample(&app, lang, false),
                    Visitor::sample(&app, lang, true),
                ] {
                    for sample in &samples {
                        let html = visitor.render_value(entry.template, sample.clone()).unwrap();
                        crate::web::page_check(entry.template, &html);
                    }
                }
            }
        }
    }

    #[test]
    fn every_template_is_used() {
        let names: BTreeSet<String> = Files::iter().map(|name| name.to_string()).collect();
        let pages: BTreeSet<&str> = capabilities::all()
            .iter()
            .flat_map(|one| (one.pages)())
            .map(|entry| entry.template)
            .collect();
        let texts: Vec<String> = names
            .iter()
            .map(|name| String::from_utf8(Files::get(name).unwrap().data.into_owned()).unwrap())
            .collect();
        for name in &names {
            let quoted = format!("\"{name}\"");
            let used = pages.contains(&**name)
                || name == "pages/errors/error.html"
                || texts.iter().any(|text| text.contains(&quoted));
            assert!(used, "templates/{name} is used by no page and no template");
        }
    }
}
