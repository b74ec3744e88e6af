use tantivy::SegmentReader;
use tantivy::columnar::Column;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};
use tantivy::tokenizer::{SimpleTokenizer, TextAnalyzer, WhitespaceTokenizer};

/// Counted up whenever the fields or what is put into them changes: an index of another version is built anew.
pub const VERSION: u32 = 6;

/// Tokens of folded words: they are folded before they come, so blanks part them.
pub const FOLDED: &str = "gandan_folded";
/// Tokens with their marks, in lower case before they come.
pub const EXACT: &str = "gandan_exact";

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// Id of the record.
    pub id: Id,
    /// Id of the document it belongs to, as bytes.
    pub document: Field,
    /// `document`, `task`, `publication`, `case` or `answered-case`.
    pub kind: Field,
    /// Who may read it: keeper and bodies with an assignment, as text; of a case, who holds it, marked as a case's.
    pub reader: Field,
    /// Who may not, whatever their posts: accounts and bodies that a wall or the helper rule keeps from a case.
    pub away: Field,
    /// Where, whose, about what and under which law a public copy is, each as [`super::index::about`] writes it.
    pub about: Field,
    /// Words of the public copies of matters.
    pub copies: Looked,
    /// Words of what else everybody may read.
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

/// An id in two numbers that are read without the words of the record; the greater the first, the later it was given.
#[derive(Debug, Clone, Copy)]
pub struct Id {
    /// Its first half, which begins with the moment in which it was given.
    pub begun: Field,
    /// The other half.
    pub rest: Field,
}

const BEGUN: &str = "id_begun";
const REST: &str = "id_rest";

impl Id {
    /// First halves of a part of the index.
    ///
    /// # Errors
    /// The index library's.
    pub fn begun(self, part: &SegmentReader) -> tantivy::Result<Column<u64>> {
        part.fast_fields().u64(BEGUN)
    }

    /// Both halves.
    ///
    /// # Errors
    /// The index library's.
    pub fn of(self, part: &SegmentReader) -> tantivy::Result<(Column<u64>, Column<u64>)> {
        Ok((self.begun(part)?, part.fast_fields().u64(REST)?))
    }
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
        id: Id {
            begun: builder.add_u64_field(BEGUN, FAST),
            rest: builder.add_u64_field(REST, FAST),
        },
        document: builder.add_bytes_field("document", INDEXED | STORED),
        kind: builder.add_text_field("kind", STRING | STORED),
        reader: builder.add_text_field("reader", STRING),
        away: builder.add_text_field("away", STRING),
        about: builder.add_text_field("about", STRING),
        copies: looked(&mut builder, "copies"),
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
