// The Dev Ops side: the sprint in backlog order, and how the neighbours are.

import { dateOf, keep, make, momentOf, briefly, prose } from "./words.js";

const by = (id) => document.getElementById(id);
const open = new Set();

/** Draws the sprint, what is elsewhere, and the complaints. */
export function drawBoard(world) {
  const { board, now } = world;
  by("sprint").textContent = board.sprint
    ? `${board.project}, ${board.sprint}: ${dateOf(board.start)} to ${dateOf(board.finish)}`
    : board.project;
  const listed = (items) => items.map((item) => ({
    key: String(item.id), sign: JSON.stringify(item), build: () => drawItem(item, now),
  }));
  keep(by("items"), listed(board.items));
  keep(by("elsewhere"), listed(board.elsewhere));
  by("elsewhere-part").hidden = board.elsewhere.length === 0;
  by("complaints-part").hidden = world.complaints.length === 0;
  by("complaints").replaceChildren(...world.complaints.map((words) => make("li", {}, words)));
}

function drawItem(item, now) {
  const bug = item.kind === "Bug";
  const details = make("details", { open: open.has(item.id), ontoggle: (event) => {
    if (event.target === details) open[details.open ? "add" : "delete"](item.id);
  } });
  details.append(make("summary", {}, ...headline(item, bug)), ...depth(item, now));
  const kind = bug ? "bug" : "story";
  const element = make("li", { class: `item ${kind}`, "data-testid": `item-${item.id}`, tabindex: "-1" }, details);
  if (item.tasks.length > 0) {
    element.append(make("ul", { class: "tasks", "aria-label": `Tasks of ${item.id}` }, ...item.tasks.map(drawTask)));
  }
  return element;
}

const headline = (item, bug) => [
  make("span", { class: `kind ${bug ? "is-bug" : ""}` }, item.kind),
  make("span", { class: "number" }, ` ${item.id} `),
  make("span", { class: "title" }, item.title),
  make("span", { class: "facts" },
    make("span", { class: `state state-${item.state.toLowerCase()}` }, item.state),
    item.assigned ? make("span", {}, item.assigned) : null,
    item.severity ? make("span", {}, `severity ${item.severity}`) : null,
    ...item.tags.map((tag) => make("span", { class: "tag" }, tag)),
    item.comments.length > 0
      ? make("span", {}, `${item.comments.length} ${item.comments.length === 1 ? "comment" : "comments"}`) : null),
];

function depth(item, now) {
  const parts = [];
  if (item.description) parts.push(prose(item.description, "html"));
  if (!item.description && item.comments.length === 0) parts.push(make("p", { class: "quiet" }, "Nothing written yet."));
  if (item.comments.length > 0) {
    parts.push(make("ul", { class: "comments", "aria-label": "Comments" }, ...item.comments.map((comment) =>
      make("li", {},
        make("p", { class: "quiet" }, `${comment.by}, `, make("time", { title: momentOf(comment.at) }, briefly(comment.at, now))),
        prose(comment.text, comment.format)))));
  }
  return parts;
}

const drawTask = (task) => make("li", { class: "task", "data-testid": `item-${task.id}`, tabindex: "-1" },
  make("span", { class: `state state-${task.state.toLowerCase()}` }, task.state),
  make("span", {}, ` ${task.title}`),
  task.assigned ? make("span", { class: "quiet" }, ` ${task.assigned}`) : null);

/** Brings a work item into sight; false if it is not on the board. */
export function showItem(id) {
  const element = document.querySelector(`[data-testid="item-${id}"]`);
  if (!element) return false;
  element.closest("li.item")?.querySelector("details")?.setAttribute("open", "");
  element.scrollIntoView({ block: "center" });
  element.focus();
  return true;
}

const NAMES = { connector: "Teams", graph: "Graph", devops: "Dev Ops", login: "Sign-in", openid: "Teams' keys" };
const WORDS = { fine: "fine", slow: "slow (3 s late)", down: "down (503)", forgetful: "forgetful (answers get lost)" };

/** Draws one choice for each neighbour; `choose(service, weather)` is told of a change. */
export function drawWeather(weather, choose) {
  keep(by("weather"), weather.map(({ service, weather: present }) => ({
    key: service,
    sign: present,
    build: () => {
      const options = Object.entries(WORDS).map(([value, words]) =>
        make("option", { value, selected: value === present }, words));
      const select = make("select", {
        id: `weather-${service}`, "data-testid": `weather-${service}`,
        onchange: (event) => choose(service, event.target.value),
      }, ...options);
      return make("li", { class: present }, make("label", { for: `weather-${service}` }, NAMES[service] ?? service), select);
    },
  })));
}
