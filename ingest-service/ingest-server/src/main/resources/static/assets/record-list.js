// A category has statuses and fields of its own: choosing one shows them.
"use strict";
(() => {
  for (const choice of document.querySelectorAll("select[data-again]")) {
    choice.addEventListener("change", () => choice.form.requestSubmit());
  }
})();
