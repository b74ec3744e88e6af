use crate::web::{Page, PageResult, Visitor, urls};
use serde::Serialize;

/// Where a denunciation is taken, and why not here: its sealed storage is not there yet.
#[derive(Serialize)]
pub struct DenunciationPage {
    telephone: Option<String>,
    send: &'static str,
}

impl Page for DenunciationPage {
    const TEMPLATE: &'static str = "pages/intake/denunciation.html";

    fn samples() -> Vec<DenunciationPage> {
        let page = |telephone| DenunciationPage {
            telephone,
            send: urls::SEND,
        };
        vec![page(None), page(Some("0000 000 000".to_owned()))]
    }
}

/// `GET /gui/to-cao`
pub async fn get(visitor: Visitor) -> PageResult {
    visitor.show(&DenunciationPage {
        telephone: visitor.app.config.telephone.clone(),
        send: urls::SEND,
    })
}
