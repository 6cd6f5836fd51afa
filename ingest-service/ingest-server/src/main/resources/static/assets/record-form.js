// The entry form: keeps what is typed, shows values as they will be kept, looks up codes, and is used without a mouse.
// The form works without it; it is only slower then.
"use strict";
(() => {
  const form = document.getElementById("entry");
  const words = form.dataset;
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
    let told = words.failed;
    let failed = false;
    try {
      const response = await fetch(words.draft, {
        method: "POST",
        body: parameters,
        headers: { Accept: "application/json", ...window.tangthu.csrf() },
        keepalive: leaving && parameters.toString().length < LIMIT_OF_KEEPALIVE,
      });
      if (!response.ok) {
        // What whoever types can mend is said; anything else is tried again and said in the words of the form.
        if (response.status === 409) told = (await response.json()).detail;
        throw new Error(String(response.status));
      }
      answered(await response.json(), sent);
    } catch (failure) {
      dirty = true;
      status.textContent = told;
      failed = true;
      timer = setTimeout(keep, 5 * PAUSE);
    } finally {
      sending = false;
      if (dirty && !stale && !failed) typed();
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

  // Codes and units.

  const lookup = window.tangthu.lookup(form, (input) => {
    grow(input);
    leftField(input);
    dirty = true;
    keep();
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
    if (lookup.key(event, next)) return;
    if (event.key === "Enter" && input instanceof HTMLInputElement && input.type !== "submit") {
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
