//! A mail server and a gateway that keep what they are given.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A mail as taken.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Addresses of the envelope.
    pub to: String,
    /// Headers and body as sent.
    pub raw: String,
}

impl Mail {
    /// A header, put together again where it was folded.
    pub fn header(&self, name: &str) -> String {
        let head = self.raw.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
        let line = head.lines().find(|line| line.starts_with(&format!("{name}: ")));
        line.unwrap_or_else(|| panic!("no {name} in {head}"))[name.len() + 2..].to_owned()
    }

    /// The subject as people read it.
    pub fn subject(&self) -> String {
        let words = self.header("Subject");
        assert!(words.is_ascii(), "{words}");
        // A blank counts but between two coded pieces.
        let (mut bytes, mut after_coded) = (Vec::new(), true);
        for piece in words.split(' ') {
            let coded = piece
                .strip_prefix("=?utf-8?b?")
                .and_then(|rest| rest.strip_suffix("?="));
            if !(after_coded && (coded.is_some() || bytes.is_empty())) {
                bytes.push(b' ');
            }
            bytes.extend(coded.map_or_else(|| piece.as_bytes().to_vec(), base64));
            after_coded = coded.is_some();
        }
        String::from_utf8(bytes).unwrap()
    }

    /// The text as people read it.
    pub fn text(&self) -> String {
        let (_, body) = self.raw.split_once("\r\n\r\n").unwrap();
        let bytes = match self.header("Content-Transfer-Encoding").as_str() {
            "base64" => base64(&body.replace("\r\n", "")),
            "quoted-printable" => quoted(&body.replace("=\r\n", "")),
            _ => body.as_bytes().to_vec(),
        };
        String::from_utf8(bytes).unwrap()
    }
}

fn base64(text: &str) -> Vec<u8> {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for sign in text.bytes().filter(|sign| *sign != b'=') {
        let value = SIGNS.iter().position(|known| *known == sign).unwrap();
        bits = (bits << 6) | u32::try_from(value).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}

fn quoted(text: &str) -> Vec<u8> {
    let mut pieces = text.split('=');
    let mut bytes = pieces.next().unwrap().as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).unwrap());
        bytes.extend_from_slice(&piece.as_bytes()[2..]);
    }
    bytes
}

/// A mail server; it answers every recipient with what it is told to answer.
#[derive(Clone)]
pub struct MailServer {
    /// Where it listens.
    pub port: u16,
    taken: Arc<Mutex<Vec<Mail>>>,
    answer: Arc<Mutex<&'static str>>,
}

impl MailServer {
    /// Listens at a free port.
    pub async fn start() -> MailServer {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let server = MailServer {
            port: listener.local_addr().unwrap().port(),
            taken: Arc::default(),
            answer: Arc::new(Mutex::new("250 gladly")),
        };
        let kept = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = kept.clone();
                tokio::spawn(async move { server.talk(stream).await });
            }
        });
        server
    }

    /// What it took so far.
    pub fn taken(&self) -> Vec<Mail> {
        self.taken.lock().unwrap().clone()
    }

    /// How it answers recipients from now on.
    pub fn answer(&self, answer: &'static str) {
        *self.answer.lock().unwrap() = answer;
    }

    async fn talk(&self, stream: TcpStream) -> Option<()> {
        let mut stream = BufReader::new(stream);
        let mut to = String::new();
        say(&mut stream, "220 thu.example").await?;
        loop {
            let line = hear(&mut stream).await?;
            let answer = match line.get(..4).unwrap_or_default() {
                "EHLO" => "250-thu.example\r\n250 8BITMIME",
                "RCPT" => {
                    to = line;
                    *self.answer.lock().unwrap()
                }
                "DATA" => {
                    say(&mut stream, "354 go on").await?;
                    let mut raw = String::new();
                    loop {
                        let line = hear(&mut stream).await?;
                        if line == "." {
                            break;
                        }
                        raw.push_str(line.strip_prefix('.').unwrap_or(&line));
                        raw.push_str("\r\n");
                    }
                    let mail = Mail { to: to.clone(), raw };
                    self.taken.lock().unwrap().push(mail);
                    "250 taken"
                }
                "QUIT" => {
                    say(&mut stream, "221 bye").await?;
                    return None;
                }
                _ => "250 well",
            };
            say(&mut stream, answer).await?;
        }
    }
}

/// A gateway for short messages.
#[derive(Clone)]
pub struct Gateway {
    /// Where it listens.
    pub port: u16,
    /// Head and body of what it took.
    taken: Arc<Mutex<Vec<(String, serde_json::Value)>>>,
    status: Arc<Mutex<u16>>,
}

impl Gateway {
    /// Listens at a free port.
    pub async fn start() -> Gateway {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let gateway = Gateway {
            port: listener.local_addr().unwrap().port(),
            taken: Arc::default(),
            status: Arc::new(Mutex::new(202)),
        };
        let kept = gateway.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                kept.take(stream).await;
            }
        });
        gateway
    }

    /// What it took so far.
    pub fn taken(&self) -> Vec<(String, serde_json::Value)> {
        self.taken.lock().unwrap().clone()
    }

    /// With what it answers from now on.
    pub fn answer(&self, status: u16) {
        *self.status.lock().unwrap() = status;
    }

    async fn take(&self, stream: TcpStream) -> Option<()> {
        let mut stream = BufReader::new(stream);
        let mut head = String::new();
        loop {
            let line = hear(&mut stream).await?;
            if line.is_empty() {
                break;
            }
            head.push_str(&line.to_lowercase());
            head.push('\n');
        }
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))?;
        let mut body = vec![0; length.parse().unwrap()];
        stream.read_exact(&mut body).await.ok()?;
        let body = serde_json::from_slice(&body).unwrap();
        self.taken.lock().unwrap().push((head, body));
        let status = *self.status.lock().unwrap();
        say(
            &mut stream,
            &format!("HTTP/1.1 {status} x\r\ncontent-length: 0\r\n"),
        )
        .await
    }
}

async fn hear(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    match stream.read_line(&mut line).await {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line.trim_end_matches(['\r', '\n']).to_owned()),
    }
}

async fn say(stream: &mut BufReader<TcpStream>, line: &str) -> Option<()> {
    stream.write_all(format!("{line}\r\n").as_bytes()).await.ok()
}
