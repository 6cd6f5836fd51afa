// The entry form: keeps what is typed, shows values as they will be kept, looks up codes, and is used without a mouse.
// The form works without it; it is only slower then.
"use strict";
(() => {
  const form = document.getElementById("entry");
  const words = form.dataset;
  const base = document.querySelector("meta[name=base]").content;
  const status = document.getElementById("draft-status");
  const PAUSE = 900;
  const LIMIT_OF_KEEPALIVE = 60000;

  // What was typed is kept after a pause, after each field, and on leaving.

  let edit = Number(words.edit);
  let dirty = false;
  let sending = false;
  let stale = false;
  let submitted = false;
  let timer = 0;
  const touched = new Set([...form.querySelectorAll(".wrong[data-input]")].map((field) => field.dataset.input));

  const inputsOf = (name) => [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];

  function body() {
    const parameters = new URLSearchParams();
    new FormData(form).forEach((value, name) => parameters.append(name, String(value)));
    parameters.set("edit", String(edit));
    return parameters;
  }

  function typed() {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }

  async function keep(leaving = false) {
    clearTimeout(timer);
    if (!dirty || stale || submitted || (sending && !leaving)) return;
    dirty = false;
    sending = true;
    edit++;
    form.elements.edit.value = String(edit);
    const sent = new Map([...new Set([...form.elements].map((element) => element.name))]
      .filter(Boolean).map((name) => [name, inputsOf(name).map((input) => input.value)]));
    const parameters = body();
    status.textContent = words.saving;
    try {
      const response = await fetch(words.draft, {
        method: "POST",
        body: parameters,
        headers: { Accept: "application/json", ...window.tangthu.csrf() },
        keepalive: leaving && parameters.toString().length < LIMIT_OF_KEEPALIVE,
      });
      if (!response.ok) throw new Error(String(response.status));
      answered(await response.json(), sent);
    } catch (failure) {
      dirty = true;
      status.textContent = words.failed;
      timer = setTimeout(keep, 5 * PAUSE);
    } finally {
      sending = false;
      if (dirty && !stale && status.textContent !== words.failed) typed();
    }
  }

  function answered(answer, sent) {
    if (!answer.kept) {
      stale = true;
      status.textContent = words.stale;
      status.classList.add("lack");
      return;
    }
    // The time of Viet Nam, as on every page.
    const now = new Date().toLocaleTimeString("en-GB", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit" });
    status.textContent = `${words.saved} ${now}`;
    for (const [name, shown] of Object.entries(answer.shown)) {
      inputsOf(name).forEach((input, at) => {
        if (input !== document.activeElement && shown[at] !== undefined && input.value === sent.get(name)?.[at]) {
          input.value = shown[at];
        }
      });
    }
    for (const field of form.querySelectorAll("[data-input]")) {
      if (touched.has(field.dataset.input) && field.dataset.input !== "reason" && !field.contains(document.activeElement)) {
        show(field, answer.problems[field.dataset.input] ?? []);
      }
    }
  }

  function show(field, problems) {
    const place = field.querySelector(".problem");
    field.classList.toggle("wrong", problems.length > 0);
    place.hidden = problems.length === 0;
    place.replaceChildren(...problems.flatMap(([own, other]) => {
      const strong = document.createElement("strong");
      strong.textContent = own;
      const small = document.createElement("span");
      small.className = "other";
      small.lang = document.documentElement.lang === "en" ? "vi" : "en";
      small.textContent = other;
      return [strong, " ", small];
    }));
    for (const input of field.querySelectorAll("input, textarea, select")) {
      if (problems.length > 0) {
        input.setAttribute("aria-invalid", "true");
        if (place.id && !(input.getAttribute("aria-describedby") ?? "").includes(place.id)) {
          input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${place.id}`.trim());
        }
      } else {
        input.removeAttribute("aria-invalid");
      }
    }
  }

  const leftField = (input) => {
    const field = input.closest("[data-input]");
    if (field && (input.value.trim() || field.classList.contains("wrong"))) touched.add(field.dataset.input);
  };

  form.addEventListener("input", (event) => {
    grow(event.target);
    typed();
  });
  form.addEventListener("change", (event) => {
    if (event.target.id === "event-type") return;
    leftField(event.target);
    dirty = true;
    keep();
  });
  form.addEventListener("submit", () => { submitted = true; });
  window.addEventListener("pageshow", () => { submitted = false; });
  window.addEventListener("pagehide", () => keep(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(true);
  });

  // A field with several values offers one more as soon as the last has one.

  function grow(input) {
    const values = input.closest("[data-many]");
    if (!values || !input.value.trim()) return;
    const all = [...values.querySelectorAll(".value")];
    if (input.closest(".value") !== all.at(-1)) return;
    const next = all.at(-1).cloneNode(true);
    for (const gone of next.querySelectorAll(".lookup")) gone.remove();
    const empty = next.querySelector("input, textarea");
    empty.value = "";
    empty.id = `${all[0].querySelector("input, textarea").id}-${all.length + 1}`;
    empty.removeAttribute("autofocus");
    empty.defaultValue = "";
    delete empty.dataset.taken;
    empty.setAttribute("aria-label", input.closest(".field").querySelector("label").textContent.trim());
    for (const name of ["role", "aria-expanded", "aria-controls", "aria-activedescendant"]) empty.removeAttribute(name);
    values.append(next);
  }

  // Codes are looked up on the server while somebody types; the mouse is not needed.

  const list = document.createElement("ul");
  list.className = "lookup";
  list.id = "lookup";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  const cache = new Map();
  let choices = [];
  let active = -1;
  let asked = 0;
  let looking = 0;

  const isLookup = (element) => element instanceof HTMLInputElement && element.dataset.lookup !== undefined;

  async function choicesFor(input, text) {
    const key = `${input.dataset.lookup}\n${text}`;
    if (!cache.has(key)) {
      const response = await fetch(`${base}records/codes/${encodeURIComponent(input.dataset.lookup)}?q=${encodeURIComponent(text)}`,
        { headers: { Accept: "application/json" } });
      if (!response.ok) return { choices: [], more: 0 };
      cache.set(key, await response.json());
    }
    return cache.get(key);
  }

  async function open(input, text) {
    const mine = ++asked;
    const found = await choicesFor(input, text).catch(() => ({ choices: [], more: 0 }));
    if (mine !== asked || document.activeElement !== input) return;
    choices = found.choices;
    active = text.trim() && choices.length > 0 ? 0 : -1;
    list.replaceChildren(...choices.map((choice, at) => option(choice, at)));
    if (choices.length === 0) note(words.none);
    if (found.more > 0) note(words.more.replace("#", String(found.more)));
    list.setAttribute("aria-label", input.closest(".field").querySelector("label").textContent.trim());
    input.closest(".value").append(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", "lookup");
    input.setAttribute("aria-expanded", "true");
    list.hidden = false;
    mark(input);
  }

  function option(choice, at) {
    const item = document.createElement("li");
    item.id = `lookup-${at}`;
    item.setAttribute("role", "option");
    const label = document.createElement("span");
    label.textContent = choice.label;
    const code = document.createElement("span");
    code.className = "muted small";
    code.textContent = choice.past ? `${choice.code} · ${words.past}` : choice.code;
    item.append(label, code);
    item.classList.toggle("past", choice.past);
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(list.parentElement.querySelector("input"), choice);
    });
    return item;
  }

  function note(text) {
    const item = document.createElement("li");
    item.className = "note muted small";
    item.setAttribute("role", "presentation");
    item.textContent = text;
    list.append(item);
  }

  function mark(input) {
    [...list.querySelectorAll("[role=option]")].forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === active));
      if (at === active) item.scrollIntoView({ block: "nearest" });
    });
    if (active >= 0) input.setAttribute("aria-activedescendant", `lookup-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function close(input) {
    asked++;
    clearTimeout(looking);
    list.hidden = true;
    list.remove();
    input?.setAttribute("aria-expanded", "false");
    input?.removeAttribute("aria-activedescendant");
  }

  function choose(input, choice) {
    close(input);
    take(input, choice);
  }

  function take(input, choice) {
    input.value = choice.text;
    input.dataset.taken = choice.text;
    grow(input);
    leftField(input);
    dirty = true;
    keep();
  }

  form.addEventListener("input", (event) => {
    if (!isLookup(event.target)) return;
    const input = event.target;
    clearTimeout(looking);
    if (!input.value.trim()) {
      close(input);
      return;
    }
    looking = setTimeout(() => open(input, input.value), 120);
  });
  form.addEventListener("click", (event) => {
    if (isLookup(event.target) && !event.target.value && list.hidden) open(event.target, "");
  });
  form.addEventListener("focusout", async (event) => {
    if (!isLookup(event.target)) return;
    const input = event.target;
    close(input);
    // Left before the list was there: what fits one entry alone is that entry.
    const text = input.value;
    if (!text.trim() || input.defaultValue === text || input.dataset.taken === text) return;
    const found = await choicesFor(input, text).catch(() => ({ choices: [], more: 0 }));
    if (found.choices.length === 1 && input.value === text && document.activeElement !== input) {
      // The list may belong to the next field by now: it is left alone.
      take(input, found.choices[0]);
    }
  });

  // Keys.

  const fields = () => [...form.querySelectorAll("input:not([type=hidden]), textarea, select, #add-event, #save")]
    .filter((element) => element.offsetParent !== null && !element.disabled && element.tabIndex >= 0);

  function next(element) {
    const all = fields();
    all[all.indexOf(element) + 1]?.focus();
  }

  form.addEventListener("keydown", (event) => {
    const input = event.target;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const shown = isLookup(input) && !list.hidden;
    if (isLookup(input) && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      if (!shown) {
        open(input, input.value === input.defaultValue ? "" : input.value);
      } else if (choices.length > 0) {
        active = (active + (event.key === "ArrowDown" ? 1 : -1) + choices.length) % choices.length;
        mark(input);
      }
    } else if (shown && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close(input);
    } else if (shown && active >= 0 && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey))) {
      choose(input, choices[active]);
      if (event.key === "Enter") {
        event.preventDefault();
        next(input);
      }
    } else if (event.key === "Enter" && input instanceof HTMLInputElement && input.type !== "submit") {
      event.preventDefault();
      next(input);
    } else if (event.key === "Enter" && input instanceof HTMLSelectElement) {
      event.preventDefault();
      if (input.id === "event-type") document.getElementById("add-event").click();
      else next(input);
    }
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      form.requestSubmit(document.getElementById("save"));
    } else if (event.altKey && !event.ctrlKey && event.code === "KeyN") {
      const target = document.querySelector("[data-new-event]");
      if (target) {
        event.preventDefault();
        target.focus();
      }
    }
  });

  const problems = document.getElementById("problems");
  if (problems) {
    problems.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      const target = link && document.getElementById(link.hash.slice(1));
      if (target) {
        event.preventDefault();
        target.focus();
        target.scrollIntoView({ block: "center" });
      }
    });
  }
  const wanted = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  const first = wanted?.matches("input, textarea, select") ? wanted : form.querySelector("[autofocus]");
  first?.focus();
})();
