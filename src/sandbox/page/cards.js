// Cards: Microsoft's own renderer in the clothes of Teams.

import { fromMarkdown, hideMentions, make, showMentions } from "./words.js";

const library = window.AdaptiveCards;
/** Whether the build could fetch the renderer. */
export const rendererIsHere = Boolean(library?.AdaptiveCard);

const colour = (normal, subtle) => ({ default: normal, subtle });
const foreground = {
  default: colour("#242424", "#616161"),
  dark: colour("#242424", "#616161"),
  light: colour("#ffffff", "#f0f0f0"),
  accent: colour("#4f52b2", "#5b5fc7"),
  good: colour("#1a6b35", "#237b4b"),
  warning: colour("#7a4d00", "#835c00"),
  attention: colour("#b42a42", "#c4314b"),
};
const container = (backgroundColor) => ({ backgroundColor, foregroundColors: foreground });

const host = rendererIsHere && new library.HostConfig({
  supportsInteractivity: true,
  fontFamily: "'Segoe UI', 'Segoe UI Web', system-ui, -apple-system, Roboto, 'Noto Sans', sans-serif",
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 26, extraLarge: 32 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "#e0e0e0" },
  containerStyles: {
    default: container("#ffffff"),
    emphasis: container("#f5f5f5"),
    accent: container("#ebebff"),
    good: container("#e7f5ec"),
    warning: container("#fff6e0"),
    attention: container("#fdedf0"),
  },
  // Six buttons at most: Teams puts the rest behind three dots.
  actions: {
    maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal",
    actionAlignment: "left", showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: "medium", maxImageHeight: 100 },
  factSet: {
    title: { weight: "bolder", wrap: true, maxWidth: 150 },
    value: { weight: "default", wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { color: "attention", weight: "bolder" },
  },
  textStyles: {
    heading: { weight: "bolder", size: "medium" }, columnHeader: { weight: "bolder", size: "default" },
  },
  textBlock: { headingLevel: 3 },
});

if (rendererIsHere) {
  library.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = showMentions(fromMarkdown(text));
    result.didProcess = true;
  };
}

/** The card with marks where Teams shows mentions: in text blocks and the values of facts. */
function marked(card) {
  const entities = card.msteams?.entities ?? [];
  const walk = (part) => {
    if (Array.isArray(part)) return part.map(walk);
    if (part === null || typeof part !== "object") return part;
    const copy = {};
    for (const [name, value] of Object.entries(part)) copy[name] = name === "data" ? value : walk(value);
    if (part.type === "TextBlock" && typeof part.text === "string") copy.text = hideMentions(part.text, entities);
    if (part.type === "FactSet" && Array.isArray(part.facts)) {
      copy.facts = part.facts.map((fact) => ({ ...fact, value: hideMentions(String(fact.value ?? ""), entities) }));
    }
    return copy;
  };
  return walk(card);
}

const asFallback = (card, reason) => make(
  "div", { class: "card-fallback" },
  make("p", {}, card.fallbackText || "This card has no fallback text."),
  make("p", { class: "quiet" }, reason),
);

/**
 * Draws a card. `acts` says what happens: `press(action, inputs)` for what goes to the bot, which
 * may take its time, and `open(url)`.
 */
export function drawCard(card, acts) {
  const box = make("div", { class: "card", "data-testid": "card" });
  if (card.msteams?.width === "Full") box.classList.add("wide");
  if (!rendererIsHere) {
    box.append(asFallback(card, "The card renderer is missing from this build: there are no buttons to press."));
    return box;
  }
  try {
    const drawn = new library.AdaptiveCard();
    drawn.hostConfig = host;
    drawn.onExecuteAction = (action) => act(box, action, acts);
    drawn.onAnchorClicked = (_element, anchor) => acts.open(anchor.href);
    drawn.parse(marked(card));
    box.append(drawn.render());
  } catch (error) {
    box.replaceChildren(asFallback(card, `The card could not be drawn: ${error.message}`));
  }
  return box;
}

async function act(box, action, acts) {
  if (action.getJsonTypeName() === "Action.OpenUrl") {
    if (!acts.open(action.url)) window.open(action.url, "_blank", "noopener,noreferrer");
    return;
  }
  if (box.getAttribute("aria-busy") === "true") return;
  const inputs = {};
  for (const [id, input] of Object.entries(action.getReferencedInputs() ?? {})) {
    if (input.isSet()) inputs[id] = String(input.value);
  }
  box.setAttribute("aria-busy", "true");
  await acts.press(action.toJSON(), inputs);
  box.removeAttribute("aria-busy");
}
