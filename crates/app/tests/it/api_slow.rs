//! Clients that hardly send anything do not hold the others.

use crate::TestApp;
use gandan::web::server;
use std::io::ErrorKind;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

async fn asks(address: std::net::SocketAddr) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream
        .write_all(b"GET /api/v1/subjects HTTP/1.1\r\nHost: gandan.test\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_slow_clients_keep_nobody_waiting() {
    let app = TestApp::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(server::serve(app.app.clone(), listener, async move {
        let _ = stopped.await;
    }));
    let heads: [&[u8]; 4] = [
        b"G",
        b"GET / HTTP/1.1\r\nHost: gandan.test\r\nX-Slow: a",
        b"POST /api/v1/petitions HTTP/1.1\r\nHost: gandan.test\r\nContent-Type: application/json\r\n\
          Content-Length: 5000\r\n\r\n{\"words\": \"",
        b"POST /dang-nhap HTTP/1.1\r\nHost: gandan.test\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    ];
    let mut slow = Vec::new();
    for number in 0..200 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(heads[number % heads.len()]).await.unwrap();
        slow.push(stream);
    }
    for _ in 0..20 {
        assert!(asks(address).await.starts_with("HTTP/1.1 200 OK"));
    }
    // They were answered while the slow ones were still there.
    let waiting = slow
        .iter()
        .filter(|stream| {
            let nothing = stream.try_read(&mut [0; 64]);
            matches!(nothing, Err(error) if error.kind() == ErrorKind::WouldBlock)
        })
        .count();
    assert!(waiting > 0, "the slow clients had gone before");
    drop(slow);
    let _ = stop.send(());
    server.await.unwrap().unwrap();
}
