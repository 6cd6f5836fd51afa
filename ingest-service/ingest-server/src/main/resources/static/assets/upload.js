// Sends files, two at a time, with their progress. What was cut off is named, also after the page was loaded again.
"use strict";
(() => {
  const drop = document.getElementById("drop");
  const list = document.getElementById("transfers");
  const form = document.getElementById("upload-form");
  const KEY = "tangthu-transfers";
  const AT_ONCE = 2;
  const words = drop.dataset;
  const waiting = [];
  let running = 0;

  const remembered = () => JSON.parse(sessionStorage.getItem(KEY) || "[]");
  const remember = (names) => sessionStorage.setItem(KEY, JSON.stringify(names));
  const forget = (key) => remember(remembered().filter((one) => one.key !== key));

  function row(name) {
    const item = document.createElement("li");
    const title = document.createElement("span");
    title.className = "name";
    title.textContent = name;
    const bar = document.createElement("progress");
    bar.max = 1;
    const status = document.createElement("span");
    status.className = "status";
    const actions = document.createElement("span");
    actions.className = "links";
    item.append(title, bar, status, actions);
    list.append(item);
    return { item, bar, status, actions };
  }

  function button(text, action) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "button small";
    element.textContent = text;
    element.onclick = action;
    return element;
  }

  function metadata() {
    const values = {};
    new FormData(form).forEach((value, key) => {
      if (String(value).trim() && !key.startsWith("_")) values[key] = String(value).trim();
    });
    return values;
  }

  function add(files) {
    if (!form.reportValidity()) return;
    const values = metadata();
    for (const file of files) {
      const key = crypto.randomUUID();
      const view = row(file.name);
      view.bar.value = 0;
      view.status.textContent = words.waiting;
      remember([...remembered(), { key, name: file.name }]);
      waiting.push({ file, key, view, values });
    }
    next();
  }

  function next() {
    while (running < AT_ONCE && waiting.length > 0) send(waiting.shift());
  }

  function send(transfer) {
    const { file, key, view, values } = transfer;
    running++;
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("file", file, file.name);
    body.append("metadata", new Blob([JSON.stringify(values)], { type: "application/json" }), "metadata.json");
    view.status.textContent = words.sending;
    view.actions.replaceChildren(button(words.cancel, () => request.abort()));
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) view.bar.value = event.loaded / event.total;
      view.status.textContent = `${words.sending} ${Math.round((event.loaded / event.total) * 100)} %`;
    };
    request.onload = () => (request.status === 201 ? accepted(transfer) : refused(transfer, explain(request)));
    request.onerror = () => refused(transfer, words.network);
    request.onabort = () => {
      forget(key);
      view.item.remove();
    };
    request.onloadend = () => {
      running--;
      next();
    };
    request.open("POST", "/api/documents");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    const token = document.querySelector("meta[name=csrf-token]");
    const header = document.querySelector("meta[name=csrf-header]");
    if (token && header) request.setRequestHeader(header.content, token.content);
    request.send(body);
  }

  function accepted({ key, view }) {
    forget(key);
    view.item.remove();
    htmx.trigger("#recent", "refresh");
  }

  function refused(transfer, reason) {
    const { key, view } = transfer;
    remember(remembered().map((one) => (one.key === key ? { ...one, reason } : one)));
    view.item.classList.add("failed");
    view.bar.hidden = true;
    view.status.textContent = reason;
    view.actions.replaceChildren(
      button(words.again, () => {
        view.item.classList.remove("failed");
        view.bar.hidden = false;
        view.bar.value = 0;
        remember(remembered().map((one) => (one.key === key ? { key, name: one.name } : one)));
        waiting.push({ ...transfer, values: metadata() });
        next();
      }),
      button(words.dismiss, () => dismiss(key, view)),
    );
  }

  function dismiss(key, view) {
    forget(key);
    view.item.remove();
  }

  function explain(request) {
    try {
      const problem = JSON.parse(request.responseText);
      return problem.detail || problem.title || String(request.status);
    } catch {
      return `${request.status} ${request.statusText}`;
    }
  }

  // What was refused stays until it is dismissed; what a reload cut off is named, since its bytes are gone from here.
  for (const { key, name, reason } of remembered()) {
    const view = row(name);
    view.item.classList.add("failed");
    view.bar.hidden = true;
    view.status.textContent = reason || words.cut;
    view.actions.replaceChildren(button(words.dismiss, () => dismiss(key, view)));
  }

  window.addEventListener("beforeunload", (event) => {
    if (running > 0) event.preventDefault();
  });
  document.getElementById("files").addEventListener("change", (event) => {
    add(event.target.files);
    event.target.value = "";
  });
  for (const type of ["dragenter", "dragover"]) {
    document.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length > 0) add(event.dataTransfer.files);
  });
})();
