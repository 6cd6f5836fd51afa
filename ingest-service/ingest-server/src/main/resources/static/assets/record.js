// The page of a case file: ties documents to it, uploads a scan into it, and Alt+N goes to the next events.
"use strict";
(() => {
  const form = document.getElementById("attach-form");

  document.addEventListener("keydown", (event) => {
    if (event.altKey && !event.ctrlKey && event.code === "KeyN") {
      const target = document.querySelector("[data-new-event]");
      if (target) {
        event.preventDefault();
        target.focus();
      }
    }
  });
  if (!form) return;

  const words = form.dataset;
  const type = document.getElementById("attach-type");

  function tie(document_) {
    if (!type.reportValidity()) return;
    document.getElementById("attach-document").value = document_;
    form.submit();
  }

  // Enter in the line that finds documents must not send the form.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tie]");
    if (button) tie(button.dataset.tie);
  });

  const file = document.getElementById("attach-file");
  const drop = document.getElementById("attach-drop");
  if (!file) return;
  const progress = document.getElementById("attach-progress");
  const status = document.getElementById("attach-status");

  function send(chosen) {
    if (!chosen || !type.reportValidity()) return;
    const metadata = { category: words.category, unit: words.unit, type: type.value };
    const number = document.getElementById("attach-number").value.trim();
    const date = document.getElementById("attach-date").value.trim();
    if (number) metadata.number = number;
    if (date) metadata.date = date;
    if (words.person) metadata.person = words.person.slice(0, 300);
    const body = new FormData();
    body.append("file", chosen, chosen.name);
    body.append("metadata", new Blob([JSON.stringify(metadata)], { type: "application/json" }), "metadata.json");
    const request = new XMLHttpRequest();
    progress.hidden = false;
    status.textContent = words.sending;
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress.value = event.loaded / event.total;
    };
    request.onload = () => {
      progress.hidden = true;
      const answer = parsed(request.responseText);
      if (request.status === 201) {
        status.textContent = words.linking;
        tie(answer.id);
      } else {
        status.textContent = answer.detail ?? `${request.status} ${request.statusText}`;
      }
    };
    request.onerror = () => {
      progress.hidden = true;
      status.textContent = words.network;
    };
    request.open("POST", "/api/documents");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    for (const [name, value] of Object.entries(window.tangthu.csrf())) request.setRequestHeader(name, value);
    request.send(body);
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return {};
    }
  }

  file.addEventListener("change", () => {
    send(file.files[0]);
    file.value = "";
  });
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    send(event.dataTransfer.files[0]);
  });
})();
