// Forms in a hallway with poor signal. What is written in a form with data-draft is kept on this device
// until it is sent or dropped: encrypted, in IndexedDB. The key comes with the page (data-draft) and is
// never stored. A form that cannot be sent is sent again when there is signal, under the same token, and
// the server takes each token once. Signing out removes everything. Without a script, or where the
// browser cannot encrypt (a page without https), a form is sent as ever and nothing is kept.

const WHO = document.body.dataset.who;
const HERE = location.pathname + location.search;
const AGAIN = 8000; // milliseconds between two tries
const PATIENCE = 20000; // milliseconds that a try may take
const OLDEST = 7 * 24 * 3600 * 1000; // milliseconds: the server forgets a token then, too
const clock = new Intl.DateTimeFormat("en-GB", { weekday: "long", hour: "2-digit", minute: "2-digit" });

// ---- the shelf: one row a page and person ----
const opened = new Promise((resolve) => {
  if (!WHO || !globalThis.indexedDB || !globalThis.crypto?.subtle) return resolve(null);
  const asked = indexedDB.open("goldthread-drafts", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("drafts", { keyPath: "id" });
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => resolve(null); // a private window, or a full device
});

async function shelf(mode, ask) {
  const base = await opened;
  if (!base) return null;
  return new Promise((resolve) => {
    const change = base.transaction("drafts", mode);
    const asked = ask(change.objectStore("drafts"));
    change.oncomplete = () => resolve(asked.result ?? true);
    change.onerror = change.onabort = () => resolve(null);
  });
}

const put = (row) => shelf("readwrite", (rows) => rows.put(row));
const drop = (id) => shelf("readwrite", (rows) => rows.delete(id));
const all = async () => {
  const rows = await shelf("readonly", (drafts) => drafts.getAll());
  return Array.isArray(rows) ? rows : [];
};
const idOf = (path) => `${WHO} ${path}`;

async function seal(key, words) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(JSON.stringify(words));
  return { iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
}

async function unseal(key, row) {
  try {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, key, row.sealed);
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null; // sealed with another key: this installation's secret was changed
  }
}

// ---- one form ----
const token = () => ([1e7] + -1e3 + -4e3 + -8e3 + -1e11).replace(/[018]/g, (c) =>
  (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));

function written(form) {
  const secret = new Set([...form.querySelectorAll("input[type=password]")].map((one) => one.name));
  return [...new FormData(form)].filter(([name, value]) =>
    typeof value === "string" && !secret.has(name) && name !== "csrfmiddlewaretoken" && name !== "_draft");
}

function fill(form, pairs) {
  const values = new Map();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) || []), value]);
  for (const field of form.elements) {
    if (!field.name || ["hidden", "password", "submit", "button", "file"].includes(field.type)) continue;
    const kept = values.get(field.name) || [];
    if (field.type === "checkbox" || field.type === "radio") field.checked = kept.includes(field.value);
    else if (field.multiple) for (const one of field.options) one.selected = kept.includes(one.value);
    else if (kept.length) field.value = kept.shift();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

async function keep(form) {
  const raw = Uint8Array.from(atob(form.dataset.draft), (one) => one.charCodeAt(0));
  form.removeAttribute("data-draft");
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  const target = new URL(form.getAttribute("action") || HERE, location.href);
  const id = idOf(HERE);
  const mark = Object.assign(document.createElement("input"), { type: "hidden", name: "_draft", value: token() });
  form.append(mark);
  const said = document.createElement("p");
  said.className = "govuk-body-s gt-draft__said";
  said.setAttribute("role", "status");
  form.querySelector(".govuk-button-group")?.before(said);
  let last = ""; // what was said: the same again would be read out again
  const tell = (words, ...doors) => {
    if (words === last) return;
    last = words;
    said.textContent = words;
    if (doors.length) said.append(" ", ...doors);
  };
  const lock = (shut) => {
    for (const one of form.children) if (one !== said && !one.contains(said)) one.inert = shut;
  };
  const release = () => { waiting = false; lock(false); };
  const change = () => press("Change it", async () => { release(); await save(); });
  let waiting = false; // pressed, and not yet taken: nothing can be changed meanwhile
  let button = null; // which was pressed
  let trying = false;
  let done = false;
  let line = Promise.resolve(); // one write after the other, so that an older one never wins

  const save = () => {
    line = line.then(async () => {
      if (done) return;
      const words = { pairs: written(form), token: mark.value };
      const row = { id, who: WHO, path: HERE, at: Date.now(), waiting, ...(await seal(key, words)) };
      if (done) return;
      const kept = await put(row);
      if (waiting) return;
      tell(kept ? "Kept on this device, encrypted, until you send it." : "Not kept on this device: send it before you leave this page.");
    });
    return line;
  };
  const finish = async () => { done = true; await line; await drop(id); };

  async function send() {
    if (trying || done) return;
    trying = true;
    const body = new FormData(form);
    if (button?.name) body.append(button.name, button.value);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(target, {
        method: "POST", body, credentials: "same-origin", signal: stop.signal,
        headers: { Accept: "application/json", "X-Draft": "1" },
      });
      const json = (answer.headers.get("content-type") || "").includes("json");
      const told = json ? await answer.json() : {};
      if (told.next) { // taken; or, after a time-out, kept by the server
        await finish();
        location.assign(told.next);
        return;
      }
      if (told.again) { tell(told.problem); return; } // the next try will know
      release();
      await save();
      if (told.problem) {
        tell(told.problem, press("Send it", () => { mark.value = token(); form.requestSubmit(); }));
      } else if (answer.redirected) signIn();
      else if (answer.ok || answer.status === 422) { done = true; lock(false); form.submit(); } // the page says what is missing
      else tell(problem(answer.status));
    } catch {
      tell("No signal. What you wrote is kept on this device, encrypted. Leave this page open, and it is sent when there is signal; or come back later and send it.", change());
    } finally {
      clearTimeout(timer);
      trying = false;
    }
  }

  function signIn() {
    tell("You were signed out, and this was not sent. It is kept on this device. ");
    const link = Object.assign(document.createElement("a"), { className: "govuk-link", textContent: "Sign in again" });
    link.href = `/accounts/login/?next=${encodeURIComponent(HERE)}`;
    said.append(link);
  }

  form.addEventListener("input", () => { if (!waiting) save(); });
  form.addEventListener("change", () => { if (!waiting) save(); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (waiting) return send();
    button = event.submitter;
    waiting = true;
    lock(true);
    tell("Sending…");
    await save();
    send();
  });
  for (const cancel of form.querySelectorAll(".govuk-button-group a")) {
    cancel.addEventListener("click", async (event) => {
      event.preventDefault();
      if (waiting && !confirm("This is not sent yet. Drop what you wrote?")) return;
      await finish();
      location.assign(cancel.href);
    });
  }
  const again = () => { if (waiting) send(); };
  addEventListener("online", again);
  setInterval(again, AGAIN);

  const row = (await all()).find((one) => one.id === id);
  if (!row || "draftSent" in form.dataset) {
    if (row) { const words = await unseal(key, row); if (words) mark.value = words.token; }
    return;
  }
  const words = await unseal(key, row);
  if (!words) { await drop(id); return; }
  lock(true); // until it is answered: what is typed now would take the place of what was kept
  offer(form, row, {
    carryOn: () => { lock(false); fill(form, words.pairs); mark.value = words.token; save(); form.querySelector("input:not([type=hidden]), textarea, select")?.focus(); },
    forget: async () => { await drop(id); lock(false); },
  });
}

