//! Accepting connections, within limits, until told to stop.
//!
//! `axum::serve` would be shorter, but it waits for a stalled header for ever and takes any number
//! of connections.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// How long a connection may take for the next request's header; also how long it may idle.
const HEADER: Duration = Duration::from_secs(10);

/// How many connections there may be; more wait in the kernel's queue.
const CONNECTIONS_MOST: usize = 1024;

/// How long accepted requests have to finish after the word to stop.
const GRACE: Duration = Duration::from_secs(20);

/// The pause after a failed accept. Most often the process is out of file handles, and asking
/// again at once would only burn the processor.
const AFTER_FAILED_ACCEPT: Duration = Duration::from_millis(200);

/// Serves `router` on `listener` until `shutdown` ends. Then no connection is accepted any more,
/// and what was accepted is finished, for at most 20 seconds.
pub async fn serve(listener: TcpListener, router: Router, shutdown: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS_MOST));
    tokio::select! {
        () = shutdown => {}
        () = accept_all(&listener, &router, &graceful, &places) => {}
    }
    drop(listener);
    let open = graceful.count();
    if tokio::time::timeout(GRACE, graceful.shutdown()).await.is_err() {
        tracing::warn!(open, "some requests did not finish in time and are dropped");
    }
}

async fn accept_all(
    listener: &TcpListener,
    router: &Router,
    graceful: &GracefulShutdown,
    places: &Arc<Semaphore>,
) {
    loop {
        let Ok(place) = Arc::clone(places).acquire_owned().await else { return };
        let stream = match accept(listener).await {
            Ok(stream) => stream,
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                tokio::time::sleep(AFTER_FAILED_ACCEPT).await;
                continue;
            }
        };
        let service = TowerToHyperService::new(router.clone());
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke");
            }
            drop(place);
        });
    }
}

/// Answers are small and awaited: they leave at once instead of waiting for more to send.
async fn accept(listener: &TcpListener) -> io::Result<TcpStream> {
    let (stream, _) = listener.accept().await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}
