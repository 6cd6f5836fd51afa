// Values read from a paper: the place of each is shown on its page, and each is decided by keyboard. Without it the page
// works too; the place is then found through the link of each value.
"use strict";
(() => {
  const forms = [...document.querySelectorAll("form[data-scan]")];
  const stage = document.getElementById("scan-stage");
  if (forms.length === 0 || !stage) return;
  const words = forms[0].dataset;
  const sheet = document.getElementById("scan-sheet");
  const image = document.getElementById("scan-image");
  const layer = document.getElementById("scan-boxes");
  const status = document.getElementById("scan-status");
  const lines = [...document.querySelectorAll(".scan-line")];
  let zoom = Number(sessionStorage.getItem("scan-zoom")) || 1.5;
  let shown = "";
  let boxes = [];

  // The page and the place.

  function show(id, page, places) {
    if (!id || !Number(page)) {
      layer.replaceChildren();
      boxes = [];
      return;
    }
    boxes = places ? places.split(" ").map((box) => box.split(",").map(Number)) : [];
    const wanted = `${id}/${page}`;
    document.getElementById("scan-where").textContent = words.page.replace("#", page);
    if (shown === wanted) {
      draw();
      return;
    }
    shown = wanted;
    layer.replaceChildren();
    status.textContent = words.loading;
    image.alt = words.image.replace("#", page);
    image.onload = () => {
      status.textContent = "";
      draw();
    };
    image.onerror = () => { status.textContent = words.failed; };
    image.src = `/api/documents/${id}/pages/${page}/image`;
  }

  function draw() {
    layer.replaceChildren(...boxes.map(([x, y, w, h]) => {
      const mark = document.createElement("div");
      mark.className = "scan-box";
      mark.style.left = `${x * 100}%`;
      mark.style.top = `${y * 100}%`;
      mark.style.width = `${w * 100}%`;
      mark.style.height = `${h * 100}%`;
      return mark;
    }));
    if (boxes.length === 0) return;
    // The stage moves, not the window: the line that is being decided stays where it is.
    const [x, y, w, h] = boxes[0];
    stage.scrollTo({
      left: (x + w / 2) * sheet.offsetWidth - stage.clientWidth / 2,
      top: (y + h / 2) * sheet.offsetHeight - stage.clientHeight / 2,
    });
  }

  function setZoom(value) {
    zoom = Math.min(4, Math.max(0.5, value));
    sessionStorage.setItem("scan-zoom", String(zoom));
    sheet.style.width = `${zoom * 100}%`;
    draw();
  }
  document.getElementById("scan-in").addEventListener("click", () => setZoom(zoom * 1.25));
  document.getElementById("scan-out").addEventListener("click", () => setZoom(zoom / 1.25));
  document.getElementById("scan-fit").addEventListener("click", () => setZoom(1));

  function at(element) {
    const line = element.closest(".scan-line, .known-line");
    if (!line) return;
    for (const other of lines) other.classList.toggle("current", other === line);
    const reading = element.closest(".reading") ?? line;
    show(line.dataset.document, reading.dataset.page, reading.dataset.boxes);
  }

  // Decisions.

  const radio = (line, test) => [...line.querySelectorAll("input[type=radio]")].find(test);
  const chosen = (line) => line.querySelector("input[type=radio]:checked");
  const firstReading = (line) => radio(line, (one) => one.value.startsWith("take:"));

  function focus(line) {
    if (!line) return false;
    (chosen(line) ?? radio(line, () => true)).focus({ preventScroll: true });
    line.scrollIntoView({ block: "nearest" });
    return true;
  }

  function next(line) {
    if (!focus(lines[lines.indexOf(line) + 1])) line.closest("form").querySelector("[name=reason], .button.primary, #scan-send")?.focus();
  }

  function decide(line, choice) {
    if (!choice) return;
    choice.checked = true;
    mark(line);
  }

  function mark(line) {
    const value = chosen(line)?.value ?? "";
    line.dataset.choice = value.startsWith("take:") ? "take" : value;
    const counter = document.getElementById("scan-count");
    if (!counter) return;
    const decided = lines.filter((one) => (chosen(one)?.value ?? "") !== "").length;
    counter.textContent = words.count.replace("##", String(lines.length)).replace("#", String(decided));
  }

  for (const line of lines) {
    mark(line);
    // The whole line is a target for the mouse, not the small circle alone.
    line.addEventListener("pointerenter", () => {
      if (!line.matches(":focus-within") && !document.activeElement?.closest(".scan-line")) at(line);
    });
  }
  document.addEventListener("focusin", (event) => at(event.target));
  document.addEventListener("click", (event) => {
    if (event.target.closest(".scan-line") && !event.target.closest("a")) at(event.target);
  });
  document.addEventListener("change", (event) => {
    const line = event.target.closest(".scan-line");
    if (line) mark(line);
    if (event.target.matches(".scan-line input[type=radio]")) at(event.target);
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches(".own-text")) {
      const line = event.target.closest(".scan-line");
      decide(line, radio(line, (one) => one.value === "own"));
    }
  });

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      (event.target.closest("form[data-scan]") ?? forms[0]).requestSubmit();
      return;
    }
    const line = event.target.closest(".scan-line");
    if (!line || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches(".own-text")) {
      if (event.key === "Enter") {
        event.preventDefault();
        decide(line, radio(line, (one) => one.value === "own"));
        next(line);
      } else if (event.key === "Escape") {
        event.preventDefault();
        focus(line);
      }
      return;
    }
    if (event.target.matches("a")) return;
    const own = line.querySelector(".own-text");
    const acts = {
      Enter: () => {
        const now = chosen(line);
        decide(line, now && now.value !== "" ? now : firstReading(line));
        next(line);
      },
      x: () => {
        decide(line, radio(line, (one) => one.value === "no"));
        next(line);
      },
      s: () => {
        decide(line, radio(line, (one) => one.value === "own"));
        own.focus();
        own.select();
      },
      0: () => {
        decide(line, radio(line, (one) => one.value === ""));
        focus(line);
      },
      j: () => focus(lines[lines.indexOf(line) + 1]),
      k: () => focus(lines[lines.indexOf(line) - 1]),
    };
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  setZoom(zoom);
  const wrong = document.querySelector(".scan-line.wrong");
  if (wrong) focus(wrong);
  else if (lines.length > 0) {
    focus(lines[0]);
    // A window in the background is not told of the focus.
    at(lines[0]);
    window.scrollTo(0, 0);
  }
})();
