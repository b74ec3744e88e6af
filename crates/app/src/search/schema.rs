use tantivy::schema::{
    Field, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{SimpleTokenizer, TextAnalyzer, WhitespaceTokenizer};

/// Counted up whenever the fields or what is put into them changes: an index of another version is built anew.
pub const VERSION: u32 = 4;

/// Tokens of folded words: they are folded before they come, so blanks part them.
pub const FOLDED: &str = "gandan_folded";
/// Tokens with their marks, in lower case before they come.
pub const EXACT: &str = "gandan_exact";

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// Id of the record, as text.
    pub id: Field,
    /// Id of the document it belongs to.
    pub document: Field,
    /// `document`, `task`, `publication`, `case` or `answered-case`.
    pub kind: Field,
    /// Who may read it: keeper and bodies with an assignment, as text; of a case, who holds it, marked as a case's.
    pub reader: Field,
    /// Who may not, whatever their posts: accounts and bodies that a wall or the helper rule keeps from a case.
    pub away: Field,
    /// Words of what everybody may read.
    pub open: Looked,
    /// Words of everything else. They are apart, so that what the public looks for is not held against every case.
    pub inner: Looked,
    /// Name, as shown.
    pub name: Field,
    /// Subject or title, as shown.
    pub shown: Field,
    /// Words as shown, for snippets.
    pub words: Field,
    /// What a case was answered with, as shown.
    pub answer: Field,
    /// Day of the document.
    pub day: Field,
}

/// The fields that words are looked for in.
#[derive(Debug, Clone, Copy)]
pub struct Looked {
    /// Number, subject and text, folded.
    pub text: Field,
    /// The same with marks.
    pub text_exact: Field,
}

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let words = |tokenizer: &str| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        TextOptions::default().set_indexing_options(indexing)
    };
    let looked = |builder: &mut SchemaBuilder, family: &str| {
        let mut field =
            |name: &str, tokenizer| builder.add_text_field(&format!("{family}_{name}"), words(tokenizer));
        Looked {
            text: field("text", FOLDED),
            text_exact: field("text_exact", EXACT),
        }
    };
    let fields = Fields {
        id: builder.add_text_field("id", STRING | STORED),
        document: builder.add_text_field("document", STRING | STORED),
        kind: builder.add_text_field("kind", STRING | STORED),
        reader: builder.add_text_field("reader", STRING),
        away: builder.add_text_field("away", STRING),
        open: looked(&mut builder, "open"),
        inner: looked(&mut builder, "inner"),
        name: builder.add_text_field("name", STORED),
        shown: builder.add_text_field("shown", STORED),
        words: builder.add_text_field("words", STORED),
        answer: builder.add_text_field("answer", STORED),
        day: builder.add_text_field("day", STORED),
    };
    (builder.build(), fields)
}

/// Registers the ways in which text is cut into tokens.
pub fn register(index: &tantivy::Index) {
    index
        .tokenizers()
        .register(FOLDED, TextAnalyzer::from(WhitespaceTokenizer::default()));
    index
        .tokenizers()
        .register(EXACT, TextAnalyzer::from(SimpleTokenizer::default()));
}
