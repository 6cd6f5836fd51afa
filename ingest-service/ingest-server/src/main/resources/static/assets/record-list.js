// A category has statuses and fields of its own: choosing one shows them. Units are found while somebody types.
"use strict";
(() => {
  for (const choice of document.querySelectorAll("select[data-again]")) {
    choice.addEventListener("change", () => choice.form.requestSubmit());
  }
  for (const form of document.querySelectorAll("form:has([data-lookup])")) {
    const lookup = window.tangthu.lookup(form, (input) => {
      if (input.dataset.again !== undefined) form.requestSubmit();
    });
    form.addEventListener("keydown", (event) => lookup.key(event, null));
  }
})();
