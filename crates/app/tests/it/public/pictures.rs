//! Pictures with their tables: the leader's board and the public part, on the page and as files.

use super::fixture::{LAMP, answer, matter, settle, take};
use crate::{Seen, TestApp, on_both};
use gandan::demo;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_extract::{Limits, extract};

/// Two communes under a province: one answers two of three, the other lets its matter lie.
async fn scene(app: &TestApp) -> (BodyId, BodyId) {
    let province = app.body("UBND tỉnh Mẫu").await;
    let quick = app.body_under("UBND xã Nhanh", Some(province)).await;
    let slow = app.body_under("UBND xã Chậm", Some(province)).await;
    for n in 0..3 {
        let case = take(app, matter(app, quick, LAMP)).await;
        if n < 2 {
            answer(app, case, "Đã sửa.").await;
        }
    }
    take(app, matter(app, slow, LAMP)).await;
    settle(app).await;
    (province, slow)
}

/// The rows of the table behind a picture.
fn table(page: &Seen, picture: &str) -> Vec<Vec<String>> {
    let section = format!("section:has(#{picture}-h)");
    let rows = page.texts(&format!("{section} tbody tr")).len();
    (1..=rows)
        .map(|row| page.texts(&format!("{section} tbody tr:nth-child({row}) > *")))
        .collect()
}

