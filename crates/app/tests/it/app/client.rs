use super::Seen;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, header};
use std::collections::BTreeMap;
use tower::ServiceExt;

/// A browser without a screen: keeps cookies, follows redirects.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookies: BTreeMap<String, String>,
    headers: Vec<(&'static str, String)>,
}

impl Client {
    pub(super) fn new(router: Router) -> Client {
        Client {
            router,
            cookies: BTreeMap::new(),
            headers: Vec::new(),
        }
    }

    /// Puts a cookie into the browser.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// A header sent with every request from now on.
    pub fn header(&mut self, name: &'static str, value: &str) {
        self.headers.push((name, value.to_owned()));
    }

    /// Talks to another node from now on.
    pub fn move_to(&mut self, node: &super::TestApp) {
        self.router = node.router.clone();
    }

    /// Reads in English from now on.
    pub fn in_english(mut self) -> Client {
        self.set_cookie("gandan-lang", "en");
        self
    }

    /// Opens an address and follows where it leads.
    pub async fn get(&mut self, address: &str) -> Seen {
        let seen = self.send(Method::GET, address, None, Vec::new()).await;
        self.follow(seen).await
    }

    /// Opens an address without following.
    pub async fn get_only(&mut self, address: &str) -> Seen {
        self.send(Method::GET, address, None, Vec::new()).await
    }

    /// Fills in the form that `selector` finds on `page` and sends it: hidden and prefilled fields as they stand,
    /// then `fields`, which replace those of their name. Follows where it leads.
    pub async fn submit(&mut self, page: &Seen, selector: &str, fields: &[(&str, &str)]) -> Seen {
        let form = page.form(selector);
        let mut pairs: Vec<(&str, &str)> = form
            .fields
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .filter(|(name, _)| !fields.iter().any(|(given, _)| given == name))
            .collect();
        pairs.extend(fields);
        let action = form.action.as_deref().unwrap_or(&page.address);
        if form.method == "get" {
            return self.get(&gandan::web::urls::with_query(action, &pairs)).await;
        }
        self.post(action, &pairs).await
    }

    /// Posts fields as they are: without a token, unless they hold one.
    pub async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Seen {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let kind = "application/x-www-form-urlencoded";
        let seen = self
            .send(Method::POST, address, Some(kind), body.into_bytes())
            .await;
        self.follow(seen).await
    }

    /// Sends the form that `selector` finds on `page` with files: `(field, file name, content)`.
    pub async fn upload(
        &mut self,
        page: &Seen,
        selector: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Seen {
        const EDGE: &str = "edge-of-parts";
        let form = page.form(selector);
        let mut body = Vec::new();
        let given = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let kept = form
            .fields
            .iter()
            .filter(|(name, _)| !fields.iter().any(|(given, _)| given == name))
            .cloned();
        for (name, value) in kept.chain(given) {
            let part =
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        for (name, file, content) in files {
            let head = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
        let action = form.action.as_deref().unwrap_or(&page.address);
        let kind = format!("multipart/form-data; boundary={EDGE}");
        let seen = self.send(Method::POST, action, Some(&kind), body).await;
        self.follow(seen).await
    }

    /// Sends files as programs do: `json` in the field `name`, and each file by its name.
    pub async fn post_files(
        &mut self,
        address: &str,
        name: &str,
        json: &serde_json::Value,
        files: &[(&str, &[u8])],
    ) -> Seen {
        const EDGE: &str = "edge-of-parts";
        let mut body = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\
             Content-Type: application/json\r\n\r\n{json}\r\n"
        )
        .into_bytes();
        for (file, content) in files {
            let head = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{file}\"\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        self.post_body(address, &kind, &body).await
    }

    /// Sends a body of some kind, without following.
    pub async fn post_body(&mut self, address: &str, kind: &str, body: &[u8]) -> Seen {
        self.send(Method::POST, address, Some(kind), body.to_vec()).await
    }

    /// Sends JSON.
    pub async fn post_json(&mut self, address: &str, value: &serde_json::Value) -> Seen {
        self.post_body(address, "application/json", value.to_string().as_bytes())
            .await
    }

    /// A request of any method, as it is.
    pub async fn raw(&mut self, method: &str, address: &str, kind: Option<&str>, body: &[u8]) -> Seen {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        self.send(method, address, kind, body.to_vec()).await
    }

    /// Takes back the headers that were set.
    pub fn without_headers(&mut self) {
        self.headers.clear();
    }

    async fn follow(&mut self, mut seen: Seen) -> Seen {
        for _ in 0..5 {
            match seen.location() {
                Some(next) => seen = self.send(Method::GET, &next, None, Vec::new()).await,
                None => return seen,
            }
        }
        panic!("{} leads round in a circle", seen.address);
    }

    async fn send(&mut self, method: Method, address: &str, kind: Option<&str>, body: Vec<u8>) -> Seen {
        let path = address.split('#').next().unwrap_or(address);
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "gandan.test");
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let response = self
            .router
            .clone()
            .oneshot(request.body(Body::from(body)).unwrap())
            .await
            .unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (pair, attributes) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.set_cookie(name, value);
            }
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Seen {
            status: parts.status.as_u16(),
            headers: parts.headers,
            address: path.to_owned(),
            bytes,
        }
    }
}
