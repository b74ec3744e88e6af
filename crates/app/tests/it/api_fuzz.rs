//! Hostile requests: on every address, of every kind, the same ones in every run.

use crate::{Client, TestApp};
use gandan::web::Secret;
use gandan_core::access::Role;
use gandan_store::testing;
use std::collections::{BTreeMap, BTreeSet};

const URLS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/web/urls");
const REQUESTS: usize = 10_000;

/// Words that have broken programs.
const HOSTILE: [&str; 36] = [
    "",
    " ",
    "' or 1=1 --",
    "\"; drop table cases; --",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% for x in y %}",
    "${jndi:ldap://x}",
    "../../../../etc/passwd",
    "..\\..\\boot.ini",
    "\0",
    "a\0b",
    "\r\nSet-Cookie: a=b",
    "%00%0d%0a",
    "%",
    "_",
    "\\",
    "'",
    "\u{202e}txt.exe",
    "\u{feff}",
    "\u{ffff}",
    "👩‍👩‍👧‍👦💥",
    "Đèn đường hỏng",
    "Ａ１２３",
    "a\u{300}\u{301}\u{302}\u{303}",
    "-1",
    "0",
    "99999999999999999999999999",
    "1e309",
    "NaN",
    "2026-02-30",
    "9999-12-31",
    "-9999-01-01",
    "00000000-0000-0000-0000-000000000000",
    "1234 5678 9012 3456",
];

/// Names of fields and queries that handlers know.
const NAMES: [&str; 44] = [
    "q",
    "lang",
    "trang",
    "page",
    "sau",
    "after",
    "ve",
    "login",
    "name",
    "password",
    "code",
    "words",
    "regime",
    "body",
    "subject",
    "place",
    "people",
    "rule",
    "from",
    "on",
    "family",
    "remote",
    "instance",
    "extensions",
    "service_code",
    "description",
    "address_string",
    "lat",
    "long",
    "start_date",
    "end_date",
    "status",
    "service_request_id",
    "tier",
    "loai",
    "kind",
    "reason",
    "stars",
    "message",
    "nam",
    "period",
    "page_size",
    "petition",
    "files",
];

/// A small generator: the same numbers in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(most).unwrap()).unwrap()
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    fn words(&mut self) -> String {
        match self.below(12) {
            0 => HOSTILE[self.below(HOSTILE.len())].repeat(1 + self.below(400)),
            1 => (0..self.below(60))
                .filter_map(|_| char::from_u32(u32::try_from(self.next() % 0x11_0000).unwrap()))
                .collect(),
            2 => uuid::Uuid::from_u128(u128::from(self.next())).to_string(),
            _ => self.of(&HOSTILE).to_owned(),
        }
    }
}

/// All addresses of the program, from where they are written down.
fn addresses() -> BTreeSet<String> {
    let files = std::fs::read_dir(URLS).unwrap();
    let texts: Vec<String> = files
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    texts
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(|line| line.trim().strip_prefix("pub const ")?.split_once("&str = \""))
        .filter_map(|(_, rest)| rest.split('"').next())
        .filter(|address| address.starts_with('/'))
        .map(str::to_owned)
        .collect()
}

