// Texts: escaping, markdown, mentions, times. What comes from outside reaches the page through here.

const ZONE = "Europe/Amsterdam";
const format = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, ...options });
const clock = format({ hour: "2-digit", minute: "2-digit" });
const day = format({ weekday: "long", day: "numeric", month: "long" });
const dayKey = format({ dateStyle: "short" });
const full = format({ dateStyle: "full", timeStyle: "short" });
const short = format({ day: "numeric", month: "short" });

export const hourOf = (at) => clock.format(at);
export const dayOf = (at) => day.format(at);
export const sameDay = (one, other) => dayKey.format(one) === dayKey.format(other);
export const momentOf = (at) => `${full.format(at)}, Amsterdam`;
export const dateOf = (at) => short.format(at);
/** The hour of today, otherwise the date. */
export const briefly = (at, now) => (sameDay(at, now) ? hourOf(at) : dateOf(at));

/** An element with properties and children; text children stay text. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const escape = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

// Images and raw HTML are off: Teams shows neither in markdown.
const markdown = window.markdownit?.({ html: false, breaks: true, linkify: false }).disable("image");

// A mention waits behind a private character while markdown is at work, for a name may hold signs
// that mean something there.
const OPEN = "\uE000";
const CLOSE = "\uE001";
const mentions = [];
let reader = [];

/** Says by which ids the reader goes, so that mentions of the reader stand out. */
export const readAs = (ids) => { reader = ids; };

const mentionsIn = (entities) =>
  (entities ?? []).filter((entity) => entity.type === "mention" && entity.text && entity.mentioned);

function numberOf({ id, name }) {
  const known = mentions.findIndex((mention) => mention.id === id && mention.name === name);
  return known >= 0 ? known : mentions.push({ id, name }) - 1;
}

/** Puts marks in the place of mentions that have their entity. Others stay as they are: raw. */
export function hideMentions(text, entities) {
  let hidden = text.replaceAll(OPEN, "").replaceAll(CLOSE, "");
  for (const entity of mentionsIn(entities)) {
    hidden = hidden.replaceAll(entity.text, `${OPEN}${numberOf(entity.mentioned)}${CLOSE}`);
  }
  return hidden;
}

/** Turns the marks into highlighted names. */
export function showMentions(html) {
  return html.replace(/\uE000(\d+)\uE001/g, (_, number) => {
    const { id, name } = mentions[Number(number)] ?? {};
    const me = reader.includes(id) ? " me" : "";
    return `<span class="mention${me}">${escape(name ?? "")}</span>`;
  });
}

/** Markdown as HTML, marks left alone; without the library the plain words. */
export const fromMarkdown = (text) =>
  markdown ? markdown.render(text) : `<p>${escape(text).replaceAll("\n", "<br>")}</p>`;

/** The HTML of a message's text. People's words are plain, the bot's are markdown. */
export function messageHtml(message) {
  const hidden = hideMentions(message.text ?? "", message.entities);
  const html = message.from === "bot" ? fromMarkdown(hidden) : escape(hidden).replaceAll("\n", "<br>");
  return showMentions(html);
}

/** A text without marks of any kind, for a line in the list of chats. */
export const plain = (text) =>
  (text ?? "").replace(/<\/?at>/g, "").replace(/[*_`#>]+/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\s+/g, " ").trim();

const KEPT = new Set(["A", "B", "STRONG", "I", "EM", "U", "P", "DIV", "BR", "UL", "OL", "LI", "CODE", "PRE",
  "BLOCKQUOTE", "H1", "H2", "H3", "H4", "TABLE", "TBODY", "THEAD", "TR", "TD", "TH", "SPAN"]);
const DROPPED = new Set(["SCRIPT", "STYLE", "IFRAME", "OBJECT", "TEMPLATE"]);

/** HTML from Dev Ops, copied element by element: known elements without attributes, web links. */
export function safeHtml(html) {
  const copy = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
    if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName)) return [];
    const children = [...node.childNodes].flatMap(copy);
    if (!KEPT.has(node.tagName)) return children;
    const href = node.tagName === "A" ? node.getAttribute("href") : null;
    const safe = href && /^https?:/i.test(href) ? { href, target: "_blank", rel: "noopener noreferrer" } : {};
    return [make(node.tagName.toLowerCase(), safe, ...children)];
  };
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const box = make("div", { class: "prose" });
  box.append(...[...parsed.body.childNodes].flatMap(copy));
  return box;
}

/** A text of Dev Ops in either of its formats. */
export const prose = (text, format) => safeHtml(format === "markdown" ? fromMarkdown(text) : text);

/**
 * Makes the children of `parent` follow `items`, each `{ key, sign, build }`. What has not changed
 * stays the very same element, with its focus and whatever a person has typed into it.
 */
export function keep(parent, items) {
  const known = new Map([...parent.children].map((child) => [child.keptAs?.key, child]));
  items.forEach(({ key, sign, build }, place) => {
    const old = known.get(key);
    let element = old;
    if (!old || old.keptAs.sign !== sign) {
      element = build(old);
      element.keptAs = { key, sign };
      if (old) {
        const focused = old.contains(document.activeElement);
        old.replaceWith(element);
        if (focused) refocus(element);
      }
    }
    known.delete(key);
    if (parent.children[place] !== element) parent.insertBefore(element, parent.children[place] ?? null);
  });
  for (const left of known.values()) left.remove();
}

function refocus(element) {
  if (!element.hasAttribute("tabindex") && element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
