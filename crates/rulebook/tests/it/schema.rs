//! The schemas that editors use say the same as the files.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn law() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law")
}

fn yaml(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap();
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_file_keeps_to_its_schema() {
    for part in ["rules", "calendar", "cases", "outlines", "sources"] {
        let schema = fs::read_to_string(law().join(format!("schema/{part}.json"))).unwrap();
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let folder = law().join(part);
        let files: Vec<_> = match fs::read_dir(&folder) {
            Ok(entries) => entries.map(|entry| entry.unwrap().path()).collect(),
            Err(_) => vec![law().join(format!("{part}.yaml"))],
        };
        assert!(!files.is_empty());
        for file in files {
            let mut faults = Vec::new();
            keeps_to(&schema, &schema, &yaml(&file), "", &mut faults);
            assert!(faults.is_empty(), "{}: {faults:#?}", file.display());
        }
    }
}

/// As much of JSON Schema as these schemas use.
fn keeps_to(root: &Value, schema: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let inner = root.pointer(name.trim_start_matches('#')).expect(name);
        return keeps_to(root, inner, value, place, faults);
    }
    let right = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("boolean") => value.is_boolean(),
        _ => true,
    };
    let listed = schema["enum"]
        .as_array()
        .is_none_or(|allowed| allowed.contains(value));
    let constant = schema.get("const").is_none_or(|wanted| wanted == value);
    let short = schema["minLength"].as_u64().is_some_and(|least| {
        value
            .as_str()
            .is_some_and(|text| (text.chars().count() as u64) < least)
    });
    let small = schema["minimum"]
        .as_i64()
        .is_some_and(|least| value.as_i64().is_some_and(|value| value < least));
    if !right || !listed || !constant || short || small {
        faults.push(format!("{place}: {value}"));
        return;
    }
    let fits = |inner: &&Value| {
        let mut inside = Vec::new();
        keeps_to(root, inner, value, place, &mut inside);
        inside.is_empty()
    };
    if let Some(several) = schema["oneOf"].as_array()
        && several.iter().filter(fits).count() != 1
    {
        faults.push(format!("{place}: not one of the shapes: {value}"));
    }
    if let Some(several) = schema["anyOf"].as_array()
        && !several.iter().any(|inner| fits(&inner))
    {
        faults.push(format!("{place}: none of the shapes: {value}"));
    }
    if let Some(fields) = value.as_object() {
        for wanted in schema["required"].as_array().into_iter().flatten() {
            if !fields.contains_key(wanted.as_str().unwrap()) {
                faults.push(format!("{place}: {wanted} is missing"));
            }
        }
        let known = schema["properties"].as_object();
        for (name, inner) in fields {
            match known.and_then(|known| known.get(name)) {
                Some(schema) => keeps_to(root, schema, inner, &format!("{place}/{name}"), faults),
                None if schema["additionalProperties"] == false => {
                    faults.push(format!("{place}: {name} is not known"));
                }
                None => {}
            }
        }
    }
    if let Some(entries) = value.as_array() {
        let few = schema["minItems"]
            .as_u64()
            .is_some_and(|least| (entries.len() as u64) < least);
        if few {
            faults.push(format!("{place}: too few"));
        }
        if schema["items"].is_object() {
            for (at, entry) in entries.iter().enumerate() {
                keeps_to(root, &schema["items"], entry, &format!("{place}/{at}"), faults);
            }
        }
    }
}

#[test]
fn every_id_of_the_list_is_a_rule_or_said_to_be_left_out() {
    let left = yaml(&law().join("left-out.yaml"));
    let mut known: BTreeSet<String> = gandan_rulebook::Rulebook::shipped()
        .ids()
        .map(|id| id.split('/').next().unwrap().to_owned())
        .collect();
    let mut whole: Vec<String> = Vec::new();
    for entry in left["left_out"].as_array().unwrap() {
        for id in entry["ids"].as_array().unwrap() {
            let id = id.as_str().unwrap();
            match id.strip_suffix("-*") {
                Some(prefix) => whole.push(prefix.to_owned()),
                None => assert!(known.insert(id.to_owned()), "{id} is a rule and left out"),
            }
        }
    }
    let mut count = 0;
    for (prefix, last) in left["list"].as_object().unwrap() {
        for number in 1..=last.as_u64().unwrap() {
            count += 1;
            let id = format!("{prefix}-{number:02}");
            assert!(
                whole.contains(prefix) || known.contains(&id),
                "{id} is neither a rule nor left out"
            );
        }
    }
    assert_eq!(count, 244);
}
