// A form with data-autosave is kept while it is written: it is sent, with autosave=1, two seconds after
// the last key. The answer is JSON: {"saved": "14:05"} or {"problem": "a sentence"}. Without a script
// the button saves. The words appear in the element with data-autosave-said inside the form.
const WAIT = 2000;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const said = form.querySelector("[data-autosave-said]");
  let timer = null;
  let sending = null;
  let unsaved = false;
  let pressed = null; // a button that waits until what is being sent has come back

  const tell = (words) => {
    if (said && said.textContent !== words) said.textContent = words;
  };

  const send = async () => {
    if (sending) {
      timer = setTimeout(send, WAIT);
      return;
    }
    const body = new FormData(form);
    body.set("autosave", "1");
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    unsaved = false;
    sending = fetch(form.dataset.autosave || form.action || location.href, {
      method: "POST", body, headers: { Accept: "application/json" }, redirect: "error",
    });
    try {
      const answer = await sending;
      const told = await answer.json();
      tell(told.saved ? `Saved at ${told.saved}` : told.problem || "Not saved. Use the button.");
      for (const [name, value] of Object.entries(told.fields || {})) {
        if (form.elements[name]) form.elements[name].value = value;
      }
      if (!told.saved) unsaved = true;
    } catch {
      unsaved = true;
      tell("Not saved: the connection was lost. What you wrote is still here. Use the button.");
    } finally {
      sending = null;
      if (pressed) form.requestSubmit(pressed);
    }
  };

  form.addEventListener("input", () => {
    unsaved = true;
    clearTimeout(timer);
    timer = setTimeout(send, WAIT);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (sending && event.submitter) {
      event.preventDefault();
      pressed = event.submitter;
      return;
    }
    unsaved = false;
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
}
