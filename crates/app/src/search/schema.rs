use tantivy::schema::{
    Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{SimpleTokenizer, TextAnalyzer, WhitespaceTokenizer};

/// Counted up whenever the fields or what is put into them changes: an index of another version is built anew.
pub const VERSION: u32 = 3;

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
    /// 1 where it is public.
    pub public: Field,
    /// Number and symbol, folded.
    pub identity: Field,
    /// Subject or title, folded.
    pub subject: Field,
    /// The same with marks.
    pub subject_exact: Field,
    /// Text, folded.
    pub text: Field,
    /// The same with marks.
    pub text_exact: Field,
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

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let words = |tokenizer: &str| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        id: builder.add_text_field("id", STRING | STORED),
        document: builder.add_text_field("document", STRING | STORED),
        kind: builder.add_text_field("kind", STRING | STORED),
        reader: builder.add_text_field("reader", STRING),
        away: builder.add_text_field("away", STRING),
        public: builder.add_u64_field("public", INDEXED),
        identity: builder.add_text_field("identity", words(FOLDED)),
        subject: builder.add_text_field("subject", words(FOLDED)),
        subject_exact: builder.add_text_field("subject_exact", words(EXACT)),
        text: builder.add_text_field("text", words(FOLDED)),
        text_exact: builder.add_text_field("text_exact", words(EXACT)),
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
