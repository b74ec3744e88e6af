//! The loop that takes connections. It knows nothing of pages.

use super::{App, ClientAddress, router};
use anyhow::Context;
use axum::body::Body;
use axum::http::Request;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower::ServiceExt;

/// So many connections at once; the next waits in the queue of the system.
const CONNECTIONS: usize = 4096;
/// A client that does not finish its headers in this time has gone.
const HEADERS: Duration = Duration::from_secs(10);
/// How long answers under way may take when the server stops.
const FAREWELL: Duration = Duration::from_secs(20);

/// Serves `app` on `listener` until `stop` is ready, then lets what is under way finish.
///
/// # Errors
/// The listener cannot be used.
pub async fn serve(app: App, listener: TcpListener, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
    listener.local_addr().context("the listener is gone")?;
    let service = router(app);
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Some(HEADERS));
    tokio::pin!(stop);
    loop {
        let place = Arc::clone(&places)
            .acquire_owned()
            .await
            .context("places are never closed")?;
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file handles, mostly: those in use come back.
                    tracing::warn!(error.message = %error, "a connection was not taken");
                    tokio::time::sleep(Duration::from_millis(200)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let client = ClientAddress(peer.ip().to_canonical());
        let service = service.clone().map_request(move |mut request: Request<_>| {
            request.extensions_mut().insert(client);
            request.map(Body::new)
        });
        let connection = builder
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
            .into_owned();
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A client that goes away in the middle is its own affair.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(FAREWELL) => tracing::warn!("some answers were cut off"),
    }
    Ok(())
}

/// Ready when the terminal or the system asks the program to end.
pub async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
