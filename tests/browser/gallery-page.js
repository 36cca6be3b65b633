// Runs in the browser: draws one card in all themes and widths on one sheet, and looks at it.

const renderer = globalThis.AdaptiveCards;
const markdown = globalThis.markdownit({ html: false, breaks: true, linkify: false })
  .disable(["heading", "image", "table", "code", "fence", "hr", "html_block"], true);
/** Rounding of a browser, in pixels. */
const SLACK = 1;
/** WCAG 2.2, success criterion 1.4.3. */
const CONTRAST_MIN = 4.5;
const OPEN = "\uE000";
const CLOSE = "\uE001";

const escaped = (text) => Object.assign(document.createElement("i"), { textContent: text }).innerHTML;

function rendered(text, mentions) {
  let plain = text;
  mentions.forEach(({ text: written }, number) => {
    plain = plain.replaceAll(written, OPEN + number + CLOSE);
  });
  return markdown.render(plain).replace(/\uE000(\d+)\uE001/g, (_whole, number) => {
    const { name, mentioned } = mentions[Number(number)];
    return `<span class="mention">${escaped(mentioned?.name ?? name)}</span>`;
  });
}

function face(card, host) {
  const mentions = card.msteams?.entities ?? [];
  renderer.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = rendered(text, mentions);
    result.didProcess = true;
  };
  const sheet = new renderer.AdaptiveCard();
  sheet.hostConfig = new renderer.HostConfig(host);
  sheet.parse(card);
  return sheet.render();
}

function bubbles(words) {
  const list = document.createElement("div");
  list.className = "bubbles";
  for (const { text, entities } of words) {
    const bubble = document.createElement("div");
    bubble.className = "bubble";
    bubble.innerHTML = rendered(text, entities);
    list.append(bubble);
  }
  return list;
}

/** A look in one theme and width. */
function frame(look, { name, host, client }, width) {
  const node = document.createElement("section");
  node.className = look.card ? "card" : "chat";
  node.dataset.place = `${name}, ${width} px`;
  node.style.width = `${width}px`;
  for (const part of ["chat", "card", "edge", "text", "link"]) {
    node.style.setProperty(`--${part}`, client[part]);
  }
  for (const part of ["button", "first", "input"]) {
    const [ground, text, edge] = client[part];
    node.style.setProperty(`--${part}-ground`, ground);
    node.style.setProperty(`--${part}-text`, text);
    node.style.setProperty(`--${part}-edge`, edge);
  }
  node.append(look.card ? face(look.card, host) : bubbles(look.words));
  return node;
}

/** Draws a look on the sheet: a row of the narrow ones, then the wide ones below each other. */
globalThis.show = (look, themes, widths) => {
  const sheet = document.getElementById("sheet");
  sheet.replaceChildren();
  for (const width of widths) {
    const row = document.createElement("div");
    row.className = "row";
    row.append(...themes.map((theme) => frame(look, theme, width)));
    sheet.append(row);
  }
  if (look.press) press(look.press);
};

const buttons = (frame, title) =>
  [...frame.querySelectorAll("button")].filter((button) => button.textContent.trim() === title);

/** Presses a button in each frame. */
function press(title) {
  for (const node of document.querySelectorAll("section")) {
    const [button] = buttons(node, title);
    if (!button) throw new Error(`there is no button ${title}`);
    button.click();
  }
}
globalThis.press = press;

/** The titles of the buttons that open a form. */
globalThis.forms = () => {
  const first = document.querySelector("section");
  return [...first.querySelectorAll("button[aria-expanded]")].map((one) => one.textContent.trim());
};

// Colours

function channels(colour) {
  const found = colour.match(/[\d.]+/g).map(Number);
  return { rgb: found.slice(0, 3), alpha: found[3] ?? 1 };
}

const over = ({ rgb, alpha }, below) => rgb.map((one, at) => one * alpha + below[at] * (1 - alpha));

function ground(node) {
  const layers = [];
  for (let one = node; one; one = one.parentElement) {
    const layer = channels(getComputedStyle(one).backgroundColor);
    layers.push(layer);
    if (layer.alpha === 1) break;
  }
  return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((one) => {
    const part = one / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(node) {
  const below = ground(node);
  const text = over(channels(getComputedStyle(node).color), below);
  const [light, dark] = [luminance(text), luminance(below)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

// What can be wrong

function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (/\S/.test(node.data) && node.parentElement.checkVisibility()) found.push(node);
  }
  return found;
}

/** Whether an element hides a part of what it holds. */
function hides(element) {
  const { overflowX, overflowY } = getComputedStyle(element);
  const wide = overflowX !== "visible" && element.scrollWidth > element.clientWidth + SLACK;
  const high = overflowY !== "visible" && element.scrollHeight > element.clientHeight + SLACK;
  return wide || high;
}

function textFaults(frame) {
  const bounds = frame.getBoundingClientRect();
  const faults = [];
  for (const node of textNodes(frame)) {
    const words = node.data.trim().slice(0, 60);
    const range = document.createRange();
    range.selectNodeContents(node);
    const out = [...range.getClientRects()].some(
      (box) => box.left < bounds.left - SLACK || box.right > bounds.right + SLACK,
    );
    if (out) faults.push(`text runs over: ${words}`);
    for (let one = node.parentElement; one !== frame; one = one.parentElement) {
      if (hides(one)) {
        faults.push(`${one.closest("button") ? "button" : "text"} is cut: ${words}`);
        break;
      }
    }
    const onlyPictures = !/[\p{L}\p{N}]/u.test(node.data);
    const seen = contrast(node.parentElement);
    if (!onlyPictures && seen < CONTRAST_MIN) {
      faults.push(`contrast is ${seen.toFixed(2)}: ${words}`);
    }
  }
  return faults;
}

function labelOf(input) {
  const byId = (input.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent ?? "");
  const around = [...input.labels].map((label) => label.textContent);
  return [...byId, ...around, input.getAttribute("aria-label") ?? ""].join("").trim();
}

/** Everything wrong on the sheet, each with where it is. */
globalThis.faults = () => [...document.querySelectorAll("section")].flatMap((frame) => {
  const bounds = frame.getBoundingClientRect();
  const found = textFaults(frame);
  for (const button of frame.querySelectorAll("button")) {
    const box = button.getBoundingClientRect();
    const gone = box.left < bounds.left - SLACK || box.right > bounds.right + SLACK;
    if (box.width > 0 && gone) found.push(`button is outside: ${button.textContent}`);
  }
  for (const input of frame.querySelectorAll("input, select, textarea")) {
    if (!labelOf(input)) found.push(`an input has no label: ${input.outerHTML.slice(0, 80)}`);
  }
  for (const image of frame.querySelectorAll("img")) {
    if (!image.alt.trim()) found.push(`an image has no alternative text: ${image.src}`);
  }
  // What a person typed in the gallery's one hostile report looks like a hole, and is none.
  if (/\$\{(?!inc\})|\bundefined\b|\[object/.test(frame.innerText)) {
    found.push("a hole in the template");
  }
  return [...new Set(found)].map((fault) => `${frame.dataset.place}: ${fault}`);
});
