// Shows text and Adaptive Cards as Teams does: Microsoft's renderer, a markdown of its own, mentions.

const renderer = globalThis.AdaptiveCards;
const markdown = globalThis.markdownit
  && globalThis.markdownit({ html: false, breaks: true, linkify: false })
    .disable(["heading", "image", "table", "code", "fence", "hr", "html_block"], true);

/** The look of Teams, in the words of the renderer. */
const host = {
  fontFamily: "\"Segoe UI\", system-ui, \"Liberation Sans\", sans-serif",
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 32 },
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "#D6D6D6" },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: Object.fromEntries(Object.entries({
    default: "#FFFFFF", emphasis: "#F3F3F3", good: "#E7F2E7",
    attention: "#FBEBEB", warning: "#FFF6DD", accent: "#E8EBFA",
  }).map(([style, backgroundColor]) => [style, {
    backgroundColor, borderColor: "#D6D6D6",
    foregroundColors: {
      default: { default: "#242424", subtle: "#5C5C5C" },
      dark: { default: "#242424", subtle: "#5C5C5C" },
      light: { default: "#FFFFFF", subtle: "#F3F3F3" },
      accent: { default: "#4F52B2", subtle: "#4F52B2" },
      good: { default: "#0E700E", subtle: "#0E700E" },
      warning: { default: "#835B00", subtle: "#835B00" },
      attention: { default: "#B10E1C", subtle: "#B10E1C" },
    },
  }])),
  actions: {
    maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal",
    actionAlignment: "left", preExpandSingleShowCardAction: false,
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { weight: "bolder", wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 12,
  },
  inputs: {
    label: {
      requiredInputs: { weight: "default", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "default" },
    },
    errorMessage: { color: "attention" },
  },
};

export const canShowCards = Boolean(renderer && markdown);

function escaped(text) {
  const cell = document.createElement("i");
  cell.textContent = text;
  return cell.innerHTML;
}

// A mention travels through the markdown as two signs that nobody types, with its number between.
const OPEN = "\uE000";
const CLOSE = "\uE001";

/** Renders text with the mentions it was sent with; any other `<at>` stays as raw as in Teams. */
function rendered(text, mentions, me, asMarkdown) {
  let plain = text.replaceAll(OPEN, "").replaceAll(CLOSE, "");
  mentions.forEach(({ text: written }, number) => {
    plain = plain.replaceAll(written, OPEN + number + CLOSE);
  });
  const html = asMarkdown && markdown ? markdown.render(plain) : escaped(plain);
  return html.replace(/\uE000(\d+)\uE001/g, (_whole, number) => {
    const { mentioned } = mentions[Number(number)];
    const mine = [me.mri, me.id].includes(mentioned.id) ? " me" : "";
    return `<span class="mention${mine}">${escaped(mentioned.name)}</span>`;
  });
}

/** A bubble with the words of a message. */
export function bubble(message, me, fromBot) {
  const node = document.createElement("div");
  node.className = fromBot && markdown ? "bubble" : "bubble plain";
  const mentions = message.entities.filter((entity) => entity.type === "mention");
  const text = message.text.replace(/<quoted messageId="\d+"\/>/g, "");
  node.innerHTML = rendered(text, mentions, me, fromBot);
  for (const link of node.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return node;
}

/** What the people picker offers: the members of the chat, as in Teams. */
function withPeople(part, people) {
  if (Array.isArray(part)) {
    return part.map((one) => withPeople(one, people));
  }
  if (part === null || typeof part !== "object") {
    return part;
  }
  const copy = Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, withPeople(value, people)]),
  );
  if (copy["choices.data"]?.dataset?.startsWith("graph.microsoft.com/users")) {
    const known = new Set((copy.choices ?? []).map((choice) => choice.value));
    const more = people.filter((person) => !known.has(person.id))
      .map((person) => ({ title: person.name, value: person.id }));
    copy.choices = [...(copy.choices ?? []), ...more];
    delete copy["choices.data"];
  }
  return copy;
}

/**
 * A card. `press` is called with the action as it would be sent, the inputs already in its data.
 */
export function card(json, { me, people, press }) {
  const node = document.createElement("div");
  node.className = "card";
  if (!canShowCards) {
    node.classList.add("bubble", "plain");
    node.textContent = json.fallbackText || "(a card without fallback text)";
    return node;
  }
  const mentions = json.msteams?.entities ?? [];
  renderer.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = rendered(text, mentions, me, true);
    result.didProcess = true;
  };
  const sheet = new renderer.AdaptiveCard();
  sheet.hostConfig = new renderer.HostConfig(host);
  sheet.onExecuteAction = (action) => {
    if (action instanceof renderer.OpenUrlAction) {
      window.open(action.url, "_blank", "noopener,noreferrer");
      return;
    }
    if (action instanceof renderer.SubmitAction || action instanceof renderer.ExecuteAction) {
      const sent = { type: action.getJsonTypeName(), data: action.data ?? {} };
      if (action.id) sent.id = action.id;
      if (action.verb) sent.verb = action.verb;
      press(sent, node);
    }
  };
  sheet.onAnchorClicked = (_element, anchor) => {
    window.open(anchor.href, "_blank", "noopener,noreferrer");
    return true;
  };
  sheet.parse(withPeople(json, people));
  const face = sheet.render();
  if (face) {
    node.append(face);
  } else {
    node.classList.add("bubble");
    node.textContent = json.fallbackText || "This card cannot be shown.";
  }
  return node;
}

/** Markdown or HTML as words only, for where there is no room for more. */
export function wordsOf(text, format) {
  const html = format === "html" ? text : markdown?.render(text);
  if (html === undefined) return text;
  const lines = html.replace(/<br\s*\/?>\n?|<\/(p|li)>\n?/g, "$&\n").replaceAll("\n\n", "\n");
  return new DOMParser().parseFromString(lines, "text/html").body.textContent.trim();
}