const problem = (status) => ({
  403: "Not sent: you may not write here now, or this page is too old. Load it again; what you wrote is kept on this device.",
  404: "Not sent: this page is not there for you any more. What you wrote is kept on this device until you drop it.",
  413: "Not sent: this is too much for one form. Shorten it; what you wrote is kept on this device.",
  429: "Not sent: too many tries. Wait a minute and press the button again.",
})[status] || "Not sent: something went wrong at the other end. What you wrote is kept on this device. Press the button again.";

// ---- what the person is told ----
function box(title, text, buttons) {
  const region = document.createElement("div");
  region.className = "gt-notice gt-notice--warning gt-draft";
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", title);
  region.innerHTML = '<div class="gt-notice__words"><p class="gt-notice__title"></p><p class="gt-notice__text"></p><div class="gt-draft__doors"></div></div>';
  region.querySelector(".gt-notice__title").textContent = title;
  region.querySelector(".gt-notice__text").textContent = text;
  region.querySelector(".gt-draft__doors").append(...buttons);
  return region;
}

function press(words, act) {
  const one = Object.assign(document.createElement("button"), { type: "button", className: "gt-link-button", textContent: words });
  one.addEventListener("click", act);
  return one;
}

function offer(form, row, { carryOn, forget }) {
  const away = () => region.remove();
  const region = box("You were writing here, and it was not sent", `Kept on this device since ${clock.format(row.at)}.`, [
    press("Carry on with it", () => { away(); carryOn(); }),
    press("Drop it", async () => { await forget(); away(); }),
  ]);
  form.before(region);
}

/** On every page: what this person wrote on this device and has not sent. */
function remind(rows) {
  const unsent = rows.filter((one) => one.path !== HERE);
  if (!unsent.length) return;
  const links = unsent.slice(0, 5).map((one) => {
    const link = Object.assign(document.createElement("a"), { className: "govuk-link", href: one.path });
    link.textContent = `Written ${clock.format(one.at)}`;
    return link;
  });
  const title = unsent.length === 1 ? "Something you wrote on this device is not sent" : `${unsent.length} things you wrote on this device are not sent`;
  document.querySelector("main")?.prepend(box(title, "Open it to send or drop it.", links));
}

/** Signing out removes what is kept; whoever has something unsent is told first. */
function guardLeaving(form) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.sure) return;
    event.preventDefault();
    const rows = (await all()).filter((one) => one.who === WHO);
    const sure = async () => { form.dataset.sure = "1"; await shelf("readwrite", (drafts) => drafts.clear()); form.submit(); };
    if (!rows.length) return sure();
    const dialog = document.createElement("dialog");
    dialog.className = "gt-dialog";
    dialog.setAttribute("aria-labelledby", "drafts-title");
    dialog.innerHTML = '<h2 class="govuk-heading-m" id="drafts-title">Not everything is sent</h2><p class="govuk-body">What you wrote on this device and did not send is removed when you sign out.</p><div class="govuk-button-group"><button type="button" class="govuk-button" data-stay>Stay and send it</button><button type="button" class="govuk-button govuk-button--secondary" data-go>Sign out and remove it</button></div>';
    dialog.querySelector("[data-stay]").addEventListener("click", () => { dialog.remove(); location.assign(rows[0].path); });
    dialog.querySelector("[data-go]").addEventListener("click", sure);
    dialog.addEventListener("cancel", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  });
}

if (await opened) {
  const now = Date.now();
  const rows = await all();
  for (const one of rows) if (now - one.at > OLDEST) await drop(one.id); // too old to be sent
  for (const form of document.querySelectorAll("form[action$='/accounts/logout/']")) guardLeaving(form);
  for (const form of document.querySelectorAll("form[data-draft]")) await keep(form);
  remind(rows.filter((one) => one.who === WHO && now - one.at <= OLDEST)); // no word of another person's
}
