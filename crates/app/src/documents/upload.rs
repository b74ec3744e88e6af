use super::list::{Choice, bodies, chosen, directions};
use crate::web::{FormState, Officer, Page, PageError, PageResult, Upload, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Query;
use gandan_core::access::{Act, Object, Refusal, may};
use gandan_core::bodies::BodyId;
use gandan_store::documents::{self, BatchFile};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The most that one upload may weigh, in bytes.
pub const LIMIT: usize = 512 << 20;
/// The most that one file may weigh; the extractor refuses more.
const FILE: usize = 100 << 20;

/// Files into the library.
#[derive(Serialize)]
pub struct UploadPage {
    form: FormState,
    bodies: Vec<Choice<String>>,
    directions: Vec<Choice<Word>>,
    batches: Vec<Recent>,
}

/// A batch brought lately.
#[derive(Serialize)]
struct Recent {
    href: String,
    at: i64,
    who: String,
}

impl Page for UploadPage {
    const TEMPLATE: &'static str = "pages/documents/upload.html";

    fn samples() -> Vec<UploadPage> {
        let page = |form: FormState| UploadPage {
            form,
            bodies: bodies([("1".to_owned(), "UBND tỉnh Mẫu".to_owned())]),
            directions: all_directions(),
            batches: vec![Recent {
                href: "/".to_owned(),
                at: 0,
                who: "Văn thư 1".to_owned(),
            }],
        };
        let empty = FormState::default().with_error("files", word("upload-no-file"));
        vec![
            page(FormState::filled([("received", "2026-11-22".to_owned())])),
            page(empty),
        ]
    }
}

/// For which body.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    body: String,
}

/// `GET /lam-viec/van-ban/nhap`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let form = FormState::filled([
        ("body", asked.body),
        ("direction", "auto".to_owned()),
        ("received", officer.app.clock.today().to_string()),
    ]);
    officer.show(&page(&officer, form).await?.1)
}

/// `POST /lam-viec/van-ban/nhap`: with the answer, the files are stored; the job reads them.
pub async fn post(officer: Officer, mut upload: Upload) -> PageResult {
    let mut form = FormState::default();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    while let Some(mut part) = upload.next().await? {
        match part.file_name() {
            Some(name) => {
                let mut bytes = Vec::new();
                while let Some(chunk) = part.chunk().await? {
                    if bytes.len() <= FILE {
                        bytes.extend_from_slice(&chunk);
                    }
                }
                if bytes.len() > FILE {
                    form.error("files", word("upload-file-too-large").with("file", name.clone()));
                }
                files.push((name, bytes));
            }
            None => {
                let field = part.name().to_owned();
                let value = part.text(1024).await?;
                form.values.entry(field).or_default().push(value);
            }
        }
    }
    if files.is_empty() {
        form.error("files", word("upload-no-file"));
    }
    let received = form.value("received").to_owned();
    if received.parse::<Date>().is_err() {
        form.error("received", word("form-day-wrong"));
    }
    let (importable, mut page) = page(&officer, form).await?;
    let keeper = chosen(&importable, page.form.value("body")).ok_or(Refusal::Role)?;
    if !page.form.is_right() {
        return officer.show_again(&page);
    }
    let direction = page.form.value("direction").to_owned();
    if super::intake::Direction::from_code(&direction).is_none() {
        page.form.error("direction", word("form-choose"));
        return officer.show_again(&page);
    }
    let author = officer.author();
    let at = officer.app.clock.micros();
    let batch = documents::batch_new(&author, keeper.0, &direction, &received, at)?;
    let types: Vec<&str> = files
        .iter()
        .map(|(_, bytes)| infer::get(bytes).map_or("application/octet-stream", |kind| kind.mime_type()))
        .collect();
    let files: Vec<BatchFile<'_>> = files
        .iter()
        .zip(types)
        .map(|((name, bytes), media_type)| BatchFile {
            name,
            bytes,
            media_type,
        })
        .collect();
    let mut tx = officer.app.db.begin_write().await?;
    documents::batch_insert(&mut tx, &author, &batch, &files).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::BATCH, batch.id),
        notice("batch-received"),
    ))
}

async fn page(officer: &Officer, form: FormState) -> Result<(Vec<BodyId>, UploadPage), PageError> {
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let tree = known.tree(officer.app.clock.today());
    let importable: Vec<BodyId> = officer
        .actor
        .bodies()
        .into_iter()
        .filter(|body| may(&officer.actor, Act::ImportDocument, Object::Body(*body), &tree).is_ok())
        .collect();
    let keeper = chosen(&importable, form.value("body")).ok_or(Refusal::Role)?;
    let batches = documents::batches_of(&mut tx, keeper.0, 10).await?;
    let recent = |batch: &documents::Batch| Recent {
        href: urls::with_id(urls::BATCH, batch.id),
        at: batch.created_at,
        who: batch.account_name.clone(),
    };
    let page = UploadPage {
        form,
        bodies: bodies(
            importable
                .iter()
                .map(|body| (body.0.to_string(), known.name(*body).to_owned())),
        ),
        directions: all_directions(),
        batches: batches.iter().map(recent).collect(),
    };
    Ok((importable, page))
}

fn all_directions() -> Vec<Choice<Word>> {
    let auto = Choice {
        value: "auto".to_owned(),
        label: word_of("document-direction-", "auto"),
    };
    std::iter::once(auto).chain(directions()).collect()
}
