// Inputs with a data-lookup: codes and units are found on the server while somebody types; the mouse is not needed.
"use strict";
window.tangthu.lookup = (form, taken = () => {}) => {
  const base = document.querySelector("meta[name=base]").content;
  const words = form.dataset;
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
    taken(input);
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

  /** Whether the key meant the list; next is what goes on to the next field, or null where Enter sends the form. */
  function key(event, next) {
    const input = event.target;
    if (!isLookup(input) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    const shown = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!shown) {
        open(input, input.value === input.defaultValue ? "" : input.value);
      } else if (choices.length > 0) {
        active = (active + (event.key === "ArrowDown" ? 1 : -1) + choices.length) % choices.length;
        mark(input);
      }
      return true;
    }
    if (shown && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close(input);
      return true;
    }
    if (shown && active >= 0 && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey))) {
      choose(input, choices[active]);
      if (event.key === "Enter") {
        event.preventDefault();
        next?.(input);
      }
      return true;
    }
    return false;
  }

  return { key };
};
