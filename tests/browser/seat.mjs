// What somebody in front of the page can do and see. Everything goes through what is on the screen.

import { join } from "node:path";

/** How long something may take to appear. Nothing waits longer than it has to. */
const LIMIT_MS = 15_000;
/** The narrowest phone that cards have to be readable on, in CSS pixels. */
const NARROWEST = 320;

export class Seat {
  #page;
  #size;
  #folder;
  #shots = 0;
  /** What the page complained about by itself. */
  complaints = [];

  constructor(page, size, folder) {
    this.#page = page;
    this.#size = size;
    this.#folder = folder;
    page.setDefaultTimeout(LIMIT_MS);
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("response", (answer) => {
      if (answer.status() >= 400) this.complaints.push(`${answer.status()} ${answer.url()}`);
    });
  }

  async open(address) {
    await this.#page.goto(address);
  }

  async become(first) {
    const face = this.#page.locator("#faces").getByRole("button", { name: first });
    await face.click();
    await this.#page.locator("#who", { hasText: `You are ${first}` }).waitFor();
  }

  /** Opens a part of the page; at a desk all of them are open. */
  async look(part) {
    if (this.#size.phone) {
      await this.#page.locator("#tabs").getByRole("button", { name: part }).click();
    }
  }

  async openChat(title) {
    await this.look("Chats");
    const named = this.#page.locator(".words > span:first-child", { hasText: title });
    await this.#page.locator("#chat-list button").filter({ has: named }).click();
    await this.#page.locator("#chat-title", { hasText: title }).waitFor();
  }

  async say(text) {
    await this.#page.getByLabel("Message", { exact: true }).fill(text);
    await this.#page.getByRole("button", { name: "Send", exact: true }).click();
  }

  /** The latest card in the open chat that shows these words. */
  card(words) {
    return this.#page.locator("#messages .card", { hasText: words }).last();
  }

  /** A part of the page, by its id. */
  part(id) {
    return this.#page.locator(`#${id}`);
  }

  /** Chooses in a list on a card, by what the choice begins with. */
  async choose(card, label, words) {
    const list = card.getByLabel(label);
    const choice = list.locator("option").filter({ hasText: words });
    await list.selectOption(await choice.getAttribute("value"));
  }

  /** Presses a button on a card. */
  async press(card, name) {
    await card.getByRole("button", { name, exact: true }).filter({ visible: true }).click();
  }

  async sees(place, words) {
    await place.getByText(words).filter({ visible: true }).first().waitFor();
  }

  /** Waits until a place holds this many of something. */
  async counts(found, number) {
    const limit = Date.now() + LIMIT_MS;
    while ((await found.count()) !== number) {
      if (Date.now() > limit) {
        throw new Error(`${await found.count()} of ${found}, not ${number}`);
      }
      await this.#page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }

  /** Keeps a picture of the page with this place in its middle. */
  async shoot(name, place = null) {
    if (place !== null) {
      await place.evaluate((node) => node.scrollIntoView({ block: "nearest" }));
    }
    this.#shots += 1;
    const number = String(this.#shots).padStart(2, "0");
    const path = join(this.#folder, `${this.#size.name}-${number}-${name}.png`);
    await this.#page.screenshot({ path });
  }

  /** Throws when a button or a line of a card is cut off at the side, on the narrowest phone too. */
  async fits() {
    const { width, height } = this.#size;
    const widths = [width, NARROWEST];
    for (const one of widths) {
      await this.#page.setViewportSize({ width: one, height });
      const cut = await this.#page.evaluate(cutOff);
      if (cut.length > 0) throw new Error(`cut off at ${one} px: ${cut.join(", ")}`);
    }
    await this.#page.setViewportSize({ width, height });
  }
}

/** Runs in the page: the texts of what does not fit. */
function cutOff() {
  const cut = [];
  if (document.documentElement.scrollWidth > window.innerWidth) cut.push("the page");
  const parts = document.querySelectorAll(
    "header button, #tabs button, #compose button, .card .ac-pushButton, .card .ac-textBlock",
  );
  for (const part of parts) {
    const box = part.getBoundingClientRect();
    if (box.width === 0) continue;
    const frame = (part.closest(".card") ?? document.body).getBoundingClientRect();
    const row = part.closest(".ac-actionSet")?.querySelectorAll(".ac-pushButton") ?? [];
    const level = [...row].every((other) => Math.abs(other.getBoundingClientRect().top - box.top) < 2);
    const inside = box.left >= frame.left - 1 && box.right <= frame.right + 1;
    const whole = [part, ...part.querySelectorAll("*")]
      .every((one) => one.clientWidth === 0 || one.scrollWidth <= one.clientWidth + 1);
    if (!inside || !level || !whole) cut.push(`“${part.textContent}”`);
  }
  return cut;
}
