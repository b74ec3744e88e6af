//! The interface for programs.

use super::with_id;
use uuid::Uuid;

/// The interface.
pub const API: &str = "/api/v1/";
/// The page about it.
pub const API_PAGE: &str = "/api";
/// Its description for programs.
pub const API_DESCRIPTION: &str = "/api/v1/openapi.json";
/// Bringing a petition.
pub const API_PETITIONS: &str = "/api/v1/petitions";
/// How it stands, by the receipt code in a header.
pub const API_STATUS: &str = "/api/v1/petitions/status";
/// What people come with.
pub const API_SUBJECTS: &str = "/api/v1/subjects";
/// Public facts of bodies.
pub const API_BODIES: &str = "/api/v1/bodies";
/// What the law fixes.
pub const API_RULES: &str = "/api/v1/law/rules";
/// Cases, for programs of officers.
pub const API_CASES: &str = "/api/v1/cases";
/// A case.
pub const API_CASE: &str = "/api/v1/cases/{id}";
/// Moving it.
pub const API_CASE_MOVES: &str = "/api/v1/cases/{id}/moves";
/// What a move asks for.
pub const API_CASE_MOVE: &str = "/api/v1/cases/{id}/moves/{act}";
/// A file of it.
pub const API_CASE_FILE: &str = "/api/v1/cases/{id}/files/{file}";
/// Answered matters that are public.
pub const API_PUBLICATIONS: &str = "/api/v1/publications";
/// How bodies answer.
pub const API_FIGURES_CASES: &str = "/api/v1/figures/cases";
/// Open311 GeoReport v2.
pub const OPEN311: &str = "/open311/v2";
/// Where its endpoints are.
pub const OPEN311_DISCOVERY_JSON: &str = "/open311/v2/discovery.json";
/// The same as XML.
pub const OPEN311_DISCOVERY_XML: &str = "/open311/v2/discovery.xml";
/// What people come with.
pub const OPEN311_SERVICES_JSON: &str = "/open311/v2/services.json";
/// The same as XML.
pub const OPEN311_SERVICES_XML: &str = "/open311/v2/services.xml";
/// What one of them asks for; the id ends in the format.
pub const OPEN311_SERVICE: &str = "/open311/v2/services/{id}";
/// Requests; a new one.
pub const OPEN311_REQUESTS_JSON: &str = "/open311/v2/requests.json";
/// The same as XML.
pub const OPEN311_REQUESTS_XML: &str = "/open311/v2/requests.xml";
/// One of them.
pub const OPEN311_REQUEST: &str = "/open311/v2/requests/{id}";
/// The id of a token.
pub const OPEN311_TOKEN: &str = "/open311/v2/tokens/{id}";
/// A due day with its derivation.
pub const API_DUE: &str = "/api/v1/law/due";

/// [`API_CASE_MOVE`] of a case and a move.
pub fn api_case_move(case: Uuid, act: &str) -> String {
    with_id(API_CASE_MOVE, case).replace("{act}", act)
}

/// [`API_CASE_FILE`] of a case and a file.
pub fn api_case_file(case: Uuid, file: Uuid) -> String {
    with_id(API_CASE_FILE, case).replace("{file}", &file.to_string())
}
