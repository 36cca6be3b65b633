// The gallery: draws every look in each theme and width, looks at it, and takes a picture.

import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { THEMES, WIDTHS } from "./themes.mjs";

const { CHROMIUM, LOOKS, PICTURES, LARGE } = process.env;
/** Small enough to be kept with the source, large enough to be read. */
const SCALE = 0.55;
const QUALITY = 17;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const browser = await chromium.launch({
  executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
});
const page = await browser.newPage({ viewport: { width: 1056, height: 800 } });
const errors = [];
page.on("pageerror", (error) => errors.push(error.message));
await page.setContent("<!doctype html><html lang=\"en\"><body><main id=\"sheet\"></main></body></html>");
await page.addStyleTag({ path: here("gallery.css") });
for (const script of [
  "node_modules/adaptivecards/dist/adaptivecards.min.js",
  "node_modules/markdown-it/dist/browser/markdown-it.umd.min.js",
  "gallery-page.js",
]) await page.addScriptTag({ path: here(script) });

const draw = (look) =>
  page.evaluate(([one, themes, widths]) => show(one, themes, widths), [look, THEMES, WIDTHS]);
const faults = () => page.evaluate(() => globalThis.faults());
const forms = () => page.evaluate(() => globalThis.forms());
const press = (title) => page.evaluate((one) => globalThis.press(one), title);

const DOT = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>',
)}`;
/** Cards with one thing wrong: where that is not seen, the looking itself is broken. */
const BROKEN = [
  ["text is cut", { type: "TextBlock", text: "a long line ".repeat(30), wrap: false }],
  ["button is outside", {
    type: "ActionSet",
    actions: ["Open the chat", "Start the chat", "Update", "Resolve"].map((title) => ({
      type: "Action.Submit", title: `${title} of this incident`,
    })),
  }],
  ["contrast is", { type: "TextBlock", text: "hardly there", color: "Warning" }],
  ["an input has no label", { type: "Input.Text", id: "text" }],
  ["an image has no alternative text", { type: "Image", url: DOT }],
  ["a hole in the template", { type: "TextBlock", text: "for ${name}" }],
];
for (const [expected, element] of BROKEN) {
  await draw({ card: { type: "AdaptiveCard", version: "1.5", body: [element] } });
  const found = await faults();
  if (!found.some((fault) => fault.includes(expected))) {
    throw new Error(`a card where "${expected}" is true was let pass: ${JSON.stringify(found)}`);
  }
}

async function picture(session, format, quality, scale, path) {
  const box = await page.locator("#sheet").boundingBox();
  const clip = { x: 0, y: 0, width: box.width, height: box.height, scale };
  const { data } = await session.send("Page.captureScreenshot", {
    format, quality, clip, captureBeyondViewport: true,
  });
  await writeFile(path, Buffer.from(data, "base64"));
}

/** What is to be seen, in one language. */
const read = async (language) => JSON.parse(await readFile(join(LOOKS, `${language}.json`), "utf8"));

let wrong = 0;
function tell(name, found) {
  wrong += found.length;
  for (const fault of found) console.log(`FAIL  ${name}: ${fault}`);
}

/** Looks at what is drawn, and behind each form that is closed, too. */
async function inspect(look, name) {
  tell(name, await faults());
  if (!look.card || look.press) return;
  for (const title of await forms()) {
    await press(title);
    tell(`${name}, ${title}`, await faults());
    await press(title);
  }
}

const looks = await read("en");
const session = await page.context().newCDPSession(page);
await mkdir(PICTURES, { recursive: true });
const known = new Set(looks.map(({ name }) => `${name}.webp`));
for (const old of await readdir(PICTURES)) {
  if (!known.has(old)) await rm(join(PICTURES, old));
}
if (LARGE) await mkdir(LARGE, { recursive: true });
for (const look of looks) {
  await draw(look);
  await picture(session, "webp", QUALITY, SCALE, join(PICTURES, `${look.name}.webp`));
  if (LARGE) await picture(session, "png", undefined, 1, join(LARGE, `${look.name}.png`));
  await inspect(look, look.name);
}
// Words are longer in other languages; their pictures would show nothing new.
for (const look of await read("nl")) {
  const closed = { ...look, press: undefined };
  await draw(closed);
  await inspect(closed, `${look.name} in Dutch`);
}
tell("the page", errors);
await browser.close();
console.log(`${looks.length} looks, ${THEMES.length} themes, ${WIDTHS.length} widths, ${wrong} faults`);
process.exitCode = wrong > 0 ? 1 : 0;
