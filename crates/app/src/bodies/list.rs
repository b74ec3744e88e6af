use super::find::{Asked, province};
use super::line::BodyLine;
use super::plan::may_manage;
use crate::web::{FormState, Officer, Page, PageResult, Pager, ROWS, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Query;
use gandan_core::bodies::{BodyId, Branch, Tier};
use serde::Serialize;
use std::collections::BTreeSet;

/// Looking bodies up.
#[derive(Serialize)]
pub struct ListPage {
    form: FormState,
    branches: Vec<Choice<Word>>,
    tiers: Vec<Choice<Word>>,
    places: Vec<Choice<String>>,
    alive: Vec<Choice<Word>>,
    day: String,
    rows: Vec<BodyLine>,
    total: usize,
    pages: Pager,
    filtered: bool,
    tree: String,
    exports: Vec<Export>,
    manages: bool,
    add: &'static str,
    import: &'static str,
    faults: usize,
    faults_href: &'static str,
    expressions: &'static str,
}

/// An option of a field.
#[derive(Debug, Clone, Serialize)]
pub struct Choice<T> {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: T,
}

/// A file of what is listed.
#[derive(Serialize)]
struct Export {
    word: Word,
    href: String,
}

/// The branches as options.
pub fn branches() -> Vec<Choice<Word>> {
    let choice = |branch: Branch| Choice {
        value: branch.word().to_owned(),
        label: word_of("body-branch-", branch.word()),
    };
    Branch::ALL.into_iter().map(choice).collect()
}

/// The tiers as options.
pub fn tiers() -> Vec<Choice<Word>> {
    let choice = |tier: Tier| Choice {
        value: tier.word().to_owned(),
        label: word_of("body-tier-", tier.word()),
    };
    Tier::ALL.into_iter().map(choice).collect()
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/bodies/list.html";

    fn samples() -> Vec<ListPage> {
        let page = |rows: Vec<BodyLine>, form: FormState, manages: bool| ListPage {
            form,
            branches: branches(),
            tiers: tiers(),
            places: vec![Choice {
                value: "tỉnh Mẫu".to_owned(),
                label: "tỉnh Mẫu".to_owned(),
            }],
            alive: alive(),
            day: "2026-11-23".to_owned(),
            total: rows.len(),
            rows,
            pages: Pager::new(1, 120, urls::BODIES, &[]),
            filtered: manages,
            tree: urls::BODY_TREE.to_owned(),
            exports: exports(&Asked::default()),
            manages,
            add: urls::BODY_ADD,
            import: urls::BODIES_IMPORT,
            faults: usize::from(manages) * 2,
            faults_href: urls::BODY_FAULTS,
            expressions: urls::EXPRESSIONS,
        };
        let wrong = FormState::default().with_error("ngay", word("body-day-wrong"));
        vec![
            page(
                vec![BodyLine::sample(true), BodyLine::sample(false)],
                FormState::filled([("q", "noi vu".to_owned())]),
                true,
            ),
            page(Vec::new(), wrong, false),
        ]
    }
}

/// `GET /lam-viec/co-quan`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let today = officer.app.clock.today();
    let (day, read) = asked.day(today);
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let found = asked.find(&known, day);
    let pairs = asked.pairs();
    let page = asked.trang.parse().unwrap_or(1);
    let pager = Pager::new(page, found.len() as u64, urls::BODIES, &pairs);
    let skip = usize::try_from(pager.skip()).unwrap_or(usize::MAX);
    let rows = found
        .iter()
        .skip(skip)
        .take(ROWS as usize)
        .map(|body| BodyLine::of(&known, body, day))
        .collect();
    let mut form = FormState::filled(pairs.iter().map(|(name, value)| (*name, (*value).to_owned())));
    if !read {
        form.error("ngay", word("body-day-wrong"));
    }
    let places: BTreeSet<&str> = known.registry.bodies().iter().map(province).collect();
    let place = |text: &str| Choice {
        value: text.to_owned(),
        label: text.to_owned(),
    };
    let manages = may_manage(&officer.actor, BodyId::INSTALLATION, &known, today)
        || officer
            .actor
            .bodies()
            .into_iter()
            .any(|body| may_manage(&officer.actor, body, &known, today));
    officer.show(&ListPage {
        form,
        branches: branches(),
        tiers: tiers(),
        places: places.into_iter().map(place).collect(),
        alive: alive(),
        day: day.to_string(),
        rows,
        total: found.len(),
        pages: pager,
        filtered: pairs.iter().any(|(_, value)| !value.is_empty()),
        tree: urls::with_query(urls::BODY_TREE, &[("ngay", &asked.ngay)]),
        exports: exports(&asked),
        manages,
        add: urls::BODY_ADD,
        import: urls::BODIES_IMPORT,
        faults: known.registry.faults().len(),
        faults_href: urls::BODY_FAULTS,
        expressions: urls::EXPRESSIONS,
    })
}

fn alive() -> Vec<Choice<Word>> {
    let choice = |value: &str| Choice {
        value: value.to_owned(),
        label: word_of("body-lives-", value),
    };
    ["con", "het"].into_iter().map(choice).collect()
}

fn exports(asked: &Asked) -> Vec<Export> {
    let pairs = asked.pairs();
    let file = |word: Word, name: &str| Export {
        word,
        href: urls::with_query(&urls::bodies_export(name), &pairs),
    };
    vec![
        file(word("bodies-export-xlsx"), "co-quan.xlsx"),
        file(word("bodies-export-csv"), "co-quan.csv"),
        file(word("bodies-export-successions"), "thay-doi.csv"),
    ]
}
