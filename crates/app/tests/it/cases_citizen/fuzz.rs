//! Whatever is sent to the public routes, no fault of ours comes back.

use super::{scene, send};
use gandan::web::urls;

/// A small generator, the same every time.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn text(&mut self) -> String {
        const PIECES: [&str; 18] = [
            "a",
            "đ",
            "\0",
            "'",
            "\"",
            "<script>",
            "%00",
            "../",
            "🙂",
            "\u{202e}",
            "\r\n",
            "0",
            "-1",
            "1e9",
            "00000000-0000-0000-0000-000000000000",
            "𝕏",
            "{{ 7*7 }}",
            "; drop table cases",
        ];
        let pieces = self.next(12);
        let mut text: String = (0..pieces).map(|_| PIECES[self.next(PIECES.len())]).collect();
        if self.next(40) == 0 {
            text = text.repeat(3_000);
        }
        text
    }
}

#[tokio::test]
async fn two_thousand_odd_requests_meet_no_fault() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let (_, sent) = send(&mut client, &scene, "Đèn hỏng").await;
    let start = client.get(urls::SEND).await.ok();
    let token = start.attr("input[name=csrf]", "value");
    let mut chance = Chance(20_261_123);
    let fields = [
        "words",
        "kind",
        "place",
        "place_words",
        "subject",
        "listed",
        "name",
        "address",
        "phone",
        "mail",
        "group",
        "notify",
        "representatives",
        "others",
        "key",
        "code",
        "act",
        "reason",
        "stars",
        "message",
        "body",
        "decision",
        "go",
    ];
    let kinds = ["feedback", "proposal", "complaint", "regulation", "denunciation"];
    // Drafts that stand at every step, so that odd answers meet the code behind the door.
    let mut drafts: Vec<String> = Vec::new();
    for _ in 0..6 {
        let page = client
            .upload(&start, "main form", &[("words", "Đèn hỏng")], &[])
            .await
            .ok();
        drafts.push(page.address.trim_end_matches("/loai").to_owned());
    }
    drafts.push("/gui/00000000-0000-0000-0000-000000000000".to_owned());
    drafts.push("/gui/x".to_owned());
    let steps = [
        "viec",
        "loai",
        "quyet-dinh",
        "noi",
        "linh-vuc",
        "lien-he",
        "nhom",
        "kiem-tra",
        "gui",
        "xoa",
        "tep/x/bo",
    ];
    let tracking = [
        "",
        "/roi-di",
        "/xac-nhan",
        "/danh-gia",
        "/khieu-nai-lan-hai",
        "/tep/x",
        "/nhan-tin",
    ];
    for round in 0..2_000 {
        let address = match chance.next(3) {
            0 => format!("{}{}", urls::TRACKING, tracking[chance.next(tracking.len())]),
            _ => format!(
                "{}/{}",
                drafts[chance.next(drafts.len())],
                steps[chance.next(steps.len())]
            ),
        };
        let mut pairs: Vec<(&str, String)> = vec![("csrf", token.clone())];
        for _ in 0..chance.next(6) {
            pairs.push((fields[chance.next(fields.len())], chance.text()));
        }
        if chance.next(3) == 0 {
            pairs.push(("kind", kinds[chance.next(kinds.len())].to_owned()));
            pairs.push(("subject", "roads".to_owned()));
        }
        let given: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let seen = match chance.next(4) {
            0 => client.get(&address).await,
            1 => {
                client
                    .upload(&start_at(&start, &address), "main form", &given, &[])
                    .await
            }
            _ => client.post(&address, &given).await,
        };
        assert!(seen.status < 500, "round {round}: {address}: {}", seen.status);
    }
    assert!(sent.has(".receipt-code"));
}

/// The first page as if it had another address, so that its form is sent there.
fn start_at(start: &crate::Seen, address: &str) -> crate::Seen {
    crate::Seen {
        status: start.status,
        headers: start.headers.clone(),
        address: address.to_owned(),
        bytes: start.bytes.clone(),
    }
}
