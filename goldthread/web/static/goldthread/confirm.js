// Confirming what was found. Everything works without this file; it adds keys, highlights that
// follow, deciding without loading the page anew, and picking words from the text.
const STORE = "goldthread-confirm-keys";
const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const say = (words) => { document.getElementById("said").textContent = words; };
const cards = () => [...document.querySelectorAll("#items .gt-find")];
const cardHere = () => document.activeElement?.closest("#items .gt-find");

// --- highlights both ways -------------------------------------------------------------------
function show(card) {
  for (const mark of document.querySelectorAll(".gt-found--here")) mark.classList.remove("gt-found--here");
  const key = card?.dataset.find;
  if (!key) return;
  const marks = document.querySelectorAll(`.gt-found[data-finds~="${key}"]`);
  for (const mark of marks) mark.classList.add("gt-found--here");
  const source = document.getElementById("source");
  if (!marks.length || source.contains(document.activeElement)) return;
  const place = marks[0].getBoundingClientRect();
  const pane = source.getBoundingClientRect();
  if (place.top < pane.top + 20 || place.bottom > pane.bottom - 20) {
    const top = source.scrollTop + place.top - pane.top - pane.height / 3;
    source.scrollTo({ top, behavior: calm ? "auto" : "smooth" });
  }
}

function go(card) {
  if (!card) return;
  card.focus({ preventScroll: true });
  const place = card.getBoundingClientRect();
  const bar = document.getElementById("finish")?.getBoundingClientRect();
  const from = bar && getComputedStyle(document.getElementById("finish")).position === "sticky" ? bar.height + 12 : 12;
  if (place.top < from || place.bottom > window.innerHeight - 10) {
    window.scrollBy({ top: place.top - from, behavior: calm ? "auto" : "smooth" });
  }
}

document.addEventListener("focusin", (event) => {
  const card = event.target.closest?.("#items .gt-find");
  if (card) show(card);
});
document.addEventListener("mouseover", (event) => {
  const card = event.target.closest?.("#items .gt-find");
  if (card && !cardHere()) show(card);
});
document.addEventListener("click", (event) => {
  const chip = event.target.closest?.('a.gt-chip[href^="#"], .gt-progress__hint a');
  if (!chip) return;
  const target = document.getElementById(chip.getAttribute("href").slice(1));
  if (!target) return;
  event.preventDefault();
  if (target.classList.contains("gt-find")) go(target);
  else show(chip.closest(".gt-find"));
});

// --- deciding without loading the whole page anew -------------------------------------------
async function decide(form, button) {
  const card = form.closest(".gt-find");
  const place = cards().indexOf(card);
  const body = new FormData(form);
  const address = button?.getAttribute("formaction") || form.action;
  form.dataset.busy = "yes";
  try {
    const answer = await fetch(address, { method: "POST", body, credentials: "same-origin" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !fresh.getElementById("items")) throw new Error("not the page");
    const source = document.getElementById("source");
    const was = { top: source.scrollTop, page: window.scrollY };
    const banner = fresh.querySelector(".govuk-notification-banner");
    document.getElementById("confirm").replaceWith(fresh.getElementById("confirm"));
    document.getElementById("source").scrollTop = was.top;
    window.scrollTo(0, was.page);
    ready();
    const bad = banner?.classList.contains("gt-banner--bad");
    if (bad) banner && document.querySelector("main").prepend(banner);
    say(banner?.querySelector(".govuk-notification-banner__content")?.textContent.trim() ?? "");
    const undone = card && /undo/.test(address) ? cards()[place] : null;
    const next = undone ?? cards().slice(place).find(waits) ?? cards().find(waits);
    if (next) go(next);
    else document.querySelector(".gt-progress__finish")?.focus();
    if (bad) window.scrollTo(0, 0);
  } catch {
    form.action = address;
    form.submit();
  }
}
const waits = (card) => card.querySelector("[data-key=a]") !== null;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-quick]")) return;
  event.preventDefault();
  if (!form.dataset.busy) decide(form, event.submitter);
});

// --- keys -----------------------------------------------------------------------------------
const keysOn = () => window.localStorage.getItem(STORE) !== "off";
const typing = (element) => element?.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable], dialog");

function move(step) {
  const all = cards();
  const at = all.indexOf(cardHere());
  go(at < 0 ? all.find(waits) ?? all[0] : all[Math.min(Math.max(at + step, 0), all.length - 1)]);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  if (event.key === "?") {
    event.preventDefault();
    document.getElementById("keys").showModal();
    return;
  }
  if (!keysOn()) return;
  if (key === "j" || key === "k") {
    event.preventDefault();
    move(key === "j" ? 1 : -1);
  } else if ("acsxu".includes(key) && key.length === 1) {
    event.preventDefault();
    if (cardHere()) cardHere().querySelector(`[data-key=${key}]`)?.click();
    else move(1); // nothing is chosen yet: show first what the key would decide on
  }
});

const box = document.getElementById("keys-on");
box.checked = keysOn();
box.addEventListener("change", () => window.localStorage.setItem(STORE, box.checked ? "on" : "off"));

// --- picking words from the text ------------------------------------------------------------
document.addEventListener("selectionchange", () => {
  const pick = document.querySelector("[data-pick]");
  const chosen = window.getSelection();
  const source = document.getElementById("source");
  if (!pick || pick.contains(document.activeElement)) return;
  const inside = !chosen.isCollapsed && source.contains(chosen.anchorNode) && source.contains(chosen.focusNode);
  pick.hidden = !inside;
  if (!inside) return;
  const copy = chosen.getRangeAt(0).cloneContents();
  for (const chip of copy.querySelectorAll(".gt-chip")) chip.remove();
  pick.querySelector("textarea").value = copy.textContent.trim();
});

function ready() {
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", () => document.getElementById("keys").showModal());
  }
}
ready();
if (window.location.hash.startsWith("#item-")) go(document.getElementById(window.location.hash.slice(1)));
else show(cards().find(waits));
