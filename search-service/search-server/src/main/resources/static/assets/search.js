// A chosen filter searches at once; long lists of values open on demand.
"use strict";
document.addEventListener("change", (event) => {
  if (event.target.matches(".facet input[type=checkbox]")) {
    document.getElementById("search-form").requestSubmit();
  }
});
document.addEventListener("click", (event) => {
  if (event.target.matches(".show-all")) {
    event.target.closest("fieldset").classList.add("open");
    event.target.remove();
  }
});
// On a phone the filters start closed: the results come first.
if (window.matchMedia("(max-width: 800px)").matches) {
  document.querySelector(".facet-panel")?.removeAttribute("open");
}
