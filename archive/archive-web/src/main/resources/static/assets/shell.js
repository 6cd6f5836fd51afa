// The one script of every page: CSRF for requests of scripts, toasts, menus, keys. Pages work without it.
"use strict";
(() => {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
  const csrf = () => ({ [meta("csrf-header") || "X-CSRF-TOKEN"]: meta("csrf-token") });

  const toast = (text, kind = "info") => {
    const box = document.getElementById("toasts");
    const note = document.createElement("div");
    note.className = `notice ${kind}`;
    note.textContent = text;
    box.append(note);
    setTimeout(() => note.remove(), kind === "error" ? 12000 : 5000);
  };

  const problemText = async (response) => {
    try {
      const problem = await response.json();
      return problem.detail || problem.title;
    } catch (notJson) {
      return `${meta("text-failed")} (${response.status})`;
    }
  };

  const answered = (status, text) => {
    if (status === 401) {
      location.assign(`${meta("base")}sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    } else {
      toast(text, "error");
    }
  };

  // fetch with the CSRF header; refusals become a toast, the answer (or null) is handed back.
  const request = async (url, options = {}) => {
    const headers = { Accept: "application/json", ...csrf(), ...options.headers };
    let response;
    try {
      response = await fetch(url, { ...options, headers });
    } catch (unreachable) {
      toast(meta("text-unreachable"), "error");
      return null;
    }
    if (!response.ok) {
      answered(response.status, await problemText(response));
      return null;
    }
    return response;
  };

  window.tangthu = { csrf, toast, request };

  document.addEventListener("htmx:configRequest", (event) => Object.assign(event.detail.headers, csrf()));
  document.addEventListener("htmx:sendError", () => toast(meta("text-unreachable"), "error"));
  document.addEventListener("htmx:responseError", (event) => {
    const xhr = event.detail.xhr;
    let text = `${meta("text-failed")} (${xhr.status})`;
    try {
      text = JSON.parse(xhr.responseText).detail || text;
    } catch (notJson) {
      // The status says enough.
    }
    answered(xhr.status, text);
  });

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
    const copy = event.target.closest?.("[data-copy]");
    if (copy) {
      navigator.clipboard?.writeText(document.querySelector(copy.dataset.copy).textContent)
        .then(() => toast(meta("text-copied"), "good"));
    }
    if (event.target.closest?.("[data-print]")) {
      window.print();
    }
    if (event.target.closest?.("[data-keys]")) {
      document.getElementById("keys").showModal();
    }
  });

  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menu = document.querySelector("details.menu[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
      return;
    }
    if (event.key === "/") {
      const search = document.querySelector("[data-search], input[type=search]");
      if (search) {
        event.preventDefault();
        search.focus();
        search.select?.();
      }
    } else if (event.key === "?") {
      const keys = document.getElementById("keys");
      if (!keys.open) {
        keys.showModal();
      }
    }
  });

  // A form is sent once; the button comes back when the person returns to the page.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button && !event.defaultPrevented && event.target.method === "post") {
      setTimeout(() => { button.disabled = true; }, 0);
      window.addEventListener("pageshow", () => { button.disabled = false; }, { once: true });
    }
  });

  document.querySelector("[data-scroll-current] [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
})();
