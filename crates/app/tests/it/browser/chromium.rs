use fantoccini::wd::PrintConfiguration;
use fantoccini::{Client, ClientBuilder, Locator};
use gandan::web::urls;
use gandan_core::text::fold;
use gandan_extract::{Limits, extract};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

const AXE: &str = include_str!("../../vendor/axe.min.js");

/// Runs axe and tells what it found, with the rule and the element.
const RUN_AXE: &str = r"
    const done = arguments[arguments.length - 1];
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then((result) => done(result.violations.map((found) =>
        found.id + ': ' + found.help + ' ' + found.nodes.map((node) => node.target.join(' ')).join(', '))))
      .catch((error) => done(['axe: ' + error]));
";

/// How the server answered.
const STATUS: &str = "return performance.getEntriesByType('navigation')[0].responseStatus";

/// Wider than the window: something sticks out that one would have to push about.
const STICKS_OUT: &str = r"
    const wide = document.documentElement;
    const out = wide.scrollWidth > wide.clientWidth ? [`sticks out: ${wide.scrollWidth} > ${wide.clientWidth}`] : [];
    // Where there is no room for columns, a row is a card; nobody pushes a table about.
    if (wide.clientWidth < 600) for (const table of document.querySelectorAll('.cards'))
      if (table.scrollWidth > table.clientWidth) out.push(`${table.ariaLabel} sticks out: ${table.scrollWidth}`);
    return out;
";

/// What the first line of each list is called.
const CALLED: &str = r"
    return [...document.querySelectorAll('main table')].map((table) =>
      table.querySelector('tbody :is(th[scope=row], td.head)')?.innerText ?? '').filter((text) => text.trim());
";

/// A Chromium without a screen, with an empty profile.
pub struct Browser {
    client: Client,
    driver: Child,
    _profile: TempDir,
}

impl Browser {
    /// Starts one, `width` pixels wide; nothing where the machine has none.
    pub async fn start(width: u32) -> Option<Browser> {
        let chromium = find(&["chromium", "chromium-browser", "google-chrome"])?;
        let mut driver = Command::new(find(&["chromedriver"])?)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let port = port(&mut driver);
        let profile = tempfile::tempdir().unwrap();
        let mut args: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
        ]
        .map(str::to_owned)
        .to_vec();
        args.push(format!("--user-data-dir={}", profile.path().display()));
        // The narrowest window is wider than a telephone, so the telephone is emulated.
        let metrics = json!({ "width": width, "height": 900, "pixelRatio": 1.0, "touch": width < 600 });
        let options = json!({
            "binary": chromium,
            "args": args,
            "mobileEmulation": { "deviceMetrics": metrics },
        });
        let Value::Object(mut capabilities) = json!({ "goog:chromeOptions": options }) else {
            unreachable!()
        };
        capabilities.insert("browserName".to_owned(), json!("chrome"));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        Some(Browser {
            client,
            driver,
            _profile: profile,
        })
    }

    /// Signs in at `base` as a person does, or becomes a visitor.
    pub async fn sign_in(&self, base: &str, who: Option<&(String, String)>) {
        let address = format!("{base}{}", urls::SIGN_IN);
        self.client.goto(&address).await.unwrap();
        self.client.delete_all_cookies().await.unwrap();
        if let Some((login, password)) = who {
            self.client.goto(&address).await.unwrap();
            let form = self.client.form(Locator::Css("main form")).await.unwrap();
            form.set_by_name("login", login).await.unwrap();
            form.set_by_name("password", password).await.unwrap();
            form.submit_with(Locator::Css("button")).await.unwrap();
            self.client
                .wait()
                .for_url(&url::Url::parse(&format!("{base}{}", urls::WORK)).unwrap())
                .await
                .unwrap();
        }
    }

    /// Opens a page that answers with `status`, and tells what is wrong with it.
    pub async fn look(&self, address: &str, status: u64) -> Vec<String> {
        self.client.goto(address).await.unwrap();
        let mut troubles = self.look_here().await;
        let answered = self.client.execute(STATUS, Vec::new()).await.unwrap();
        if answered.as_u64() != Some(status) {
            troubles.push(format!("it answers {answered}"));
        }
        troubles
    }

    /// Tells what is wrong with the page that is open.
    pub async fn look_here(&self) -> Vec<String> {
        self.client.execute(AXE, Vec::new()).await.unwrap();
        let mut troubles = texts(self.client.execute_async(RUN_AXE, Vec::new()).await.unwrap());
        troubles.extend(texts(self.client.execute(STICKS_OUT, Vec::new()).await.unwrap()));
        troubles
    }

    /// Prints the page that is open, and tells of which lists the first line is not on the paper.
    pub async fn not_printed(&self) -> Vec<String> {
        let called = texts(self.client.execute(CALLED, Vec::new()).await.unwrap());
        if called.is_empty() {
            return Vec::new();
        }
        let pdf = self.client.print(PrintConfiguration::default()).await.unwrap();
        let printed = extract(&pdf, "trang.pdf", &Limits::default()).unwrap();
        let printed = fold(&printed.source.text);
        let words: HashSet<&str> = printed.split(' ').collect();
        let lost = |name: &String| !fold(name).split(' ').take(3).all(|word| words.contains(word));
        let lost = called.into_iter().filter(lost);
        lost.map(|name| format!("not printed: {name}")).collect()
    }

    /// The page as a picture in `target/screenshots`.
    pub async fn picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        let picture = self.client.screenshot().await.unwrap();
        std::fs::write(folder.join(format!("{name}.png")), picture).unwrap();
    }

    /// The whole of WebDriver, for stories with the keyboard.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Ends it.
    pub async fn close(mut self) {
        let _ = self.client.clone().close().await;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.driver.kill();
    }
}

/// Says in one line that these tests were left out; where everything must run, that is a failure.
pub fn missing() {
    let ci = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(
        !ci,
        "CI=true, and there is no chromium or chromedriver on this machine"
    );
    println!("skipped: browser tests (no chromium or chromedriver on this machine)");
}

fn port(driver: &mut Child) -> u16 {
    let output = BufReader::new(driver.stdout.take().unwrap());
    let mut lines = output.lines().map_while(Result::ok);
    let line = lines
        .find(|line| line.contains("started successfully on port"))
        .unwrap();
    // Its later lines go nowhere; they must still be read, or it would wait for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    line.trim_end_matches('.')
        .rsplit(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap()
}

fn find(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
}

fn texts(found: Value) -> Vec<String> {
    serde_json::from_value(found).unwrap()
}
