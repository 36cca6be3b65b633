use super::door::{Answer, Call};
use super::ground::Ground;
pub(super) fn answer(_ground: &Ground, _call: &Call) -> Answer {
    Answer::empty(404)
}
