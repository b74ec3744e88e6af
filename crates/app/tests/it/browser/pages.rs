use crate::TestApp;
use gandan::access::actions;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;

/// A page to look at.
pub struct Look {
    /// Name of its picture.
    pub name: &'static str,
    /// Its address.
    pub address: String,
    /// Name and password of who looks; a visitor where they are absent.
    pub who: Option<(String, String)>,
}

impl Look {
    /// How it answers: all pages but one are there.
    pub fn status(&self) -> u64 {
        if self.name == "not-found" { 404 } else { 200 }
    }
}

/// The page of whoever comes first, where nobody has an account yet.
pub async fn begin(app: &TestApp) -> String {
    let link = actions::invite_first(&app.app).await.unwrap().unwrap();
    urls::begin(link.expose())
}

/// The closed list: one line for each page and who looks at it. Lines of one person stand together, since signing in
/// is limited.
pub async fn all(app: &TestApp) -> Vec<Look> {
    let body = app.body("UBND tỉnh Mẫu").await;
    let colleague = app.account("Cán bộ 3", &[(Role::Officer, body)]).await;
    let mut posts = Role::ALL.map(|role| (role, body)).to_vec();
    posts.push((Role::Administrator, BodyId::INSTALLATION));
    crate::bodies::sample(app).await;
    let first = app.account("Cán bộ 1", &posts).await;
    let (document, proposal, batch) = crate::documents::sample(app, body, first).await;
    let of = |pattern: &str| urls::with_id(pattern, document);
    let head = Some(app.password(first).await);
    let nobody = Some(app.password(app.account("Cán bộ 2", &[]).await).await);
    let look = |name, address: &str, who: &Option<(String, String)>| Look {
        name,
        address: address.to_owned(),
        who: who.clone(),
    };
    let tasks = crate::tasks::to_look_at(app, body).await;
    let (public, redaction) = crate::public::to_look_at(app, body).await;
    let officers = crate::officers_pages::to_look_at(app, body, first).await;
    let receptions = crate::reception::to_look_at(app, body).await;
    let dialogues = crate::dialogues::to_look_at(app, body).await;
    let sorted = crate::matters_joining::to_look_at(app, body).await;
    let forms = crate::reports_forms::to_look_at(app, body).await;
    let reports = crate::reports_writing::to_look_at(app, body).await;
    let mut all = vec![
        look("home", urls::HOME, &None),
        look("sign-in", urls::SIGN_IN, &None),
        look("home-english", "/?lang=en", &None),
        look("not-found", "/khong-co?lang=vi", &None),
        look("public-documents", urls::PUBLIC_DOCUMENTS, &None),
        look("public-document", &of(urls::PUBLIC_DOCUMENT), &None),
        look("public-search", "/tim?q=dan+van", &None),
        look("send", urls::SEND, &None),
        look("send-denunciation", urls::SEND_DENUNCIATION, &None),
        look("tracking-enter", urls::TRACKING, &None),
        look("figures", urls::FIGURES, &None),
        look("public-reception", urls::PUBLIC_RECEPTION, &None),
        look("public-dialogues", urls::PUBLIC_DIALOGUES, &None),
        look("figures-overdue", urls::FIGURES_OVERDUE, &None),
        look(redaction.0, &redaction.1, &head),
        look("work", urls::WORK, &head),
        look("board", urls::BOARD, &head),
        look("my-account", urls::MY_ACCOUNT, &head),
        look("my-password", urls::MY_PASSWORD, &head),
        look("accounts", urls::ACCOUNTS, &head),
        look("account-add", urls::ACCOUNT_NEW, &head),
        look("account", &urls::account(colleague), &head),
        look("outbox", urls::OUTBOX, &head),
        look("journal", urls::JOURNAL, &head),
        look("bodies", urls::BODIES, &head),
        look("body-tree", urls::BODY_TREE, &head),
        look("body", "/lam-viec/co-quan/mau.bdv", &head),
        look("body-add", urls::BODY_ADD, &head),
        look("body-correct", "/lam-viec/co-quan/mau.snv/dinh-chinh", &head),
        look("body-merge", "/lam-viec/co-quan/mau.snv/thay-doi/sap-nhap", &head),
        look(
            "body-split",
            "/lam-viec/co-quan/mau.snv/thay-doi/chia-tach",
            &head,
        ),
        look("body-faults", urls::BODY_FAULTS, &head),
        look("bodies-import", urls::BODIES_IMPORT, &head),
        look(
            "expressions",
            "/lam-viec/cach-goi?q=S%E1%BB%9F+N%E1%BB%99i+v%E1%BB%A5,+ban+l%E1%BA%A1&noi=mau.ubnd",
            &head,
        ),
        look("documents", urls::DOCUMENTS, &head),
        look("document-upload", urls::DOCUMENT_UPLOAD, &head),
        look("batch", &urls::with_id(urls::BATCH, batch), &head),
        look("register", urls::REGISTER, &head),
        look("document", &of(urls::DOCUMENT), &head),
        look("document-heading", &of(urls::DOCUMENT_HEADING), &head),
        look("document-reader", &of(urls::DOCUMENT_READER), &head),
        look("document-lineage", &of(urls::DOCUMENT_LINEAGE), &head),
        look("directive-done", &of(urls::DIRECTIVE_DONE), &head),
        look("document-publish", &of(urls::DOCUMENT_PUBLISH), &head),
        look("proposal", &urls::with_id(urls::PROPOSAL, proposal), &head),
        look("counter", urls::COUNTER, &head),
        look("counter-denunciation", urls::COUNTER_DENUNCIATION, &head),
        look("petition-register", urls::PETITION_REGISTER, &head),
        look("information-register", urls::INFORMATION_REGISTER, &head),
        look("petition-batches", urls::PETITION_BATCHES, &head),
        look("case-sort", &urls::with_id(urls::CASE_SORT, sorted), &head),
        look("case-split", &urls::with_id(urls::CASE_SPLIT, sorted), &head),
        look("retention", urls::RETENTION, &head),
        look("case-keeping", &urls::with_id(urls::CASE_KEEPING, sorted), &head),
        look("case-cut", &urls::with_id(urls::CASE_CUT, sorted), &head),
        look("replies", urls::REPLIES, &head),
        look("reply-new", urls::REPLY_NEW, &head),
        look("bulks", urls::BULKS, &head),
        look("agenda", urls::AGENDA, &head),
        look("search", "/lam-viec/tim?q=dan+van", &head),
        look("work-without-a-role", urls::WORK, &nobody),
    ];
    let public = public.iter().map(|(name, address)| look(name, address, &None));
    all.splice(0..0, public);
    // Beside the other pages of the same person.
    let at = all.iter().position(|look| look.who == head).unwrap_or(0);
    let tasks = tasks.iter().map(|(name, address)| (*name, address));
    let officers = officers
        .iter()
        .chain(&forms)
        .map(|(name, address)| (*name, address));
    all.splice(
        at..at,
        tasks
            .chain(officers)
            .chain(receptions.iter().map(|(name, address)| (*name, address)))
            .chain(dialogues.iter().map(|(name, address)| (*name, address)))
            .chain(reports.iter().map(|(name, address)| (*name, address)))
            .map(|(name, address)| look(name, address, &head)),
    );
    all
}
