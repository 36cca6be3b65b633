use super::ground::Ground;
use std::sync::Arc;
pub(super) fn router() -> axum::Router<Arc<Ground>> {
    axum::Router::new()
}
