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
// Steps of the filter by field that were not taken do not stand in the address.
document.addEventListener("submit", (event) => {
  if (event.target.id === "search-form") {
    for (const input of event.target.elements) {
      const step = input.name.startsWith("pick") || input.name.startsWith("field.");
      if (step && input.value === "") {
        input.disabled = true;
      }
    }
  }
});
// Whoever comes back finds them as they were.
window.addEventListener("pageshow", () => {
  for (const input of document.getElementById("search-form").elements) {
    input.disabled = false;
  }
});
// On a phone the filters start closed: the results come first.
if (window.matchMedia("(max-width: 800px)").matches) {
  document.querySelector(".facet-panel")?.removeAttribute("open");
}
