//! Words are checked like code.

use super::bundle::sources;
use super::{Lang, Words};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_file_can_be_read() {
    Words::load().unwrap();
}

#[test]
fn both_languages_have_the_same_words_with_the_same_arguments() {
    let [vi, en] = Lang::ALL.map(keys);
    let names = |words: &BTreeMap<String, BTreeSet<String>>| words.keys().cloned().collect::<BTreeSet<_>>();
    let (in_vi, in_en) = (names(&vi), names(&en));
    assert_eq!(
        in_vi.difference(&in_en).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "missing in locales/en"
    );
    assert_eq!(
        in_en.difference(&in_vi).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "missing in locales/vi"
    );
    for (key, args) in &vi {
        assert_eq!(args, &en[key], "arguments of {key} differ");
    }
}

#[test]
fn both_languages_have_the_same_files() {
    let files = |lang: Lang| -> Vec<String> {
        sources(lang)
            .unwrap()
            .into_iter()
            .map(|(path, _)| path[3..].to_owned())
            .collect()
    };
    assert_eq!(files(Lang::Vi), files(Lang::En));
}

#[test]
fn no_word_is_missing_and_none_is_unused() {
    let known = keys(Lang::Vi);
    let used = used();
    let missing: Vec<_> = used
        .exact
        .iter()
        .filter(|key| !known.contains_key(*key))
        .collect();
    assert_eq!(
        missing,
        Vec::<&String>::new(),
        "named in Rust or a template, absent from locales/"
    );
    let starts: Vec<_> = used
        .prefixes
        .iter()
        .filter(|prefix| !known.keys().any(|key| key.starts_with(*prefix)))
        .collect();
    assert_eq!(starts, Vec::<&String>::new(), "no word starts so");
    let unused: Vec<_> = known
        .keys()
        .filter(|key| {
            !used.exact.contains(*key) && !used.prefixes.iter().any(|prefix| key.starts_with(prefix))
        })
        .collect();
    assert_eq!(unused, Vec::<&String>::new(), "in locales/, said nowhere");
}

/// Keys of a language with the arguments each takes.
fn keys(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for (path, source) in sources(lang).unwrap() {
        let resource = fluent_syntax::parser::parse(source.as_str()).unwrap();
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let mut args = BTreeSet::new();
                    if let Some(pattern) = &message.value {
                        arguments(pattern, &mut args);
                    }
                    keys.insert(message.id.name.to_owned(), args);
                }
                Entry::Junk { content } => panic!("locales/{path}: {content}"),
                _ => {}
            }
        }
    }
    keys
}

fn arguments(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => argument(inline, found),
                Expression::Select { selector, variants } => {
                    argument(selector, found);
                    for variant in variants {
                        arguments(&variant.value, found);
                    }
                }
            }
        }
    }
}

fn argument(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for inner in &arguments.positional {
                argument(inner, found);
            }
        }
        _ => {}
    }
}

#[derive(Default)]
struct Used {
    exact: BTreeSet<String>,
    prefixes: BTreeSet<String>,
}

/// Keys named by `t("…")` in templates and by `word("…")`, `word_of("…", …)`, `notice("…")` in Rust.
fn used() -> Used {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut used = Used::default();
    for path in files(&root.join("templates")) {
        let text = without_comments(&fs::read_to_string(&path).unwrap());
        for opening in ["t(\"", "t('"] {
            literals(&text, opening, |literal, rest| {
                if rest.trim_start().starts_with('~') {
                    used.prefixes.insert(literal);
                } else {
                    used.exact.insert(literal);
                }
            });
        }
    }
    for path in files(&root.join("crates/app/src")) {
        // As if each call stood on one line.
        let text = fs::read_to_string(&path).unwrap();
        let said = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let text = said
            .flat_map(str::split_whitespace)
            .collect::<Vec<_>>()
            .join(" ")
            .replace("( \"", "(\"");
        if path.ends_with("words/check.rs") || path.ends_with("words/word.rs") {
            continue;
        }
        literals(&text, "word(\"", |literal, _| {
            used.exact.insert(literal);
        });
        literals(&text, "word_of(\"", |literal, _| {
            used.prefixes.insert(literal);
        });
        literals(&text, "notice(\"", |literal, _| {
            used.exact.insert(format!("notice-{literal}"));
        });
    }
    used
}

/// A template without its `{# … #}`.
fn without_comments(text: &str) -> String {
    let said = |piece: &str| {
        piece
            .split_once("#}")
            .map_or(piece, |(_, after)| after)
            .to_owned()
    };
    text.split("{#")
        .enumerate()
        .map(|(at, piece)| if at == 0 { piece.to_owned() } else { said(piece) })
        .collect()
}

/// Calls `take` with each literal after `opening`, where that is no end of a longer name, and what follows it.
fn literals(text: &str, opening: &str, mut take: impl FnMut(String, &str)) {
    let quote = opening.chars().last().unwrap();
    for (at, _) in text.match_indices(opening) {
        let before = text[..at].chars().last();
        if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_') {
            continue;
        }
        let inside = &text[at + opening.len()..];
        let end = inside.find(quote).unwrap();
        take(inside[..end].to_owned(), &inside[end + 1..]);
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
