use crate::db::{execute, fetch_all, statements};
use crate::{StoreError, Tx};
use gandan_core::documents::{Citation, Described, Read, identity_of_cited, means};
use uuid::Uuid;

statements! {
    INSERT = "insert into citation (document_id, position, kind, cited, identity, day, issuer, title, basis,
            span_start, span_end, target_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null)";
    OF = "select document_id, position, kind, cited, identity, day, issuer, title, basis, span_start, span_end,
            target_id
        from citation where document_id = $1 order by position";
    CITING = "select c.document_id, c.basis, c.span_start, c.span_end
        from citation c join document d on d.id = c.document_id
        where (c.target_id = $1 or (c.identity = $2 and c.day = $3)) and c.document_id <> $1
        order by d.day, d.created_at, c.document_id, c.position";
    /// What the document cites and what may cite it, with the other document where there is one.
    FORWARD = "select c.document_id, c.position, c.day as cited_day, c.issuer as cited_issuer, o.id, o.day, o.issuer
        from citation c join document d on d.id = c.document_id
        join document o on o.identity = c.identity and o.id <> d.id
        where c.document_id = $1
        order by c.position, case when o.keeper_id = d.keeper_id then 0 else 1 end, o.created_at, o.id";
    BACKWARD = "select c.document_id, c.position, c.day as cited_day, c.issuer as cited_issuer, o.id, o.day, o.issuer
        from document o join citation c on c.identity = o.identity and c.document_id <> o.id
        where o.id = $1 and c.target_id is null order by c.document_id, c.position";
    UNLINK = "update citation set target_id = null where document_id = $1 or target_id = $1";
    LINK = "update citation set target_id = $3 where document_id = $1 and position = $2 and target_id is null";
}

/// A citation as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CitationRow {
    /// The document that cites.
    pub document_id: Uuid,
    /// Order of first mention.
    pub position: i64,
    /// Kind by abbreviation.
    pub kind: Option<String>,
    /// Number and symbol as written.
    pub cited: Option<String>,
    /// The key under which it finds documents.
    pub identity: Option<String>,
    /// Day (ISO).
    pub day: Option<String>,
    /// Issuer as written.
    pub issuer: Option<String>,
    /// Title, for a law cited by name.
    pub title: Option<String>,
    /// The document rests on it.
    pub basis: bool,
    /// First byte of its words.
    pub span_start: Option<i64>,
    /// One past their last byte.
    pub span_end: Option<i64>,
    /// The cited document, where the library has it.
    pub target_id: Option<Uuid>,
}

/// A place where a document is cited.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CitingRow {
    /// The document that cites.
    pub document_id: Uuid,
    /// It rests on it.
    pub basis: bool,
    /// First byte of the words.
    pub span_start: Option<i64>,
    /// One past their last byte.
    pub span_end: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Pair {
    document_id: Uuid,
    position: i64,
    cited_day: Option<String>,
    cited_issuer: Option<String>,
    id: Uuid,
    day: Option<String>,
    issuer: Option<String>,
}

impl Pair {
    fn fits(&self) -> bool {
        let citation = Described {
            day: self.cited_day.as_deref(),
            issuer: self.cited_issuer.as_deref(),
        };
        means(
            citation,
            Described {
                day: self.day.as_deref(),
                issuer: self.issuer.as_deref(),
            },
        )
    }
}

/// The citations of a document in order of first mention.
///
/// # Errors
/// The engine's.
pub async fn citations_of(tx: &mut Tx, document: Uuid) -> Result<Vec<CitationRow>, StoreError> {
    fetch_all!(tx, CitationRow, OF, document)
}

/// Where a document is cited, in any library: by a joined citation, or by its identity and day. The oldest first.
///
/// # Errors
/// The engine's.
pub async fn citing(
    tx: &mut Tx,
    document: Uuid,
    identity: Option<&str>,
    day: Option<&str>,
) -> Result<Vec<CitingRow>, StoreError> {
    fetch_all!(tx, CitingRow, CITING, document, identity, day)
}

pub(super) async fn insert_all(
    tx: &mut Tx,
    document: Uuid,
    citations: &[Read<Citation>],
) -> Result<(), StoreError> {
    for (position, read) in (0i64..).zip(citations) {
        let citation = &read.value;
        let place = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
        execute!(
            tx,
            INSERT,
            document,
            position,
            citation.kind.as_deref(),
            citation.id.as_deref(),
            citation.id.as_deref().and_then(identity_of_cited),
            citation.date.map(|day| day.to_string()),
            citation.issuer.as_deref(),
            citation.title.as_deref(),
            citation.basis,
            read.span.map(|span| place(span.start)),
            read.span.map(|span| place(span.end)),
        )?;
    }
    Ok(())
}

/// Joins the document's citations to what the library has, and the library's citations that wait for it to it.
pub(super) async fn link(tx: &mut Tx, document: Uuid) -> Result<(), StoreError> {
    execute!(tx, UNLINK, document)?;
    // The first pair of a citation is the best: the keeper's own copy, then the oldest.
    let mut pairs: Vec<Pair> = fetch_all!(tx, Pair, FORWARD, document)?;
    pairs.extend(fetch_all!(tx, Pair, BACKWARD, document)?);
    for pair in pairs.iter().filter(|pair| pair.fits()) {
        execute!(tx, LINK, pair.document_id, pair.position, pair.id)?;
    }
    Ok(())
}
