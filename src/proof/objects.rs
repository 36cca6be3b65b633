//! The objects of Adaptive Cards 1.5.
//!
//! From Microsoft's schema <https://adaptivecards.io/schemas/1.5.0/adaptive-card.json>, which has the
//! name `rtl` with a question mark at two places; this table has it as documented.

use super::words::Holds::{
    Absolute, Address, Any, Data, Either, List, Null, Number, Object, Text, Truth, Word,
};
use super::words::{
    ACTION, ACTIONS, ASSOCIATED_INPUTS, BLOCK_ELEMENT_HEIGHT, CHOICE_INPUT_STYLE, COLORS,
    CONTAINER_STYLE, ELEMENT, ELEMENTS, FALLBACK_OPTION, FONT_SIZE, FONT_TYPE, FONT_WEIGHT,
    HORIZONTAL_ALIGNMENT, IMAGE_FILL_MODE, IMAGE_SIZE, IMAGE_STYLE, INLINES, INPUT, ITEM, NONE,
    SELECTABLE, SPACING, TEXT_BLOCK_STYLE, TEXT_INPUT_STYLE, VERTICAL_ALIGNMENT,
    VERTICAL_CONTENT_ALIGNMENT,
};
use super::words::{Field, may, need};

/// Of the inputs of dates and times.
const SPAN: &[Field] =
    &[may("max", Text), may("min", Text), may("placeholder", Text), may("value", Text)];
/// Of what has a title and a value.
const PAIR: &[Field] = &[need("title", Text), need("value", Text)];
/// Of what holds elements.
const CONTENTS: &[Field] = &[
    need("items", List(&Any(ELEMENTS))),
    may("selectAction", Any(SELECTABLE)),
    may("style", Null(&Word(CONTAINER_STYLE))),
    may("verticalContentAlignment", Null(&Word(VERTICAL_CONTENT_ALIGNMENT))),
    may("bleed", Truth),
    may("backgroundImage", Either(&[Object("BackgroundImage"), Address])),
    may("minHeight", Text),
    may("rtl", Null(&Truth)),
];

