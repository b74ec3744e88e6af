use super::Trouble;
use super::config::SmsConfig;
use anyhow::Context;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Request, header};
use gandan_store::outbox::Leased;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use url::Url;

/// By this header a gateway knows a message again that it has taken already.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Short messages by the webhook of a gateway.
pub struct SmsWay {
    config: SmsConfig,
    host: String,
    port: u16,
    tls: Option<TlsConnector>,
}

/// A connection, secret or not.
trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

impl SmsWay {
    /// Makes it ready; nothing is connected yet.
    ///
    /// # Errors
    /// The address has no port, or the machine has no certificates.
    pub fn new(config: &SmsConfig) -> anyhow::Result<SmsWay> {
        let url = &config.url;
        let tls = match url.scheme() {
            "https" => Some(connector().context("[sms] tls")?),
            _ => None,
        };
        Ok(SmsWay {
            host: url.host_str().context("[sms] url has no host")?.to_owned(),
            port: url.port_or_known_default().context("[sms] url has no port")?,
            config: config.clone(),
            tls,
        })
    }

    /// Hands the message to the gateway.
    ///
    /// # Errors
    /// Why it does not take it.
    pub async fn send(&self, row: &Leased, text: &str) -> Result<(), Trouble> {
        let body = filled(&self.config.body, &row.address, text, &row.id.to_string());
        let request = self.request(&row.id.to_string(), body.to_string())?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(self.connect().await?))
            .await
            .map_err(|_| Trouble::Unreachable)?;
        let connection = tokio::spawn(connection);
        let answer = sender.send_request(request).await;
        connection.abort();
        match answer.map_err(|_| Trouble::Unreachable)?.status() {
            status if status.is_success() => Ok(()),
            status if matches!(status.as_u16(), 401 | 403) => Err(Trouble::SignIn),
            status => Err(Trouble::Answer(status.as_u16())),
        }
    }

    /// Whether somebody is there who can prove to be the gateway. Nothing is sent.
    ///
    /// # Errors
    /// Why not.
    pub async fn reach(&self) -> Result<(), Trouble> {
        self.connect().await.map(drop)
    }

    async fn connect(&self) -> Result<Box<dyn Stream>, Trouble> {
        // The brackets around an address of IPv6 belong to the URL.
        let host = self.host.trim_matches(['[', ']']);
        let stream = TcpStream::connect((host, self.port))
            .await
            .map_err(|_| Trouble::Unreachable)?;
        let Some(tls) = &self.tls else {
            return Ok(Box::new(stream));
        };
        let name = ServerName::try_from(host.to_owned()).map_err(|_| Trouble::Tls)?;
        let secret = tls.connect(name, stream).await.map_err(|_| Trouble::Tls)?;
        Ok(Box::new(secret))
    }

    fn request(&self, id: &str, body: String) -> Result<Request<Body>, Trouble> {
        let mut request = Request::post(&self.config.url[url::Position::BeforePath..])
            .header(header::HOST, authority(&self.config.url))
            .header(header::USER_AGENT, "gandan")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::CONNECTION, "close")
            .header(IDEMPOTENCY_KEY, id);
        if let Some((name, token)) = &self.config.token {
            let mut value = HeaderValue::from_str(token.expose()).map_err(|_| Trouble::SignIn)?;
            value.set_sensitive(true);
            request = request.header(name, value);
        }
        request.body(Body::from(body)).map_err(|_| Trouble::Unclear)
    }
}

/// Trusts whom the machine trusts, so that a province's own authority is known where its administrator made it so.
fn connector() -> anyhow::Result<TlsConnector> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

fn authority(url: &Url) -> String {
    url[url::Position::BeforeHost..url::Position::AfterPort].to_owned()
}

/// The places of a number in a template: `+84912345678`, `84912345678`.
pub(super) const NUMBER_PLACES: [&str; 2] = ["{phone}", "{digits}"];

/// The template with its places filled: inside texts only, so that no text can become anything else.
fn filled(template: &Value, phone: &str, text: &str, id: &str) -> Value {
    let digits = phone.trim_start_matches('+');
    let fill = |inner: &Value| filled(inner, phone, text, id);
    match template {
        Value::String(words) => {
            // Word by word, so that what is filled in is not looked through again.
            let mut done = String::new();
            let mut rest = words.as_str();
            while let Some(at) = rest.find('{') {
                let (before, place) = rest.split_at(at);
                done.push_str(before);
                let places = [
                    ("{phone}", phone),
                    ("{digits}", digits),
                    ("{text}", text),
                    ("{id}", id),
                ];
                let found = places.into_iter().find(|(name, _)| place.starts_with(name));
                let (name, value) = found.unwrap_or(("{", "{"));
                done.push_str(value);
                rest = &place[name.len()..];
            }
            done.push_str(rest);
            Value::String(done)
        }
        Value::Array(items) => items.iter().map(fill).collect(),
        Value::Object(pairs) => pairs
            .iter()
            .map(|(key, value)| (key.clone(), fill(value)))
            .collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_template_is_filled_inside_its_texts_only() {
        let template = json!({"to": ["{phone}", "{digits}"], "msg": {"t": "{text} ({id}) {x}"}, "n": 1});
        let sent = filled(&template, "+84912345678", "a\", \"to\": \"{phone}", "7");
        let expected = json!({"to": ["+84912345678", "84912345678"], "msg": {"t": "a\", \"to\": \"{phone} (7) {x}"}, "n": 1});
        assert_eq!(sent, expected);
    }
}
