// Small help for those who have JavaScript; without it everything works.
"use strict";
(() => {
  const page = document.documentElement;
  const LEFT = "left";

  // --- the quick way out: blank first, then forget, then go; Back does not bring the page back
  const go = (link) => {
    page.classList.add("leaving");
    document.title = "…";
    try { sessionStorage.setItem(LEFT, link.dataset.exit); } catch { /* storage may be off */ }
    fetch(link.dataset.forget, { method: "POST", keepalive: true }).catch(() => {});
    location.replace(link.dataset.exit);
  };
  const wasLeft = () => {
    try { return sessionStorage.getItem(LEFT); } catch { return null; }
  };
  const cameBack = () => performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (wasLeft()) {
    if (cameBack()) { page.classList.add("leaving"); location.replace(wasLeft()); } else { sessionStorage.removeItem(LEFT); }
  }
  addEventListener("pageshow", (event) => {
    if (event.persisted && wasLeft()) { page.classList.add("leaving"); location.replace(wasLeft()); }
  });
  let shifts = 0;
  let last = 0;
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { shifts = 0; return; }
    if (event.repeat) return;
    shifts = event.timeStamp - last < 2000 ? shifts + 1 : 1;
    last = event.timeStamp;
    const link = document.querySelector(".exit");
    if (shifts >= 3 && link) go(link);
  });

  addEventListener("DOMContentLoaded", () => {
    document.querySelector(".exit")?.addEventListener("click", (event) => { event.preventDefault(); go(event.currentTarget); });

    for (const button of document.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }

    // an error or a panel is where reading starts
    const first = document.querySelector(".panel h1, .errors");
    if (first) first.focus();

    // "none of these" and the others exclude each other
    const boxes = [...document.querySelectorAll(".choices input[type=checkbox]")];
    for (const box of boxes) {
      box.addEventListener("change", () => {
        if (!box.checked) return;
        for (const other of boxes) {
          if (other !== box && (box.hasAttribute("data-alone") || other.hasAttribute("data-alone"))) other.checked = false;
        }
      });
    }

    // for professionals: / goes to the search field
    const words = document.querySelector(".pro-search #q");
    if (words) {
      addEventListener("keydown", (event) => {
        if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
          event.preventDefault();
          words.focus();
        }
      });
    }
  });
})();
