//! Replies that the communes of the story give often.

use crate::web::App;
use gandan_core::bodies::BodyId;
use gandan_store::casework;
use gandan_store::journal::Author;

/// Code of the body, title, words.
const REPLIES: [(&str, &str, &str); 2] = [
    (
        "mau.mg1.ubnd",
        "Đèn đường: đã thay",
        "Kính gửi {{người gửi}}.\n\n{{cơ quan}} nhận phản ánh ngày {{ngày nhận}} và đã thay bóng đèn ngày {{ngày thay}}. Nếu đèn vẫn chưa sáng, xin báo lại bằng mã tra cứu.",
    ),
    (
        "mau.mg1.ubnd",
        "Kiến nghị: đưa vào kế hoạch",
        "Kính gửi {{người gửi}}.\n\n{{cơ quan}} ghi nhận kiến nghị và đưa vào kế hoạch {{quý, năm}}.",
    ),
];

/// Keeps them.
///
/// # Errors
/// The database's, or a body that is not there.
pub async fn play(app: &App) -> anyhow::Result<()> {
    let author = Author {
        account: None,
        name: "gandan demo".to_owned(),
    };
    let mut tx = app.db.begin_write().await?;
    let known = app.bodies.load(&mut tx).await?;
    let today = app.clock.today();
    for (code, title, words) in REPLIES {
        let found = known.find(code, today);
        let BodyId(body) = found.map_err(|_| anyhow::anyhow!("no body {code}"))?;
        casework::keep_reply(&mut tx, None, body, (title, words), &author, app.clock.micros()).await?;
    }
    tx.commit().await.map_err(Into::into)
}
