//! Templating.
