//! templating: what does this card template become, given this data?
//!
//! In: a template (JSON) parsed once, data, the host's settings, the time. Out: the expanded JSON,
//! or a `TemplateError` that says where and why.
//! Never: a clock, chance, I/O, a panic, unbounded depth or work; data never becomes an expression.
//! May touch: base64, jiff, regex, `serde_json`, url.
//!
//! The language is Adaptive Card Templating
//! (<https://learn.microsoft.com/adaptive-cards/templating/language>) with Adaptive Expressions
//! (<https://learn.microsoft.com/azure/bot-service/adaptive-expressions/adaptive-expressions-prebuilt-functions>).
//! Where the documents are silent, the JavaScript engines are followed: `adaptivecards-templating`
//! 2.3.1 and `adaptive-expressions` 4.23.3.

mod compare;
mod error;
mod eval;
mod expand;
mod expression;
mod functions;
mod grow;
mod interpolate;
mod lex;
mod node;
mod parse;
mod path;
mod print;
mod template;
mod value;

pub use error::{Problem, TemplateError};
pub use expression::Expression;
pub use template::Template;
