// The viewer: a page image with a rectangle on every hit.
"use strict";
(() => {
  const root = document.getElementById("viewer");
  const image = document.getElementById("page-image");
  if (!root || !image) return;
  const part = (id) => document.getElementById(id);
  const id = root.dataset.document;
  const pages = Number(root.dataset.pages);
  const parameters = new URLSearchParams(location.search);
  const state = {
    query: root.dataset.query || "",
    page: Number(root.dataset.page),
    hits: [], // {page, rectangles}, in the order of the document
    current: -1,
    zoom: Number(sessionStorage.getItem("viewer-zoom")) || 1,
    words: null,
  };

  async function loadHits(wanted) {
    state.hits = [];
    state.current = -1;
    if (state.query.trim()) {
      const answer = await fetch(`/api/documents/${id}/hits?` + new URLSearchParams({ q: state.query }));
      if (answer.ok) {
        for (const page of await answer.json()) {
          for (const rectangles of page.hits) state.hits.push({ page: page.page, rectangles });
        }
      }
    }
    if (wanted >= 1 && wanted <= state.hits.length) {
      state.current = wanted - 1;
    } else {
      const here = state.hits.findIndex((hit) => hit.page >= state.page);
      state.current = here >= 0 && state.hits[here].page === state.page ? here : -1;
    }
    if (state.current >= 0) state.page = state.hits[state.current].page;
    showHitPages();
  }

  function showHitPages() {
    const counts = new Map();
    state.hits.forEach((hit) => counts.set(hit.page, (counts.get(hit.page) || 0) + 1));
    const list = part("hit-pages");
    list.replaceChildren();
    for (const [page, count] of counts) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.page = page;
      button.append(String(page));
      const badge = document.createElement("span");
      badge.textContent = count;
      button.append(badge);
      list.append(button);
    }
    list.hidden = counts.size === 0 || pages < 2;
  }

  let shown = 0;
  async function show() {
    const status = part("stage-status");
    part("page-number").value = state.page;
    drawStatus();
    remember();
    if (shown !== state.page) {
      shown = state.page;
      part("boxes").replaceChildren();
      status.textContent = root.dataset.loading;
      image.alt = root.dataset.image.replace("#", state.page);
      const url = `/api/documents/${id}/pages/${state.page}/image`;
      const loaded = new Promise((resolve) => {
        image.onload = () => resolve(true);
        image.onerror = () => resolve(false);
      });
      image.src = url;
      const wanted = state.page;
      const good = await loaded;
      if (wanted !== state.page) return;
      status.textContent = good ? "" : root.dataset.failed;
      state.words = null;
      if (!part("page-text").hidden) showText();
    }
    drawBoxes();
  }

  function drawStatus() {
    part("hit-status").value = !state.query.trim()
      ? ""
      : state.hits.length === 0
        ? root.dataset.noHits
        : root.dataset.hit.replace("##", state.hits.length).replace("#", state.current < 0 ? "–" : state.current + 1);
    part("previous-hit").disabled = part("next-hit").disabled = state.hits.length === 0;
    part("previous-page").disabled = state.page <= 1;
    part("next-page").disabled = state.page >= pages;
    part("hit-pages").querySelectorAll("button").forEach((button) => {
      if (Number(button.dataset.page) === state.page) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    });
  }

  function drawBoxes() {
    const layer = part("boxes");
    layer.replaceChildren();
    let target = null;
    state.hits.forEach((hit, index) => {
      if (hit.page !== state.page) return;
      for (const box of hit.rectangles) {
        const mark = document.createElement("div");
        mark.className = index === state.current ? "box current" : "box";
        mark.style.left = `${box.x * 100}%`;
        mark.style.top = `${box.y * 100}%`;
        mark.style.width = `${box.w * 100}%`;
        mark.style.height = `${box.h * 100}%`;
        layer.append(mark);
        if (index === state.current && !target) target = mark;
      }
    });
    if (target) target.scrollIntoView({ block: "center", inline: "nearest" });
  }

  function remember() {
    const url = new URL(location.href);
    url.searchParams.set("page", state.page);
    if (state.query.trim()) url.searchParams.set("q", state.query);
    else url.searchParams.delete("q");
    if (state.current >= 0) url.searchParams.set("hit", state.current + 1);
    else url.searchParams.delete("hit");
    history.replaceState(null, "", url);
  }

  function goToPage(page) {
    state.page = Math.min(pages, Math.max(1, page));
    state.current = state.hits.findIndex((hit) => hit.page === state.page);
    part("stage").scrollTop = 0;
    show();
  }

  function goToHit(step) {
    if (state.hits.length === 0) return;
    let next = state.current + step;
    if (state.current < 0) {
      const after = state.hits.findIndex((hit) => hit.page > state.page);
      next = step > 0 ? (after < 0 ? 0 : after) : (after < 0 ? state.hits.length : after) - 1;
    }
    state.current = (next + state.hits.length) % state.hits.length;
    state.page = state.hits[state.current].page;
    show();
  }

  function zoom(value) {
    state.zoom = Math.min(4, Math.max(0.4, value));
    sessionStorage.setItem("viewer-zoom", state.zoom);
    part("sheet").style.width = `${state.zoom * 100}%`;
  }

  async function showText() {
    const panel = part("page-text");
    if (!state.words) {
      const page = state.page;
      const answer = await fetch(`/api/documents/${id}/pages/${page}/words`);
      if (page !== state.page) return;
      state.words = answer.ok ? await answer.json() : null;
    }
    panel.textContent = state.words ? state.words.text : root.dataset.failed;
    part("poor").hidden = !(state.words && state.words.source === "RECOGNISED" && state.words.confidence < 0.7);
  }

  function toggleText() {
    const panel = part("page-text");
    panel.hidden = !panel.hidden;
    part("show-text").setAttribute("aria-pressed", String(!panel.hidden));
    if (!panel.hidden) showText();
  }

  async function copyLink() {
    await navigator.clipboard.writeText(location.href);
    const button = part("copy-link");
    const before = button.textContent;
    button.textContent = root.dataset.copied;
    setTimeout(() => (button.textContent = before), 1500);
  }

  part("previous-page").onclick = () => goToPage(state.page - 1);
  part("next-page").onclick = () => goToPage(state.page + 1);
  part("previous-hit").onclick = () => goToHit(-1);
  part("next-hit").onclick = () => goToHit(1);
  part("zoom-in").onclick = () => zoom(state.zoom * 1.25);
  part("zoom-out").onclick = () => zoom(state.zoom / 1.25);
  part("zoom-fit").onclick = () => zoom(1);
  part("show-text").onclick = toggleText;
  part("copy-link").onclick = copyLink;
  part("page-number").onchange = (event) => goToPage(Number.parseInt(event.target.value, 10) || state.page);
  part("hit-pages").onclick = (event) => {
    const button = event.target.closest("button");
    if (button) goToPage(Number(button.dataset.page));
  };
  part("inside").onsubmit = async (event) => {
    event.preventDefault();
    state.query = part("inside-q").value;
    await loadHits(0);
    if (state.current < 0 && state.hits.length > 0) {
      state.current = 0;
      state.page = state.hits[0].page;
    }
    show();
    part("stage").focus();
  };

  const keys = {
    n: () => goToHit(1),
    p: () => goToHit(-1),
    ArrowRight: () => goToPage(state.page + 1),
    ArrowLeft: () => goToPage(state.page - 1),
    PageDown: () => goToPage(state.page + 1),
    PageUp: () => goToPage(state.page - 1),
    Home: () => goToPage(1),
    End: () => goToPage(pages),
    "+": () => zoom(state.zoom * 1.25),
    "=": () => zoom(state.zoom * 1.25),
    "-": () => zoom(state.zoom / 1.25),
    0: () => zoom(1),
    t: toggleText,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, pre")) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  zoom(state.zoom);
  loadHits(Number(parameters.get("hit")) || 0).then(show);
})();
