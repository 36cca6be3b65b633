//! The words and shared properties of Adaptive Cards 1.5, and what a property may hold.
//!
//! From Microsoft's schema <https://adaptivecards.io/schemas/1.5.0/adaptive-card.json>; a test holds
//! this table against it.

/// What a property may hold.
#[derive(Clone, Copy, Debug)]
pub(super) enum Holds {
    Text,
    /// Text that is an address, perhaps a relative one (RFC 3986).
    Address,
    /// Text that is an address with its scheme.
    Absolute,
    Number,
    Truth,
    /// An object of texts.
    Texts,
    /// A text, or any object.
    Data,
    /// Null, too.
    Null(&'static Holds),
    /// One of these words, in any case of letters.
    Word(&'static [&'static str]),
    List(&'static Holds),
    /// The object of that name; it may leave its `type` out.
    Object(&'static str),
    /// One of these objects, by its `type`.
    Any(&'static [&'static str]),
    /// The first that is of the same sort of JSON.
    Either(&'static [Holds]),
}

use Holds::{Address, Any, Either, Text, Texts, Truth, Word};

/// A property.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    /// Whether the object is nothing without it.
    pub(super) needed: bool,
    pub(super) holds: Holds,
}

pub(super) const fn need(name: &'static str, holds: Holds) -> Field {
    Field { name, needed: true, holds }
}

pub(super) const fn may(name: &'static str, holds: Holds) -> Field {
    Field { name, needed: false, holds }
}

pub(super) const ACTION_MODE: &[&str] = &["primary", "secondary"];
pub(super) const ACTION_STYLE: &[&str] = &["default", "positive", "destructive"];
pub(super) const ASSOCIATED_INPUTS: &[&str] = &["Auto", "None"];
pub(super) const BLOCK_ELEMENT_HEIGHT: &[&str] = &["auto", "stretch"];
pub(super) const CHOICE_INPUT_STYLE: &[&str] = &["compact", "expanded"];
pub(super) const COLORS: &[&str] =
    &["default", "dark", "light", "accent", "good", "warning", "attention"];
pub(super) const CONTAINER_STYLE: &[&str] =
    &["default", "emphasis", "good", "attention", "warning", "accent"];
pub(super) const FALLBACK_OPTION: &[&str] = &["drop"];
pub(super) const FONT_SIZE: &[&str] = &["default", "small", "medium", "large", "extraLarge"];
pub(super) const FONT_TYPE: &[&str] = &["default", "monospace"];
pub(super) const FONT_WEIGHT: &[&str] = &["default", "lighter", "bolder"];
pub(super) const HORIZONTAL_ALIGNMENT: &[&str] = &["left", "center", "right"];
pub(super) const IMAGE_FILL_MODE: &[&str] =
    &["cover", "repeatHorizontally", "repeatVertically", "repeat"];
pub(super) const IMAGE_SIZE: &[&str] = &["auto", "stretch", "small", "medium", "large"];
pub(super) const IMAGE_STYLE: &[&str] = &["default", "person"];
pub(super) const SPACING: &[&str] =
    &["default", "none", "small", "medium", "large", "extraLarge", "padding"];
pub(super) const TEXT_BLOCK_STYLE: &[&str] = &["default", "heading"];
pub(super) const TEXT_INPUT_STYLE: &[&str] = &["text", "tel", "url", "email", "password"];
pub(super) const VERTICAL_ALIGNMENT: &[&str] = &["top", "center", "bottom"];
pub(super) const VERTICAL_CONTENT_ALIGNMENT: &[&str] = &["top", "center", "bottom"];

pub(super) const ELEMENTS: &[&str] = &[
    "ActionSet",
    "ColumnSet",
    "Container",
    "FactSet",
    "Image",
    "ImageSet",
    "Input.ChoiceSet",
    "Input.Date",
    "Input.Number",
    "Input.Text",
    "Input.Time",
    "Input.Toggle",
    "Media",
    "RichTextBlock",
    "Table",
    "TextBlock",
];
pub(super) const ACTIONS: &[&str] = &[
    "Action.Execute",
    "Action.OpenUrl",
    "Action.ShowCard",
    "Action.Submit",
    "Action.ToggleVisibility",
];
pub(super) const SELECTABLE: &[&str] =
    &["Action.Execute", "Action.OpenUrl", "Action.Submit", "Action.ToggleVisibility"];
pub(super) const INLINES: &[&str] = &["TextRun"];

pub(super) const NONE: &[Field] = &[];
pub(super) const ITEM: &[Field] =
    &[may("requires", Texts), may("id", Text), may("isVisible", Truth)];
pub(super) const ELEMENT: &[Field] = &[
    may("requires", Texts),
    may("id", Text),
    may("isVisible", Truth),
    may("fallback", Either(&[Word(FALLBACK_OPTION), Any(ELEMENTS)])),
    may("height", Word(BLOCK_ELEMENT_HEIGHT)),
    may("separator", Truth),
    may("spacing", Word(SPACING)),
];
pub(super) const ACTION: &[Field] = &[
    may("requires", Texts),
    may("title", Text),
    may("iconUrl", Address),
    may("id", Text),
    may("style", Word(ACTION_STYLE)),
    may("fallback", Either(&[Word(FALLBACK_OPTION), Any(ACTIONS)])),
    may("tooltip", Text),
    may("isEnabled", Truth),
    may("mode", Word(ACTION_MODE)),
];
pub(super) const INPUT: &[Field] = &[
    need("id", Text),
    may("errorMessage", Text),
    may("isRequired", Truth),
    may("label", Text),
    may("fallback", Either(&[Word(FALLBACK_OPTION), Any(ELEMENTS)])),
    may("height", Word(BLOCK_ELEMENT_HEIGHT)),
    may("separator", Truth),
    may("spacing", Word(SPACING)),
    may("isVisible", Truth),
    may("requires", Texts),
];
