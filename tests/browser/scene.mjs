// The first incident, played by clicking as a new user would: at a desk, then on a phone.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { Program } from "./program.mjs";
import { Seat } from "./seat.mjs";

const { CHROMIUM, FIREWATCH, DATA, SCREENSHOTS } = process.env;
const SUMMARY = "payments stuck in Kenya since 08:40";
const TEAM_CHAT = "121 Team";
const TASKS = ["Fix production issue", "Release hotfix", "Schedule post-mortem"];
const SIZES = [
  { name: "desk", phone: false, width: 1280, height: 800 },
  { name: "phone", phone: true, width: 390, height: 844 },
];
const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

let passed = 0;
let failed = 0;

/** One step: what is done and what must be on the page then. Ends with a picture. */
async function step(seat, name, play) {
  const began = Date.now();
  const place = await play();
  await seat.shoot(name.replaceAll(" ", "-"), place ?? null);
  await seat.fits();
  passed += 1;
  console.log(`ok    ${name} (${Date.now() - began} ms)`);
}

async function arrive(seat, address) {
  await step(seat, "the page greets", async () => {
    await seat.open(address);
    await seat.become("Ana");
    await seat.openChat(TEAM_CHAT);
    await seat.sees(seat.part("hint"), `You are Ana. Type: report ${SUMMARY}`);
  });
  await step(seat, "Ana asks for help", async () => {
    await seat.openChat("Firewatch");
    await seat.say("help");
    const card = seat.card("Who is checking?");
    await seat.sees(card, "Report an issue");
    return card.getByRole("button", { name: "Who is checking?" });
  });
}

async function report(seat) {
  await step(seat, "Ana reports", async () => {
    await seat.openChat(TEAM_CHAT);
    await seat.say(`report ${SUMMARY}`);
    const card = seat.card("Severity not confirmed · INC-1");
    await seat.sees(card, SUMMARY);
    await seat.sees(card, "Reported by Ana Achieng");
    await seat.sees(card, "Bo Lindqvist (daily log checker)");
    return card;
  });
}

async function answerTheQuestions(seat) {
  await step(seat, "Bo is asked", async () => {
    await seat.become("Bo");
    await seat.openChat(TEAM_CHAT);
    const card = seat.card("How severe is it?");
    await seat.sees(seat.part("messages"), "Only you see it like this");
    await card.getByLabel(/payment/i).check();
    await seat.choose(card, "2. How much of it is broken?", "Outage: nothing gets through");
    await seat.choose(card, "3. Can people go on in another way?", /^No$/);
    return card;
  });
  await step(seat, "Bo gets a suggestion", async () => {
    await seat.press(seat.card("How severe is it?"), "Suggest a severity");
    const card = seat.card("Your answers suggest Severity 1 (Critical)");
    await seat.sees(card, "INC-1");
    return card;
  });
  await seat.press(seat.card("Your answers suggest"), "Confirm Severity 1");
}

async function pressAtOnce(seat) {
  await step(seat, "Bo is asked", async () => {
    await seat.become("Bo");
    await seat.openChat(TEAM_CHAT);
    await seat.sees(seat.part("messages"), "Only you see it like this");
    return seat.card("How severe is it?").getByRole("button", { name: /Severity 2/ });
  });
  await seat.press(seat.card("How severe is it?"), /Severity 1/);
}

async function findManager(seat) {
  await step(seat, "firefighting is on", async () => {
    const card = seat.card("Who shall lead?");
    await seat.sees(card, "🔥 FIREFIGHTING, nobody leads yet");
    await seat.sees(card, "Confirmed by Bo Lindqvist");
    await seat.sees(seat.part("messages"), "The team is in firefighting mode for INC-1");
    return card;
  });
  await step(seat, "Bo asks Cleo", async () => {
    const card = seat.card("Who shall lead?");
    await seat.choose(card, "Who shall lead?", "Cleo Martens");
    await seat.press(card, "Assign");
    await seat.sees(seat.part("messages"), "Cleo Martens is asked to lead");
    return seat.card("Cleo Martens");
  });
  await step(seat, "Cleo is asked", async () => {
    await seat.become("Cleo");
    await seat.openChat(TEAM_CHAT);
    const card = seat.card("It is fine to decline.");
    await seat.sees(card, "Accept");
    return card;
  });
  await step(seat, "Cleo leads", async () => {
    await seat.press(seat.card("It is fine to decline."), "Accept");
    const card = seat.card("Cleo Martens is incident manager since");
    await seat.sees(seat.part("messages"), "Cleo Martens is incident manager of INC-1");
    return card;
  });
}

/** One bug with three tasks before everything else in the sprint, and one chat. */
async function onlyOnce(seat) {
  await seat.look("Dev Ops");
  const items = seat.part("items").locator(":scope > .item");
  await seat.counts(items.and(seat.part("items").locator(".Bug")), 1);
  await seat.sees(items.first(), `INC-1: ${SUMMARY}`);
  for (const task of TASKS) await seat.sees(items.first(), task);
  await seat.counts(items.first().locator(".Task"), TASKS.length);
  await seat.look("Chats");
  await seat.counts(seat.part("chat-list").locator("button", { hasText: "INC-1 Severity 1" }), 1);
  await seat.look("Dev Ops");
  return items.first();
}