fn encoded(words: &str) -> String {
    words.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

/// An address with something in each of its holes.
fn fill(pattern: &str, chance: &mut Chance) -> String {
    let mut address = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        address.push_str(before);
        address.push_str(&encoded(&chance.words()));
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    address.push_str(rest);
    if chance.below(3) == 0 {
        address.push('?');
        for _ in 0..chance.below(5) {
            let value = if chance.below(4) == 0 {
                "%ff%fe%".to_owned()
            } else {
                encoded(&chance.words())
            };
            address.push_str(&format!("{}={value}&", chance.of(&NAMES)));
        }
    }
    // No server takes longer heads.
    address.truncate(6000);
    address
}

fn body(chance: &mut Chance, csrf: &str) -> (&'static str, Vec<u8>) {
    match chance.below(6) {
        0 | 1 => {
            let mut given = serde_json::Map::new();
            given.insert("regime".to_owned(), "feedback".into());
            given.insert("words".to_owned(), "Đèn đường hỏng".into());
            if chance.below(3) == 0 {
                for name in ["words", "title", "place_words"] {
                    given.insert(name.to_owned(), chance.words().into());
                }
                return (
                    "application/json",
                    serde_json::Value::Object(given).to_string().into_bytes(),
                );
            }
            for _ in 0..chance.below(5) {
                let value = match chance.below(6) {
                    0 => serde_json::Value::Null,
                    1 => serde_json::json!(chance.next()),
                    2 => serde_json::json!([{"name": chance.words(), "address": chance.words()}]),
                    3 => serde_json::json!({"name": [[[[[]]]]]}),
                    _ => chance.words().into(),
                };
                given.insert(chance.of(&NAMES).to_owned(), value);
            }
            let mut text = serde_json::Value::Object(given).to_string().into_bytes();
            if chance.below(8) == 0 {
                let at = chance.below(text.len());
                text[at] = u8::try_from(chance.next() % 256).unwrap();
            }
            ("application/json", text)
        }
        2 | 3 => {
            let mut form = url::form_urlencoded::Serializer::new(String::new());
            form.append_pair("csrf", csrf);
            for _ in 0..chance.below(8) {
                form.append_pair(chance.of(&NAMES), &chance.words());
            }
            ("application/x-www-form-urlencoded", form.finish().into_bytes())
        }
        4 if chance.below(2) == 0 => {
            let file = chance.words().replace(['"', '\r', '\n'], "");
            let text = format!(
                "--e\r\nContent-Disposition: form-data; name=\"petition\"\r\n\r\n\
                 {{\"regime\": \"feedback\", \"words\": {}}}\r\n--e\r\n\
                 Content-Disposition: form-data; name=\"files\"; filename=\"{file}\"\r\n\r\n%PDF-1.7\n{}\r\n--e--\r\n",
                serde_json::json!(chance.words()),
                chance.words()
            );
            let mut text = text.into_bytes();
            text.truncate(text.len() - chance.below(20));
            ("multipart/form-data; boundary=e", text)
        }
        4 => {
            let file = chance.words().replace(['"', '\r', '\n'], "");
            let text = format!(
                "--e\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--e\r\n\
                 Content-Disposition: form-data; name=\"{}\"; filename=\"{file}\"\r\n\r\n{}\r\n--e--\r\n",
                chance.of(&NAMES),
                chance.words()
            );
            let mut text = text.into_bytes();
            text.truncate(text.len() - chance.below(20));
            ("multipart/form-data; boundary=e", text)
        }
        _ => (
            chance.of(&[
                "text/plain",
                "text/xml",
                "",
                "application/json; charset=x",
                "multipart/form-data",
            ]),
            chance.words().into_bytes(),
        ),
    }
}

fn header(words: &str) -> String {
    words
        .chars()
        .filter(|letter| letter.is_ascii_graphic() || *letter == ' ')
        .take(2000)
        .collect()
}

async fn attack(app: &TestApp, mut client: Client, seed: u64, requests: usize) -> BTreeMap<u16, usize> {
    let mut chance = Chance(seed);
    let secret = Secret::read(&"ab".repeat(32)).unwrap();
    let patterns: Vec<String> = addresses().into_iter().collect();
    let mut seen = BTreeMap::new();
    for number in 0..requests {
        let pattern = &patterns[chance.below(patterns.len())];
        // Where everybody may write, more often than elsewhere.
        let pattern = if chance.below(10) == 0 {
            gandan::web::urls::API_PETITIONS
        } else {
            pattern
        };
        let address = fill(pattern, &mut chance);
        client.without_headers();
        // Each comes from somewhere else, so that no limit ends the attack.
        let from = format!("10.{}.{}.{}", number >> 16 & 255, number >> 8 & 255, number & 255);
        client.header("x-forwarded-for", &from);
        let names = [
            "receipt-code",
            "idempotency-key",
            "authorization",
            "accept-language",
            "range",
            "if-none-match",
        ];
        for _ in 0..chance.below(3) {
            let name = names[chance.below(names.len())];
            let value = header(&chance.words());
            client.header(name, &value);
        }
        // Half of them by the ways that addresses know.
        let method = chance.of(&[
            "GET", "GET", "GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH",
        ]);
        let (kind, bytes) = match method {
            "POST" | "PUT" | "PATCH" => body(&mut chance, &secret.csrf()),
            _ => ("", Vec::new()),
        };
        let got = client
            .raw(method, &address, (!kind.is_empty()).then_some(kind), &bytes)
            .await;
        let told = || format!("{method} {address} {kind} {:?}", String::from_utf8_lossy(&bytes));
        assert!(
            got.status < 500,
            "seed {seed}, {number}: {}: {}\n{}",
            got.status,
            told(),
            got.body()
        );
        if got.header("content-type").starts_with("text/html") {
            let page = got.body();
            for mark in ["<script>alert", "<img src=x"] {
                assert!(!page.contains(mark), "{}: {page}", told());
            }
        }
        *seen.entry(got.status).or_default() += 1;
    }
    drop(app.app.clone());
    seen
}

async fn set_up(database: Option<String>) -> TestApp {
    TestApp::set_up(database, |config| config.behind_proxy = true).await
}

#[tokio::test]
async fn ten_thousand_hostile_requests_of_strangers_break_nothing() {
    let app = set_up(None).await;
    app.body("UBND tỉnh Mẫu").await;
    let mut stranger = app.visitor();
    stranger.set_cookie("__Host-gandan", &"ab".repeat(32));
    let seen = attack(&app, stranger, 3, REQUESTS).await;
    // The attack gets past the first door: pages are shown, petitions are taken, forms are read.
    for status in [200, 201, 400, 403, 404, 405, 415, 422] {
        assert!(seen.contains_key(&status), "never {status}: {seen:?}");
    }
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn the_same_break_nothing_on_postgresql() {
    testing::block_on(async {
        let app = set_up(Some(testing::postgres_url())).await;
        app.body("UBND tỉnh Mẫu").await;
        let mut stranger = app.visitor();
        stranger.set_cookie("__Host-gandan", &"ab".repeat(32));
        attack(&app, stranger, 4, 2_000).await;
    });
}

#[tokio::test]
async fn hostile_requests_of_an_officer_break_nothing() {
    let app = set_up(None).await;
    let body = app.body("UBND tỉnh Mẫu").await;
    let head = app.officer("Người đứng đầu", Role::Head, body).await;
    attack(&app, head, 5, 2_000).await;
}
