#![allow(missing_docs, reason = "x")]
pub mod cards;