async function survive(seat, program) {
  await step(seat, "killed and started again", async () => {
    await program.kill();
    await program.start();
    await seat.open(program.page);
    await seat.become("Cleo");
    await onlyOnce(seat);
    await seat.openChat(TEAM_CHAT);
    await seat.sees(seat.part("messages"), "Cleo Martens is incident manager of INC-1");
    return seat.card("Cleo Martens leads");
  });
}

async function fight(seat) {
  await step(seat, "the chats", async () => {
    await seat.look("Chats");
    await seat.sees(seat.part("chat-list"), "INC-1 Severity 1");
  });
  await step(seat, "the firefighting chat", async () => {
    await seat.openChat("INC-1");
    const card = seat.card("Cleo Martens leads");
    await seat.sees(card, "No update yet.");
    return card;
  });
  await step(seat, "Cleo writes an update", async () => {
    const card = seat.card("Cleo Martens leads");
    await seat.press(card, "Update");
    await card.getByLabel("What should people know?").fill("The queue runs again.");
    return card.getByRole("button", { name: "Send the update" });
  });
  await step(seat, "the update is there", async () => {
    await seat.press(seat.card("Cleo Martens leads"), "Send the update");
    const card = seat.card("Last update by Cleo Martens");
    await seat.sees(card, "“The queue runs again.”");
    return card;
  });
  await step(seat, "not resolved without verification", async () => {
    const card = seat.card("Last update by Cleo Martens");
    await seat.press(card, "Resolve");
    await seat.press(card, "It is resolved");
    await seat.sees(card, "Name the person who checked.");
    await seat.sees(card, "Say how it was checked.");
    await seat.sees(card, "🔥 FIREFIGHTING");
    return card.getByRole("button", { name: "It is resolved" });
  });
}

async function end(seat) {
  await step(seat, "resolved", async () => {
    const fighting = seat.card("Last update by Cleo Martens");
    await fighting.getByLabel("Who saw it work in production?").fill("Bo");
    await fighting.getByLabel("What did that person do").fill("20 test payments went through");
    await seat.press(fighting, "It is resolved");
    const card = seat.card("✅ Resolved");
    await seat.sees(card, "Verified in production by Bo: 20 test payments went through");
    return card;
  });
  await step(seat, "closed", async () => {
    await seat.press(seat.card("✅ Resolved"), "Close");
    const card = seat.card("☑️ Closed");
    await seat.sees(card, "Cleo Martens was incident manager.");
    return card;
  });
  await step(seat, "the team reads how it ended", async () => {
    await seat.become("Ana");
    await seat.openChat(TEAM_CHAT);
    await seat.sees(seat.card("☑️ Closed"), "Verified in production by Bo");
    await seat.sees(seat.part("messages"), "so firefighting mode is off");
    return seat.part("messages").locator("li").last();
  });
  await step(seat, "Ana reads the details", async () => {
    await seat.press(seat.card("☑️ Closed"), "Details");
    const card = seat.card(/Back/);
    await seat.sees(card, "Open the chat");
    return card.getByText("Open the chat");
  });
  await step(seat, "the bug is resolved", async () => {
    await seat.look("Dev Ops");
    const bug = seat.part("items").locator(":scope > .item.Bug");
    await seat.counts(bug, 1);
    await seat.sees(bug, "Resolved");
    await bug.getByText(/in the discussion/).click();
    await seat.sees(bug, "The queue runs again.");
    await seat.sees(bug, "20 test payments went through");
    return bug;
  });
}

async function play(seat, size, program) {
  await arrive(seat, program.page);
  await report(seat);
  await (size.phone ? pressAtOnce : answerTheQuestions)(seat);
  await findManager(seat);
  await step(seat, "the bug leads the sprint", () => onlyOnce(seat));
  if (!size.phone) await survive(seat, program);
  await fight(seat);
  await end(seat);
  assert.deepEqual(seat.complaints, [], "the page complained");
}

async function atSize(browser, size) {
  console.log(`-- ${size.name}, ${size.width} x ${size.height}`);
  const folder = join(DATA, size.name);
  await mkdir(folder, { recursive: true });
  const program = await Program.prepare(FIREWATCH, folder);
  const { width, height } = size;
  const context = await browser.newContext({
    viewport: { width, height }, hasTouch: size.phone, reducedMotion: "reduce",
  });
  const seat = new Seat(await context.newPage(), size, SCREENSHOTS);
  try {
    await program.start();
    await play(seat, size, program);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${error.stack}\nThe program's last lines:\n${program.lastWords()}`);
    await seat.shoot("failed");
  } finally {
    await context.close();
    await program.stop();
  }
}

const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
for (const size of SIZES) await atSize(browser, size);
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
