// The dialog a bot opens: a title and a card.

import { drawCard } from "./cards.js";

const by = (id) => document.getElementById(id);

/** Shows the card of a task, or another in its place. */
export function openDialog({ title, card }, acts) {
  by("dialog-title").textContent = title || "Firewatch";
  by("dialog-card").replaceChildren(drawCard(card.content ?? card, acts));
  if (!by("dialog").open) by("dialog").showModal();
}

export function closeDialog() {
  by("dialog").close();
}

by("dialog-close").addEventListener("click", closeDialog);
