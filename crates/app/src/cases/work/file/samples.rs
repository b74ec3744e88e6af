use super::{
    BelongsView, DraftView, FilePage, MessageView, MoveView, PaperView, PetitionView, ReadingView,
    TransferView,
};
use super::{WaitingView, WallView};
use crate::cases::matters::CandidateView;
use crate::cases::work::clocks::sample;
use crate::cases::work::history::Event;
use crate::cases::work::line::Line;
use crate::cases::work::similar::SimilarView;
use crate::web::{FormState, Page, urls};
use crate::words::word;

impl Page for FilePage {
    const TEMPLATE: &'static str = "pages/cases/work/file.html";

    fn samples() -> Vec<FilePage> {
        let full = FilePage {
            line: Line::sample(2),
            citation: "Luật Khiếu nại 02/2011".to_owned(),
            circumstances: vec![word("casework-remote"), word("casework-complex")],
            hops: 1,
            sealed: true,
            disposed: None,
            keeping: "/".to_owned(),
            petitions: vec![PetitionView::sample()],
            clocks: vec![sample()],
            similar: vec![SimilarView::sample()],
            alike: CandidateView::samples(),
            draft: Some(DraftView::sample()),
            waiting: vec![WaitingView::sample()],
            moves: vec![MoveView::sample()],
            transfer: Some(TransferView::sample()),
            messages: vec![MessageView::sample()],
            may_handle: true,
            may_assign: true,
            may_transfer: true,
            mine: false,
            manage: "/".to_owned(),
            sort: Some("/".to_owned()),
            belongs: Some(BelongsView::sample()),
            publish: Some("/".to_owned()),
            take: "/".to_owned(),
            send: "/".to_owned(),
            say: "/".to_owned(),
            walls: vec![WallView::sample()],
            papers: vec![PaperView::sample()],
            history: vec![Event::sample()],
            readings: vec![ReadingView::sample()],
            list: urls::CASES,
            form: FormState::default(),
        };
        let bare = FilePage {
            circumstances: Vec::new(),
            hops: 0,
            sealed: false,
            disposed: Some("2042-01-05".to_owned()),
            keeping: "/".to_owned(),
            petitions: Vec::new(),
            clocks: Vec::new(),
            similar: Vec::new(),
            alike: Vec::new(),
            draft: None,
            waiting: Vec::new(),
            moves: Vec::new(),
            transfer: None,
            messages: Vec::new(),
            may_handle: false,
            may_assign: false,
            may_transfer: false,
            mine: true,
            walls: Vec::new(),
            papers: Vec::new(),
            history: Vec::new(),
            readings: Vec::new(),
            line: Line::sample(9),
            citation: String::new(),
            manage: "/".to_owned(),
            sort: None,
            belongs: None,
            publish: None,
            take: "/".to_owned(),
            send: "/".to_owned(),
            say: "/".to_owned(),
            list: urls::CASES,
            form: FormState::default(),
        };
        vec![full, bare]
    }
}
