// Sends a file of records with its progress and leads to its page; the template follows the category.
"use strict";
(() => {
  const form = document.getElementById("import-form");
  if (!form) return;
  const category = document.getElementById("category");
  const bar = document.getElementById("sending");
  const refused = document.getElementById("refused");
  const button = form.querySelector("button");

  const templates = () => {
    for (const format of ["xlsx", "csv"]) {
      const link = document.getElementById(`template-${format}`);
      link.href = `/api/imports/template?category=${encodeURIComponent(category.value)}&format=${format}`;
    }
  };
  category.addEventListener("change", templates);
  templates();

  const explain = (request) => {
    try {
      const problem = JSON.parse(request.responseText);
      return problem.detail || problem.title || String(request.status);
    } catch (notJson) {
      return `${request.status} ${request.statusText}`;
    }
  };

  const fail = (text) => {
    refused.textContent = text;
    refused.hidden = false;
    bar.hidden = true;
    button.disabled = false;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    refused.hidden = true;
    button.disabled = true;
    bar.value = 0;
    bar.hidden = false;
    const request = new XMLHttpRequest();
    request.upload.onprogress = (progress) => {
      if (progress.lengthComputable) bar.value = progress.loaded / progress.total;
    };
    request.onload = () => {
      if (request.status === 201) {
        location.assign(`/imports/${JSON.parse(request.responseText).id}`);
      } else {
        fail(explain(request));
      }
    };
    request.onerror = () => fail(form.dataset.network);
    request.open("POST", "/api/imports");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    for (const [name, value] of Object.entries(window.tangthu.csrf())) request.setRequestHeader(name, value);
    request.send(new FormData(form));
  });
})();
