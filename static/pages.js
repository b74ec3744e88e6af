// Makes pages nicer; every page works without it.
"use strict";

// A form that came back: begin at what is wrong.
document.getElementById("errors")?.focus();

// Work lists: j k move, o open, x select, / search, ? help. Rows of `[data-keys]` are moved over, their first link opened.
(() => {
  const list = document.querySelector("[data-keys]");
  const rows = list ? [...list.querySelectorAll("tbody tr, li")] : [];
  let at = -1;
  const move = (step) => {
    if (!rows.length) return;
    rows[at]?.classList.remove("at");
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows[at].classList.add("at");
    const link = rows[at].querySelector("a");
    link?.focus();
    rows[at].scrollIntoView({ block: "nearest" });
  };
  const acts = {
    j: () => move(1),
    k: () => move(-1),
    o: () => rows[at]?.querySelector("a")?.click(),
    x: () => rows[at]?.querySelector("input[type=checkbox]")?.click(),
    "/": () => document.querySelector("input[type=search]")?.focus(),
    "?": () => {
      const help = document.getElementById("keys");
      if (help) help.open = !help.open;
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    // Letters of the page itself: `data-key="t"` on a link or button is pressed by t.
    const own = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    const act = own ? () => own.click() : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();

// A button pressed twice sends once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => delete form.dataset.sent));

// Paper: a button that prints; the whole form sent from a long field.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("textarea")) return;
  event.preventDefault();
  event.target.form?.requestSubmit();
});
// What is being written survives a lost connection: kept on this device, cleared once it is sent or by hand.
(() => {
  const sent = document.querySelector("[data-draft-sent]");
  const kept = (name) => `gandan-draft-${name}`;
  try {
    if (sent) localStorage.removeItem(kept("intake"));
    for (const form of document.querySelectorAll("form[data-draft]")) {
      const key = kept(form.dataset.draft);
      const fields = [...form.querySelectorAll("textarea")];
      const hint = form.querySelector("[data-draft-hint]");
      const saved = JSON.parse(localStorage.getItem(key) || "{}");
      for (const field of fields) if (!field.value && saved[field.name]) field.value = saved[field.name];
      const show = () => { if (hint) hint.hidden = !localStorage.getItem(key); };
      form.addEventListener("input", () => {
        localStorage.setItem(key, JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value]))));
        show();
      });
      form.querySelector("[data-draft-clear]")?.addEventListener("click", () => {
        localStorage.removeItem(key);
        for (const field of fields) field.value = "";
        show();
      });
      show();
    }
  } catch {
    // A browser that keeps nothing still sends.
  }
})();
