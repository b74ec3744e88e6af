//! One thing that a program can do, with all that the description says of it.

use crate::web::App;
use axum::routing::MethodRouter;
use schemars::{JsonSchema, Schema, SchemaGenerator};

/// Makes the schema of a type.
pub type Shape = fn(&mut SchemaGenerator) -> Schema;

/// An operation of the interface: it is routed and described by the same entry.
pub struct Operation {
    /// `get`, `post`.
    pub method: &'static str,
    /// Its address, with names in braces.
    pub path: &'static str,
    /// Its name; the words `api-op-…` say what it does.
    pub id: &'static str,
    /// Headers, names in the path.
    pub parameters: Vec<Parameter>,
    /// The type of its query.
    pub query: Option<Shape>,
    /// The type of its body.
    pub body: Option<Shape>,
    /// Files may come with the body: then it is a form whose field of this name holds the body as JSON.
    pub parcel: Option<&'static str>,
    /// It answers with a file and not with JSON.
    pub file: bool,
    /// Statuses with the type of each answer; problems stand in `problems`.
    pub answers: Vec<(u16, Shape)>,
    /// Statuses of problems.
    pub problems: Vec<u16>,
    /// It asks for a token.
    pub token: bool,
    /// Its handler.
    pub route: fn() -> MethodRouter<App>,
}

/// A header or a name in the path.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// `header` or `path`.
    pub place: &'static str,
    /// Without it nothing is done.
    pub required: bool,
    /// Its JSON type with its bounds.
    pub schema: serde_json::Value,
}

/// The schema of a type.
pub fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

impl Operation {
    /// An operation that reads something public.
    pub fn read<T: JsonSchema>(
        path: &'static str,
        id: &'static str,
        route: fn() -> MethodRouter<App>,
    ) -> Operation {
        Operation {
            method: "get",
            path,
            id,
            parameters: Vec::new(),
            query: None,
            body: None,
            parcel: None,
            file: false,
            answers: vec![(200, of::<T>)],
            problems: vec![429],
            token: false,
            route,
        }
    }

    /// The same with a query.
    #[must_use]
    pub fn asked<Q: JsonSchema>(mut self) -> Operation {
        self.query = Some(of::<Q>);
        self.problems.extend([400]);
        self
    }

    /// The same with further problems.
    #[must_use]
    pub fn or(mut self, problems: &[u16]) -> Operation {
        self.problems.extend(problems);
        self
    }

    /// The same for officers only.
    #[must_use]
    pub fn by_token(mut self) -> Operation {
        self.token = true;
        self
    }

    /// The same with a body.
    #[must_use]
    pub fn post<B: JsonSchema>(mut self) -> Operation {
        self.method = "post";
        self.body = Some(of::<B>);
        self.problems.extend([400, 413, 415]);
        self
    }

    /// The same with files beside the body, which stands in `field` then.
    #[must_use]
    pub fn with_files(mut self, field: &'static str) -> Operation {
        self.parcel = Some(field);
        self
    }

    /// The same, answering with a file.
    #[must_use]
    pub fn of_file(mut self) -> Operation {
        self.file = true;
        self
    }

    /// The same with further answers in place of the usual one.
    #[must_use]
    pub fn answering(mut self, answers: Vec<(u16, Shape)>) -> Operation {
        self.answers = answers;
        self
    }

    /// The same with a header or a name in its path.
    #[must_use]
    pub fn with(mut self, parameter: Parameter) -> Operation {
        self.parameters.push(parameter);
        self
    }
}
