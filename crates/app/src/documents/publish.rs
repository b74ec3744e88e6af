use super::guard::Guarded;
use super::show::Link;
use super::view::{DocumentLine, name_of};
use crate::web::{Form, Officer, Page, PageResult, go, urls};
use crate::words::notice;
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_store::documents;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What will be public, before it is.
#[derive(Serialize)]
pub struct PublishPage {
    line: DocumentLine,
    name: String,
    published: bool,
    version: i64,
    tasks: Vec<String>,
    public: Link,
    back: String,
    action: String,
}

impl Page for PublishPage {
    const TEMPLATE: &'static str = "pages/documents/publish.html";

    fn samples() -> Vec<PublishPage> {
        let page = |published: bool| PublishPage {
            line: DocumentLine::sample("CT 16/CT-TTg"),
            name: "CT 16/CT-TTg".to_owned(),
            published,
            version: 1,
            tasks: if published {
                vec!["Tổ chức quán triệt".to_owned()]
            } else {
                Vec::new()
            },
            public: Link {
                href: "/".to_owned(),
                name: "CT 16/CT-TTg".to_owned(),
            },
            back: "/".to_owned(),
            action: "/".to_owned(),
        };
        vec![page(true), page(false)]
    }
}

/// `GET /lam-viec/van-ban/{id}/cong-bo`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::PublishDocument).await?;
    let tasks = documents::task_words(&mut tx, id).await?;
    officer.show(&PublishPage {
        line: DocumentLine::of(&guarded.head, urls::DOCUMENT),
        name: name_of(&guarded.head),
        published: guarded.head.published_at.is_some(),
        version: guarded.head.version,
        tasks: tasks.into_iter().map(|task| task.title).collect(),
        public: Link {
            href: urls::with_id(urls::PUBLIC_DOCUMENT, id),
            name: name_of(&guarded.head),
        },
        back: urls::with_id(urls::DOCUMENT, id),
        action: urls::with_id(urls::DOCUMENT_PUBLISH, id),
    })
}

/// What was confirmed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    version: String,
    public: String,
}

/// `POST /lam-viec/van-ban/{id}/cong-bo`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let mut tx = officer.app.db.begin_write().await?;
    Guarded::load(&mut tx, &officer, id, Act::PublishDocument).await?;
    let version = super::acts::version(&form.input.version)?;
    let published = form.input.public == "yes";
    let at = officer.app.clock.micros();
    documents::set_published(&mut tx, &officer.author(), at, (id, version), published).await?;
    tx.commit().await?;
    let said = if published {
        notice("document-published")
    } else {
        notice("document-unpublished")
    };
    Ok(go::with_notice(&urls::with_id(urls::DOCUMENT, id), said))
}
