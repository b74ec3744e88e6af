//! A leader's pictures: of a body with all below it, over a year or a quarter.

use super::PictureView;
use super::counted::{Counted, Reach, Reception, counted, reach, received};
use super::paper::{Heading, paper};
use super::pictures::{Picture, pictures};
use super::say::Say;
use crate::bodies::Known;
use crate::cases::public::scope::{Asked as Scoped, Scope};
use crate::cases::public::{figure_word, period_word};
use crate::printing::{Format, download};
use crate::reception::layout_of;
use crate::tasks::document_label;
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::{Lang, Word, word};
use axum::extract::{Path, Query};
use gandan_core::access::{Act, Object, Refusal, may};
use gandan_core::bodies::BodyId;
use gandan_core::cases::figures::{Figure, Period};
use gandan_store::{Tx, documents, tasks};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// So many directives can be chosen from, those with most overdue first.
const DOCUMENTS: i64 = 12;

/// The board.
#[derive(Serialize)]
pub struct BoardPage {
    body: String,
    period: Word,
    as_of: Option<i64>,
    years: Vec<Link>,
    quarters: Vec<Link>,
    bodies: Vec<Link>,
    documents: Vec<Link>,
    figures: Vec<Opens>,
    pictures: Vec<PictureView>,
    word: String,
    pdf: String,
}

/// A choice.
#[derive(Debug, Clone, Serialize)]
struct Link {
    label: Label,
    href: String,
    current: bool,
}

/// A word, or a name.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum Label {
    Word(Word),
    Name(String),
}

/// A number that opens into its list.
#[derive(Debug, Clone, Serialize)]
struct Opens {
    value: String,
    label: Word,
    href: String,
}

impl Page for BoardPage {
    const TEMPLATE: &'static str = "pages/dashboards/board.html";

    fn samples() -> Vec<BoardPage> {
        let link = |label: Label, current| Link {
            label,
            href: "/".to_owned(),
            current,
        };
        let period = || period_word(Period::Year(2026));
        let full = BoardPage {
            body: "UBND tỉnh Mẫu".to_owned(),
            period: period(),
            as_of: Some(1_795_000_000_000_000),
            years: vec![link(Label::Word(period()), true)],
            quarters: vec![link(Label::Word(period_word(Period::Quarter(2026, 3))), false)],
            bodies: vec![link(Label::Name("UBND xã Mẫu".to_owned()), false)],
            documents: vec![link(Label::Name("CT 16/CT-TTg".to_owned()), true)],
            figures: vec![Opens {
                value: "3".to_owned(),
                label: figure_word(Figure::Overdue),
                href: "/".to_owned(),
            }],
            pictures: PictureView::samples(),
            word: "/".to_owned(),
            pdf: "/".to_owned(),
        };
        let bare = BoardPage {
            body: "UBND tỉnh Mẫu".to_owned(),
            period: period(),
            as_of: None,
            years: vec![link(Label::Word(period()), true)],
            quarters: Vec::new(),
            bodies: Vec::new(),
            documents: Vec::new(),
            figures: Vec::new(),
            pictures: Vec::new(),
            word: "/".to_owned(),
            pdf: "/".to_owned(),
        };
        vec![full, bare]
    }
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Code of a body; one's own where there is none.
    #[serde(rename = "co-quan")]
    body: String,
    /// `2026`, `2026-Q3`.
    #[serde(rename = "ky")]
    period: String,
    /// A directive.
    #[serde(rename = "van-ban")]
    document: String,
}

/// What was asked, counted.
struct Board {
    known: Arc<Known>,
    today: Date,
    body: BodyId,
    scope: Scope,
    counted: Counted,
    reach: Option<Reach>,
    reception: Option<Reception>,
    /// Directives to choose from, and which is shown.
    documents: Vec<(Uuid, String)>,
    document: Option<Uuid>,
}

/// `GET /bao-cao/bang-dieu-hanh`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let board = load(&officer, &asked, officer.lang).await?;
    let app = &officer.app;
    let say = Say::new(&app.words, officer.lang);
    let figures = [
        Figure::Received,
        Figure::InTime,
        Figure::Late,
        Figure::Open,
        Figure::Overdue,
    ];
    let file = |format: Format| board.file(format);
    officer.show(&BoardPage {
        body: board.known.name(board.body).to_owned(),
        period: period_word(board.scope.period),
        as_of: board.counted.as_of,
        years: board.years(),
        quarters: board.quarters(),
        bodies: board.bodies(),
        documents: board.choices(),
        figures: figures
            .into_iter()
            .map(|figure| Opens {
                value: say.count(board.counted.all.count(figure)),
                label: figure_word(figure),
                href: board.scope.href(&board.known, Some(figure)),
            })
            .collect(),
        pictures: board.draw(say).into_iter().map(PictureView::from).collect(),
        word: file(Format::Word),
        pdf: file(Format::Pdf),
    })
}

/// `GET /bao-cao/bang-dieu-hanh/{format}`
pub async fn file(officer: Officer, Path(format): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    let format = Format::of(&format)?;
    let board = load(&officer, &asked, Lang::Vi).await?;
    let say = Say::new(&officer.app.words, Lang::Vi);
    let above = board
        .known
        .tree(board.today)
        .get(board.body)
        .and_then(|body| body.parent);
    let period = say.word(&period_word(board.scope.period));
    let heading = Heading {
        body: board.known.name(board.body),
        superior: above.map(|above| board.known.name(above)),
        regime: layout_of(&board.known, board.body),
        subject: word("dashboards-board-subject").with("period", period.to_lowercase()),
        day: board.today,
    };
    let made = paper(say, &heading, &board.draw(say));
    download(made, format, &format!("bang-dieu-hanh-{}", board.scope.period)).await
}

