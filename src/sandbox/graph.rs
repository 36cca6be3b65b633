use super::door::{Answer, Call};
use super::ground::Ground;
use std::sync::Arc;
pub(super) fn answer(_ground: &Arc<Ground>, _call: &Call) -> Answer {
    Answer::empty(404)
}
