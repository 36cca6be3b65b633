// How Teams colours cards, for Microsoft's renderer.
//
// Light and dark are the host configurations that Microsoft published for its card designer
// (npm `adaptivecards-designer` 2.4.4, lib/hostConfigs/microsoft-teams-light.json and -dark.json).
// There is none for high contrast: its colours are those of Fluent's `teamsHighContrastTheme`
// (npm `@fluentui/tokens` 1.0.0-alpha.24, lib/alias/highContrastColor.js), in which every surface
// is black, every text white, and a border tells what a colour would. Links and buttons, of which a
// host configuration says nothing, have the colours of the same package: brand 80 and 70, and for
// links in the dark brand 110, since brand 100 is meant for a ground a little darker than this one.
// The font is Segoe UI; where it is missing, Liberation Sans, which runs a little wider.

const STYLES = ["default", "emphasis", "accent", "good", "attention", "warning"];
const FAMILY = "'Segoe UI', 'Liberation Sans', 'Noto Color Emoji', sans-serif";

const font = (fontFamily) => ({
  fontFamily,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
});

/** The texts of a surface: a pair of plain and subtle for each colour of text. */
const texts = (pairs) => Object.fromEntries(
  Object.entries(pairs).map(([name, [plain, subtle]]) => [name, { default: plain, subtle }]),
);

/** The surfaces of a theme: background, border and texts of each style. */
const surfaces = (of) => Object.fromEntries(STYLES.map((style) => {
  const [backgroundColor, borderColor, pairs] = of(style);
  return [style, { backgroundColor, borderColor, foregroundColors: texts(pairs) }];
}));

/** The colours of the four loud styles are the same in light and dark. */
const LOUD = {
  accent: ["#C7DEF9", "#62A8F7"], good: ["#CCFFCC", "#69E569"],
  attention: ["#FFC5B2", "#FF764C"], warning: ["#FFE2B2", "#FFBC51"],
};

const LIGHT_TEXTS = {
  default: ["#ff252424", "#bf252424"], dark: ["#252424", "#bf252424"],
  light: ["#ffffff", "#fff3f2f1"], accent: ["#6264a7", "#8b8cc7"],
  good: ["#92c353", "#e592c353"], warning: ["#f8d22a", "#e5f8d22a"],
  attention: ["#c4314b", "#e5c4314b"],
};
const DARK_TEXTS = {
  default: ["#ffffffff", "#bfffffff"], dark: ["#ff201f1f", "#ff2d2c2c"],
  light: ["#ffffffff", "#bfffffff"], accent: ["#ffa6a7dc", "#ff8b8cc7"],
  good: ["#ff92c353", "#e592c353"], warning: ["#fff8d22a", "#e5f8d22a"],
  attention: ["#ffd74654", "#e5d74654"],
};
const ON_LOUD_IN_DARK = { ...DARK_TEXTS, default: ["#ff201f1f", "#ff2d2c2c"] };
const HIGH_TEXTS = Object.fromEntries(
  Object.keys(LIGHT_TEXTS).map((name) => [name, ["#ffffff", "#ffffff"]]),
);

const host = (lineColor, containerStyles) => ({
  choiceSetInputValueSeparator: ",",
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor },
  fontTypes: { default: font(FAMILY), monospace: font("'Courier New', monospace") },
  textStyles: { heading: { size: "large", weight: "bolder", color: "default", isSubtle: false } },
  textBlock: { headingLevel: 2 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles,
  actions: {
    maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal",
    actionAlignment: "left", preExpandSingleShowCardAction: false,
    showCard: { actionMode: "inline", inlineTopMargin: 16, style: "emphasis" },
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { weight: "bolder", wrap: true }, value: { weight: "default", wrap: true }, spacing: 16,
  },
  inputs: {
    label: {
      requiredInputs: { suffix: " *", suffixColor: "default" }, optionalInputs: {},
    },
    errorMessage: { color: "attention" },
  },
});

/** What a host configuration leaves to the client: the chat around, links, buttons, inputs. */
export const THEMES = [
  {
    name: "light",
    host: host("#EEEEEE", surfaces((style) => ({
      default: ["#ffffff", "#CCCCCC", LIGHT_TEXTS], emphasis: ["#fff9f8f7", "#666666", LIGHT_TEXTS],
    })[style] ?? [...LOUD[style], LIGHT_TEXTS])),
    client: {
      chat: "#f5f5f5", card: "#ffffff", edge: "#d1d1d1", text: "#242424", link: "#4f52b2",
      button: ["#ffffff", "#242424", "#d1d1d1"], first: ["#5b5fc7", "#ffffff", "#5b5fc7"],
      input: ["#f5f5f5", "#242424", "#616161"],
    },
  },
  {
    name: "dark",
    host: host("#EEEEEE", surfaces((style) => ({
      default: ["#ff2d2c2c", "#CCCCCC", DARK_TEXTS], emphasis: ["#ff292828", "#666666", DARK_TEXTS],
    })[style] ?? [...LOUD[style], ON_LOUD_IN_DARK])),
    client: {
      chat: "#1f1f1f", card: "#2d2c2c", edge: "#666666", text: "#ffffff", link: "#9299f7",
      button: ["#292929", "#ffffff", "#666666"], first: ["#4f52b2", "#ffffff", "#4f52b2"],
      input: ["#141414", "#ffffff", "#adadad"],
    },
  },
  {
    name: "high contrast",
    host: host("#ffffff", surfaces(() => ["#000000", "#ffffff", HIGH_TEXTS])),
    client: {
      chat: "#000000", card: "#000000", edge: "#ffffff", text: "#ffffff", link: "#ffff00",
      button: ["#000000", "#ffffff", "#ffffff"], first: ["#ffffff", "#000000", "#ffffff"],
      input: ["#000000", "#ffffff", "#ffffff"],
    },
  },
];

/** How wide a card is on the narrowest phone, and at a desk. */
export const WIDTHS = [320, 1024];
