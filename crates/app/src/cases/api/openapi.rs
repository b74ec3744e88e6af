//! The description of the interface as OpenAPI 3.1, made of the operations and the types they take and give.

use super::answer::{Problem, public};
use super::operation::{Operation, of};
use super::operations::operations;
use super::parcel::FILES;
use crate::web::{App, Limit, PageResult, Visitor};
use crate::words::{Lang, word, word_of};
use gandan_media::Kind;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// `GET /api/v1/openapi.json`
pub async fn get(visitor: Visitor) -> PageResult {
    visitor.limit(Limit::Read)?;
    Ok(public(&description(&visitor.app)))
}

/// The whole description.
pub fn description(app: &App) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let say = |word| app.words.say(Lang::En, &word);
    let mut paths = Map::new();
    for operation in operations() {
        let described = described(app, &operation, &mut generator);
        let path = paths
            .entry(operation.path.to_owned())
            .or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(path) = path {
            path.insert(operation.method.to_owned(), described);
        }
    }
    let schemas = generator.take_definitions(true);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": say(word("api-name")),
            "version": "1.0.0",
            "description": say(word("api-about")),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": app.config.public_url.as_deref().unwrap_or("/")}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    })
}

fn described(app: &App, operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let mut described = Map::new();
    let summary = app.words.say(Lang::En, &word_of("api-op-", operation.id));
    described.insert("operationId".to_owned(), json!(operation.id));
    described.insert("summary".to_owned(), json!(summary));
    let mut parameters: Vec<Value> = operation
        .parameters
        .iter()
        .map(|parameter| {
            json!({
                "name": parameter.name,
                "in": parameter.place,
                "required": parameter.required,
                "schema": parameter.schema,
            })
        })
        .collect();
    if let Some(query) = operation.query {
        parameters.extend(query_parameters(query, generator));
    }
    described.insert("parameters".to_owned(), Value::Array(parameters));
    if let Some(body) = operation.body {
        let schema = body(generator);
        let mut content = json!({"application/json": {"schema": schema}});
        if let Some(field) = operation.parcel {
            content["multipart/form-data"] = with_files(field, &schema);
        }
        described.insert(
            "requestBody".to_owned(),
            json!({"required": true, "content": content}),
        );
    }
    described.insert("responses".to_owned(), responses(operation, generator));
    if operation.token {
        described.insert("security".to_owned(), json!([{"token": []}]));
    }
    Value::Object(described)
}

fn responses(operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let mut responses = Map::new();
    for (status, schema) in &operation.answers {
        let content = match operation.file {
            true => any_file(),
            false => json!({"application/json": {"schema": schema(generator)}}),
        };
        let described = json!({"description": reason(*status), "content": content});
        responses.insert(status.to_string(), described);
    }
    for status in &operation.problems {
        let content = json!({"application/problem+json": {"schema": of::<Problem>(generator)}});
        let described = json!({"description": reason(*status), "content": content});
        responses.insert(status.to_string(), described);
    }
    Value::Object(responses)
}

/// A body with files beside it.
fn with_files(field: &str, schema: &schemars::Schema) -> Value {
    let file = json!({"type": "string", "contentMediaType": "application/octet-stream"});
    json!({
        "schema": {
            "type": "object",
            "properties": {
                field: schema,
                FILES: {"type": "array", "maxItems": gandan_media::FILES, "items": file},
            },
            "required": [field],
            "additionalProperties": false,
        },
        "encoding": {field: {"contentType": "application/json"}},
    })
}

/// A file of any kind that is taken.
fn any_file() -> Value {
    let kinds = Kind::ALL.into_iter().map(Kind::media_type);
    let content: Map<String, Value> = kinds
        .chain(["application/octet-stream"])
        .map(|kind| (kind.to_owned(), json!({})))
        .collect();
    Value::Object(content)
}

fn reason(status: u16) -> &'static str {
    axum::http::StatusCode::from_u16(status)
        .ok()
        .and_then(|status| status.canonical_reason())
        .unwrap_or("Answer")
}

/// A query is described name by name: its type is an object whose fields are text.
fn query_parameters(
    query: fn(&mut SchemaGenerator) -> schemars::Schema,
    generator: &mut SchemaGenerator,
) -> Vec<Value> {
    let mut own = generator.settings().clone().into_generator();
    let referred = query(&mut own);
    let defined = own.take_definitions(true);
    let name = referred
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|path| path.rsplit('/').next());
    let whole = name
        .and_then(|name| defined.get(name))
        .unwrap_or(referred.as_value());
    let required: Vec<&str> = whole
        .get("required")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let Some(fields) = whole.get("properties").and_then(Value::as_object) else {
        return Vec::new();
    };
    fields
        .iter()
        .map(|(name, field)| {
            json!({
                "name": name,
                "in": "query",
                "required": required.contains(&name.as_str()),
                "description": field.get("description"),
                "schema": {"type": "string"},
            })
        })
        .collect()
}
