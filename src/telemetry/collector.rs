//! The way to the collector: a client for a thread that has no runtime of its own.

use async_trait::async_trait;
use bytes::Bytes;
use opentelemetry_http::{HttpClient, HttpError, Request, Response};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::runtime::Handle;

/// How long the collector may take to pick up, and to answer.
const CONNECT: Duration = Duration::from_secs(2);
const TOTAL: Duration = Duration::from_secs(5);

/// A client for the collector.
#[derive(Debug)]
pub struct Collector {
    client: reqwest::Client,
    runtime: Handle,
    /// Whether it took the last batch; told when that changes.
    well: AtomicBool,
}

impl Collector {
    /// Has to be made within the runtime that shall carry it.
    ///
    /// # Errors
    /// There is no TLS to be had.
    pub fn new() -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .connect_timeout(CONNECT)
            .timeout(TOTAL)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .build()?;
        Ok(Self { client, runtime: Handle::current(), well: AtomicBool::new(true) })
    }

    fn told(&self, well: bool) {
        let before = self.well.swap(well, Ordering::Relaxed);
        if before && !well {
            tracing::warn!("the collector does not take spans; they are let go until it does");
        } else if well && !before {
            tracing::info!("the collector takes spans again");
        }
    }
}

#[async_trait]
impl HttpClient for Collector {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let request = reqwest::Request::try_from(request)?;
        let client = self.client.clone();
        let sending = self.runtime.spawn(async move {
            let response = client.execute(request).await?;
            let status = response.status();
            Ok::<_, reqwest::Error>((status, response.bytes().await?))
        });
        let sent = sending.await.map_err(HttpError::from).and_then(|sent| sent.map_err(Into::into));
        self.told(sent.as_ref().is_ok_and(|(status, _)| status.is_success()));
        let (status, body) = sent?;
        Ok(Response::builder().status(status).body(body)?)
    }
}