/// Every object: its `type`, the properties it shares, its own.
pub(super) const OBJECTS: &[(&str, &[Field], &[Field])] = &[
    (
        "Action.Execute",
        ACTION,
        &[may("verb", Text), may("data", Data), may("associatedInputs", Word(ASSOCIATED_INPUTS))],
    ),
    ("Action.OpenUrl", ACTION, &[need("url", Address)]),
    ("Action.ShowCard", ACTION, &[may("card", Object("AdaptiveCard"))]),
    (
        "Action.Submit",
        ACTION,
        &[may("data", Data), may("associatedInputs", Word(ASSOCIATED_INPUTS))],
    ),
    (
        "Action.ToggleVisibility",
        ACTION,
        &[need("targetElements", List(&Either(&[Text, Object("TargetElement")])))],
    ),
    ("TargetElement", NONE, &[need("elementId", Text), may("isVisible", Null(&Truth))]),
    (
        "AdaptiveCard",
        NONE,
        &[
            may("version", Text),
            may("refresh", Object("Refresh")),
            may("authentication", Object("Authentication")),
            may("body", List(&Any(ELEMENTS))),
            may("actions", List(&Any(ACTIONS))),
            may("selectAction", Any(SELECTABLE)),
            may("fallbackText", Text),
            may("backgroundImage", Either(&[Object("BackgroundImage"), Address])),
            may("minHeight", Text),
            may("rtl", Null(&Truth)),
            may("speak", Text),
            may("lang", Text),
            may("verticalContentAlignment", Word(VERTICAL_CONTENT_ALIGNMENT)),
            may("$schema", Absolute),
        ],
    ),
    ("ActionSet", ELEMENT, &[need("actions", List(&Any(ACTIONS)))]),
    (
        "Column",
        ITEM,
        &[
            may("items", List(&Any(ELEMENTS))),
            may("backgroundImage", Either(&[Object("BackgroundImage"), Address])),
            may("bleed", Truth),
            may("fallback", Either(&[Object("Column"), Word(FALLBACK_OPTION)])),
            may("minHeight", Text),
            may("rtl", Null(&Truth)),
            may("separator", Truth),
            may("spacing", Word(SPACING)),
            may("selectAction", Any(SELECTABLE)),
            may("style", Null(&Word(CONTAINER_STYLE))),
            may("verticalContentAlignment", Null(&Word(VERTICAL_CONTENT_ALIGNMENT))),
            may("width", Either(&[Number, Text])),
        ],
    ),
    (
        "ColumnSet",
        ELEMENT,
        &[
            may("columns", List(&Object("Column"))),
            may("selectAction", Any(SELECTABLE)),
            may("style", Null(&Word(CONTAINER_STYLE))),
            may("bleed", Truth),
            may("minHeight", Text),
            may("horizontalAlignment", Null(&Word(HORIZONTAL_ALIGNMENT))),
        ],
    ),
    ("Container", ELEMENT, CONTENTS),
    ("Fact", NONE, PAIR),
    ("FactSet", ELEMENT, &[need("facts", List(&Object("Fact")))]),
    (
        "Image",
        ITEM,
        &[
            need("url", Address),
            may("altText", Text),
            may("backgroundColor", Text),
            may("height", Either(&[Word(BLOCK_ELEMENT_HEIGHT), Text])),
            may("horizontalAlignment", Null(&Word(HORIZONTAL_ALIGNMENT))),
            may("selectAction", Any(SELECTABLE)),
            may("size", Word(IMAGE_SIZE)),
            may("style", Word(IMAGE_STYLE)),
            may("width", Text),
            may("fallback", Either(&[Word(FALLBACK_OPTION), Any(ELEMENTS)])),
            may("separator", Truth),
            may("spacing", Word(SPACING)),
        ],
    ),
    (
        "ImageSet",
        ELEMENT,
        &[need("images", List(&Object("Image"))), may("imageSize", Word(IMAGE_SIZE))],
    ),
    (
        "TextRun",
        NONE,
        &[
            need("text", Text),
            may("color", Null(&Word(COLORS))),
            may("fontType", Null(&Word(FONT_TYPE))),
            may("highlight", Truth),
            may("isSubtle", Null(&Truth)),
            may("italic", Truth),
            may("selectAction", Any(SELECTABLE)),
            may("size", Null(&Word(FONT_SIZE))),
            may("strikethrough", Truth),
            may("underline", Truth),
            may("weight", Null(&Word(FONT_WEIGHT))),
        ],
    ),
    ("Input.Choice", NONE, PAIR),
    (
        "Input.ChoiceSet",
        INPUT,
        &[
            may("choices", List(&Object("Input.Choice"))),
            may("isMultiSelect", Truth),
            may("style", Word(CHOICE_INPUT_STYLE)),
            may("value", Text),
            may("placeholder", Text),
            may("wrap", Truth),
        ],
    ),
    ("Input.Date", INPUT, SPAN),
    (
        "Input.Number",
        INPUT,
        &[may("max", Number), may("min", Number), may("placeholder", Text), may("value", Number)],
    ),
    (
        "Input.Text",
        INPUT,
        &[
            may("isMultiline", Truth),
            may("maxLength", Number),
            may("placeholder", Text),
            may("regex", Text),
            may("style", Word(TEXT_INPUT_STYLE)),
            may("inlineAction", Any(SELECTABLE)),
            may("value", Text),
        ],
    ),
    ("Input.Time", INPUT, SPAN),
    (
        "Input.Toggle",
        INPUT,
        &[
            need("title", Text),
            may("value", Text),
            may("valueOff", Text),
            may("valueOn", Text),
            may("wrap", Truth),
        ],
    ),
    (
        "Media",
        ELEMENT,
        &[
            need("sources", List(&Object("MediaSource"))),
            may("poster", Address),
            may("altText", Text),
        ],
    ),
    ("MediaSource", NONE, &[need("mimeType", Text), need("url", Address)]),
    (
        "RichTextBlock",
        ELEMENT,
        &[
            need("inlines", List(&Any(INLINES))),
            may("horizontalAlignment", Null(&Word(HORIZONTAL_ALIGNMENT))),
        ],
    ),
    (
        "Table",
        ELEMENT,
        &[
            may("columns", List(&Object("TableColumnDefinition"))),
            may("rows", List(&Object("TableRow"))),
            may("firstRowAsHeader", Truth),
            may("showGridLines", Truth),
            may("gridStyle", Null(&Word(CONTAINER_STYLE))),
            may("horizontalCellContentAlignment", Null(&Word(HORIZONTAL_ALIGNMENT))),
            may("verticalCellContentAlignment", Null(&Word(VERTICAL_ALIGNMENT))),
        ],
    ),
    ("TableCell", NONE, CONTENTS),
    (
        "TableColumnDefinition",
        NONE,
        &[
            may("width", Either(&[Number, Text])),
            may("horizontalCellContentAlignment", Null(&Word(HORIZONTAL_ALIGNMENT))),
            may("verticalCellContentAlignment", Null(&Word(VERTICAL_ALIGNMENT))),
        ],
    ),
    (
        "TableRow",
        NONE,
        &[
            may("cells", List(&Object("TableCell"))),
            may("style", Null(&Word(CONTAINER_STYLE))),
            may("horizontalCellContentAlignment", Null(&Word(HORIZONTAL_ALIGNMENT))),
            may("verticalCellContentAlignment", Null(&Word(VERTICAL_ALIGNMENT))),
        ],
    ),
    (
        "TextBlock",
        ELEMENT,
        &[
            need("text", Text),
            may("color", Null(&Word(COLORS))),
            may("fontType", Null(&Word(FONT_TYPE))),
            may("horizontalAlignment", Null(&Word(HORIZONTAL_ALIGNMENT))),
            may("isSubtle", Null(&Truth)),
            may("maxLines", Number),
            may("size", Null(&Word(FONT_SIZE))),
            may("weight", Null(&Word(FONT_WEIGHT))),
            may("wrap", Truth),
            may("style", Null(&Word(TEXT_BLOCK_STYLE))),
        ],
    ),
    (
        "AuthCardButton",
        NONE,
        &[may("title", Text), may("image", Text), need("value", Text), need("type", Text)],
    ),
    (
        "Authentication",
        NONE,
        &[
            may("text", Text),
            may("connectionName", Text),
            may("tokenExchangeResource", Object("TokenExchangeResource")),
            may("buttons", List(&Object("AuthCardButton"))),
        ],
    ),
    (
        "BackgroundImage",
        NONE,
        &[
            need("url", Address),
            may("fillMode", Word(IMAGE_FILL_MODE)),
            may("horizontalAlignment", Word(HORIZONTAL_ALIGNMENT)),
            may("verticalAlignment", Word(VERTICAL_ALIGNMENT)),
        ],
    ),
    ("Refresh", NONE, &[may("action", Object("Action.Execute")), may("userIds", List(&Text))]),
    (
        "TokenExchangeResource",
        NONE,
        &[need("id", Text), need("uri", Text), need("providerId", Text)],
    ),
];
