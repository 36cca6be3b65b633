// The right-hand column: the sprint, the weather, the remarks.

import { wordsOf } from "/cards.js";

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Amsterdam", hour: "2-digit", minute: "2-digit",
});

export const timeOf = (at) => clock.format(new Date(at));

export function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  Object.assign(node, properties);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Which discussions are open, so that a new picture of the world leaves them open. */
const unfolded = new Set();

function folded(key, title, ...children) {
  const node = make("details", { open: unfolded.has(key) }, make("summary", {}, title), ...children);
  node.addEventListener("toggle", () => (node.open ? unfolded.add(key) : unfolded.delete(key)));
  return node;
}

function comment(entry) {
  return make("div", { className: "comment" },
    make("div", { className: "quiet" }, `${entry.by}, ${timeOf(entry.at)}`),
    wordsOf(entry.text, entry.format));
}

function item(entry) {
  const { title, state, tags, severity } = entry.fields;
  const labels = (tags ? tags.split("; ") : [])
    .map((tag) => make("span", { className: "tag" }, tag));
  const about = [severity, entry.assigned].filter(Boolean).join(", ");
  return make("li", { className: `item ${entry.kind.replace(" ", "")}` },
    make("div", { className: "head" },
      make("span", {}, `${entry.kind} ${entry.id}`),
      make("span", { className: `state ${state}` }, state)),
    make("div", {}, title),
    about ? make("div", { className: "quiet" }, about) : null,
    ...labels,
    entry.description
      ? folded(`d${entry.id}`, "Description",
        make("div", { className: "comment" }, wordsOf(entry.description, "html")))
      : null,
    entry.comments.length
      ? folded(`c${entry.id}`, `${entry.comments.length} in the discussion`,
        ...entry.comments.map(comment))
      : null,
    entry.children.length ? make("ul", {}, ...entry.children.map(item)) : null);
}

const NAMES = {
  connector: "Teams", graph: "Graph", devops: "Dev Ops", login: "Login", identity: "Machine identity", openid: "Signing keys",
};
const WEATHERS = { fine: "fine", slow: "slow", down: "down", forgetful: "forgetful" };

function service({ service: name, weather }, change) {
  const choice = make("select", { className: weather === "fine" ? "" : "bad" },
    ...Object.entries(WEATHERS).map(([value, text]) =>
      make("option", { value, selected: value === weather }, text)));
  choice.addEventListener("change", () => change(name, choice.value));
  return make("label", {}, NAMES[name], choice);
}

let shown = "";

export function showBoard(world, changeWeather) {
  const picture = JSON.stringify([world.sprint, world.weather, world.complaints, world.meetings]);
  if (picture === shown) return;
  shown = picture;
  const at = (id) => document.getElementById(id);
  at("sprint-title").textContent = `Dev Ops: ${world.sprint.name ?? "no sprint today"}`;
  at("items").replaceChildren(...world.sprint.items.map(item));
  const more = [];
  if (world.sprint.backlog.length) {
    more.push(make("h3", {}, "Backlog"), make("ul", {}, ...world.sprint.backlog.map(item)));
  }
  if (world.meetings.length) {
    const meeting = (event) => make("li", { className: "item" },
      make("div", {}, event.subject),
      make("div", { className: "quiet" }, `${event.start.dateTime} (${event.start.timeZone})`));
    more.push(make("h3", {}, "Meetings"), make("ul", {}, ...world.meetings.map(meeting)));
  }
  at("elsewhere").replaceChildren(...more);
  at("services").replaceChildren(...world.weather.map((entry) => service(entry, changeWeather)));
  at("remarks").hidden = world.complaints.length === 0;
  at("complaints").replaceChildren(
    ...world.complaints.slice(-20).reverse().map((text) => make("li", {}, text)));
}