/// The words of a file.
fn words(file: &Seen, name: &str) -> String {
    let text = extract(&file.bytes, name, &Limits::default())
        .unwrap()
        .source
        .text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

on_both! {
    async fn a_leader_sees_each_figure_as_a_picture_with_its_table(app: TestApp) {
        let (province, slow) = scene(&app).await;
        let mut head = app.officer("Lãnh đạo 1", Role::Head, province).await;
        let page = head.get(urls::BOARD).await.ok();
        assert_eq!(page.text("h1"), "Bảng điều hành");
        assert_eq!(page.texts("figure.chart svg title"), ["Thời gian trả lời", "Vụ việc chưa trả lời, theo thời điểm nhận", "Tỷ lệ trả lời đúng hạn, theo hai mẫu số", "Ngày tiếp công dân của người đứng đầu"]);
        // Words for those who do not see the picture.
        assert!(page.texts("svg desc")[0].starts_with("2 vụ việc đã trả lời"), "{:?}", page.texts("svg desc"));
        let answers = table(&page, "tra-loi");
        assert_eq!(answers[0][..3], ["0–5 ngày", "2", "100 %"], "{answers:?}");
        assert_eq!(answers.last().unwrap()[..2], ["Tổng cộng", "2"]);
        let open = table(&page, "ton-dong");
        assert_eq!(open[0], ["tháng này", "2", "0", "2"]);
        // Each figure opens into its list.
        let list = page.attr(".figs a", "href");
        assert_eq!(head.get(&list).await.ok().texts("tbody tr").len(), 4);

        // Two months later what lies is overdue and older; nothing was written meanwhile.
        app.app.clock.set("2027-01-12T02:00:00Z".parse().unwrap());
        let mut head = app.officer("Lãnh đạo 2", Role::Head, province).await;
        let page = head.get(&format!("{}?ky=2026", urls::BOARD)).await.ok();
        assert_eq!(table(&page, "ton-dong")[1], ["1–2 tháng trước", "2", "2", "0"]);
        let kept = table(&page, "dung-han");
        assert_eq!(kept.len(), 13, "twelve months and the sum");
        // Half of all due, all of those answered: both denominators stand there.
        assert_eq!(kept[12], ["Tổng cộng", "2", "4", "50 %", "2", "100 %"]);
        assert_eq!(kept[10][3], "50 %");
        assert_eq!(kept[0], ["Tháng 1/2026", "0", "0", "–", "0", "–"], "nothing is not nought per cent");
        // Down the tree.
        let below = page.attr("details .filters a", "href");
        let commune = head.get(&below).await.ok();
        assert_eq!(commune.text("main p b"), "UBND xã Chậm");
        assert_eq!(table(&commune, "ton-dong")[1][1], "1");

        // Who leads a commune sees the commune; an officer and a stranger see no board.
        let mut other = app.officer("Lãnh đạo xã", Role::Head, slow).await;
        assert_eq!(other.get(urls::BOARD).await.ok().text("main p b"), "UBND xã Chậm");
        other.get(&format!("{}?co-quan={}", urls::BOARD, province.0.simple())).await.is(403);
        let mut officer = app.officer("Cán bộ 1", Role::Officer, slow).await;
        officer.get(urls::BOARD).await.is(403);
        assert_ne!(app.visitor().get(urls::BOARD).await.address, urls::BOARD);
        for wrong in ["?ky=2026-13", "?co-quan=x", "?van-ban=x"] {
            head.get(&format!("{}{wrong}", urls::BOARD)).await.is(404);
        }
    }

    async fn the_same_pictures_stand_in_a_word_file_and_in_a_pdf(app: TestApp) {
        let (province, _) = scene(&app).await;
        let mut head = app.officer("Lãnh đạo 1", Role::Head, province).await;
        let page = head.get(&format!("{}?ky=2026-Q4", urls::BOARD)).await.ok();
        for (format, begins) in [("docx", "PK"), ("pdf", "%PDF-1.7")] {
            let address = page.attr(&format!("main a[href*='.{format}'], main a[href*='/{format}?']"), "href");
            let file = head.get(&address).await.ok();
            assert!(file.bytes.starts_with(begins.as_bytes()), "{format}");
            assert!(file.header("content-disposition").contains("bang-dieu-hanh-2026-Q4"));
            let words = words(&file, &format!("a.{format}"));
            for said in ["UBND TỈNH MẪU", "quý 4/2026", "Thời gian trả lời", "0–5 ngày", "Trên số đã đến hạn", "Tổng cộng"] {
                assert!(words.to_lowercase().contains(&said.to_lowercase()), "{format}: {said}\n{words}");
            }
        }
        head.get(&urls::BOARD_FILE.replace("{format}", "odt")).await.is(404);
        let mut visitor = app.visitor();
        let public = visitor.get(urls::FIGURES).await.ok();
        assert_eq!(public.texts("figure.chart svg").len(), 3);
        let file = visitor.get(&public.attr("#bieu-do a[href$='/docx']", "href")).await.ok();
        assert!(words(&file, "a.docx").contains("Vụ việc chưa trả lời"));
        visitor.get(&urls::FIGURES_FILE.replace("{format}", "pdf")).await.ok();
    }
}

#[tokio::test]
async fn the_reach_of_a_directive_is_drawn_over_all_bodies_below_its_issuer() {
    let app = TestApp::new().await;
    demo::fill(&app.app).await.unwrap();
    gandan::cases::public::count_up(&app.app).await.unwrap();
    let public = app.visitor().get(urls::FIGURES).await.ok();
    let reach = table(&public, "do-phu");
    let sum: Vec<i64> = reach.last().unwrap()[1..]
        .iter()
        .map(|cell| cell.parse().unwrap())
        .collect();
    let parts: i64 = sum[..4].iter().sum();
    assert_eq!(parts, sum[4], "each body stands in one place");
    assert!(sum[0] + sum[1] + sum[2] > 0, "bodies were given tasks: {sum:?}");
    // The head of the province receives: what the law asks for beside what took place.
    let code = "mau.ubnd";
    let mut tx = app.app.db.begin_read().await.unwrap();
    let known = app.app.bodies.load(&mut tx).await.unwrap();
    drop(tx);
    let province = known.registry.by_code(code).unwrap().id;
    let mut head = app.officer("Lãnh đạo 9", Role::Head, province).await;
    let board = head.get(urls::BOARD).await.ok();
    let received = table(&board, "tiep-dan");
    let number = |cell: &String| cell.parse::<u32>().unwrap();
    let sum = received.last().unwrap();
    assert!(number(&sum[1]) >= 10 && number(&sum[2]) >= 1, "{received:?}");
    assert!(
        board
            .text("section:has(#tiep-dan-h) p")
            .contains("Luật Tiếp công dân")
    );
    let english = app.visitor().in_english().get(urls::FIGURES).await.ok();
    assert!(english.texts("svg title").contains(&"Time to answer".to_owned()));
}
