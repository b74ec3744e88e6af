use super::{Arg, Lang, Word};
use anyhow::{Context, anyhow};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use std::sync::Arc;

/// The files of `locales/`: read from disk while developing, inside the binary in a release.
#[derive(RustEmbed)]
#[folder = "../../locales"]
#[include = "*.ftl"]
pub(super) struct Files;

/// The words of all languages. Cheap to clone.
#[derive(Clone)]
pub struct Words {
    vi: Arc<FluentBundle<FluentResource>>,
    en: Arc<FluentBundle<FluentResource>>,
}

impl Words {
    /// Reads all files of `locales/`.
    ///
    /// # Errors
    /// A file is no Fluent, or two files of a language name one key: the message says where.
    pub fn load() -> anyhow::Result<Words> {
        Ok(Words {
            vi: Arc::new(read(Lang::Vi)?),
            en: Arc::new(read(Lang::En)?),
        })
    }

    /// `word` in `lang`; its key where it is unknown, which the tests rule out.
    pub fn say(&self, lang: Lang, word: &Word) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &word.args {
            match value {
                Arg::Number(number) => args.set(*name, *number),
                Arg::Text(text) => args.set(*name, text.as_str()),
            }
        }
        self.format(lang, &word.key, &args)
            .unwrap_or_else(|_| word.key.clone().into_owned())
    }

    /// The text of `key` in `lang`.
    ///
    /// # Errors
    /// The key is unknown, or an argument it needs was not given.
    pub fn format(&self, lang: Lang, key: &str, args: &FluentArgs<'_>) -> anyhow::Result<String> {
        let bundle = match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        };
        let pattern = bundle
            .get_message(key)
            .and_then(|message| message.value())
            .ok_or_else(|| anyhow!("no word {key:?} in locales/{}", lang.code()))?;
        let mut errors = Vec::new();
        let text = bundle
            .format_pattern(pattern, Some(args), &mut errors)
            .into_owned();
        match errors.first() {
            Some(error) => Err(anyhow!("word {key:?} in locales/{}: {error}", lang.code())),
            None => Ok(text),
        }
    }

    /// Whether `lang` has `key`.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        match lang {
            Lang::Vi => self.vi.has_message(key),
            Lang::En => self.en.has_message(key),
        }
    }
}

fn read(lang: Lang) -> anyhow::Result<FluentBundle<FluentResource>> {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.code().parse()?]);
    // Marks of isolation are invisible, and would end up in what people copy and search for.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Vi => number_vi,
        Lang::En => number_en,
    }));
    for (path, source) in sources(lang)? {
        let resource = FluentResource::try_new(source)
            .map_err(|(_, errors)| anyhow!("locales/{path}: {:?}", errors.first()))?;
        bundle
            .add_resource(resource)
            .map_err(|errors| anyhow!("locales/{path}: {:?}", errors.first()))?;
    }
    Ok(bundle)
}

/// Path and text of each file of a language, by path.
pub(super) fn sources(lang: Lang) -> anyhow::Result<Vec<(String, String)>> {
    let folder = format!("{}/", lang.code());
    let mut paths: Vec<String> = Files::iter().map(|path| path.to_string()).collect();
    paths.retain(|path| path.starts_with(&folder));
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let file = Files::get(&path).with_context(|| format!("locales/{path} is gone"))?;
        let text = String::from_utf8(file.data.into_owned()).with_context(|| format!("locales/{path}"))?;
        found.push((path, text));
    }
    Ok(found)
}

fn number_vi<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(Lang::Vi, value)
}

fn number_en<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(Lang::En, value)
}

fn number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) => {
            let decimals = if value.fract() == 0.0 { 0 } else { 1 };
            Some(lang.number(*value, decimals))
        }
        _ => None,
    }
}