async fn load(officer: &Officer, asked: &Asked, lang: Lang) -> Result<Board, PageError> {
    let app = &officer.app;
    let today = app.clock.today();
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let tree = known.tree(today);
    let allowed = |body: BodyId| may(&officer.actor, Act::ReadOverview, Object::Body(body), &tree);
    let body = match asked.body.as_str() {
        "" => {
            let mine = officer.actor.bodies();
            let first = mine.into_iter().find(|body| allowed(*body).is_ok());
            first.ok_or(Refusal::Role)?
        }
        code => {
            let found = known.registry.by_code(code).ok_or_else(PageError::not_found)?;
            allowed(found.id)?;
            found.id
        }
    };
    let scoped = Scoped {
        period: asked.period.clone(),
        ..Scoped::default()
    };
    let scope = Scope {
        body: Some(body),
        ..Scope::of(&scoped, &known, today)?
    };
    let counted = counted(app, &mut tx, &known, scope, today).await?;
    let (documents, document) = given(&mut tx, officer, &asked.document, today).await?;
    let reach = match document {
        Some(id) => {
            let head = documents::find_head(&mut tx, id).await?;
            let issuer = BodyId(head.issuer_id.unwrap_or(head.keeper_id));
            let named = documents.iter().find(|(known, _)| *known == id);
            Some(Reach {
                name: named.map(|(_, name)| name.clone()).unwrap_or_default(),
                tiers: reach(&mut tx, &known, id, issuer, today).await?,
                href: urls::with_id(urls::DOCUMENT_TASKS, id),
            })
        }
        None => None,
    };
    let year = scope.period.year();
    let reception = received(app, &mut tx, &known, (body, year), lang).await?;
    drop(tx);
    Ok(Board {
        body,
        scope,
        counted,
        reach,
        reception,
        documents,
        document,
        today,
        known,
    })
}

/// The directives that the bodies in this person's reach have given, and the one asked for.
async fn given(
    tx: &mut Tx,
    officer: &Officer,
    asked: &str,
    today: Date,
) -> Result<(Vec<(Uuid, String)>, Option<Uuid>), PageError> {
    let scope = tasks::Scope {
        account: officer.actor.account,
        today,
        below: true,
        body: None,
        document: None,
    };
    let rows = tasks::tally_by_document(tx, scope, DOCUMENTS).await?;
    let documents: Vec<(Uuid, String)> = rows
        .into_iter()
        .map(|row| {
            let name = document_label(
                row.kind.as_deref(),
                row.number.as_deref(),
                row.symbol.as_deref(),
                &row.file_name,
            );
            (row.document, name)
        })
        .collect();
    let chosen = match asked {
        "" => documents.first().map(|(id, _)| *id),
        text => {
            let id: Uuid = text.parse().map_err(|_| PageError::not_found())?;
            let known = documents.iter().any(|(known, _)| *known == id);
            Some(known.then_some(id).ok_or_else(PageError::not_found)?)
        }
    };
    Ok((documents, chosen))
}

impl Board {
    fn draw(&self, say: Say<'_>) -> Vec<Picture> {
        pictures(
            say,
            &self.known,
            &self.counted,
            self.reach.as_ref(),
            self.reception.as_ref(),
        )
    }

    /// The same board with one thing else.
    fn address(&self, path: &str, body: BodyId, period: Period, document: Option<Uuid>) -> String {
        let code = self
            .known
            .registry
            .get(body)
            .map_or("", |body| body.code.as_str());
        let (period, document) = (
            period.to_string(),
            document.map(|id| id.to_string()).unwrap_or_default(),
        );
        urls::with_query(
            path,
            &[("co-quan", code), ("ky", &period), ("van-ban", &document)],
        )
    }

    fn file(&self, format: Format) -> String {
        let path = urls::BOARD_FILE.replace("{format}", format.code());
        self.address(&path, self.body, self.scope.period, self.document)
    }

    fn over(&self, period: Period) -> Link {
        Link {
            label: Label::Word(period_word(period)),
            href: self.address(urls::BOARD, self.body, period, self.document),
            current: period == self.scope.period,
        }
    }

    fn years(&self) -> Vec<Link> {
        let mut years = self.counted.years.clone();
        if !years.contains(&self.today.year()) {
            years.insert(0, self.today.year());
        }
        years
            .into_iter()
            .map(|year| self.over(Period::Year(year)))
            .collect()
    }

    fn quarters(&self) -> Vec<Link> {
        let year = self.scope.period.year();
        (1..=4)
            .map(|quarter| self.over(Period::Quarter(year, quarter)))
            .collect()
    }

    /// The body above where it may be seen is left to the reader's own pages; those right below are choices.
    fn bodies(&self) -> Vec<Link> {
        let mut below = self.known.tree(self.today).children(self.body);
        below.sort_by_key(|body| gandan_core::text::fold(self.known.name(*body)));
        below
            .into_iter()
            .map(|body| Link {
                label: Label::Name(self.known.name(body).to_owned()),
                href: self.address(urls::BOARD, body, self.scope.period, self.document),
                current: false,
            })
            .collect()
    }

    fn choices(&self) -> Vec<Link> {
        self.documents
            .iter()
            .map(|(id, name)| Link {
                label: Label::Name(name.clone()),
                href: self.address(urls::BOARD, self.body, self.scope.period, Some(*id)),
                current: self.document == Some(*id),
            })
            .collect()
    }
}
