(() => {
  "use strict";
  const ROLES = [["o", "source"], ["u", "cue"], ["c", "content"], ["a", "evidence"]];
  const KINDS = { f: "figure", p: "position", t: "talks", e: "act", g: "gap", a: "named", k: "credit" };
  const status = document.getElementById("status");
  const article = document.getElementById("article");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const pieces = [...article.querySelectorAll(".text [data-e]")];
  const place = new Map(pieces.map((piece, index) => [piece, index]));
  let chosen = null;

  const linkOf = (entry) => document.querySelector(`a.choose[data-e="${entry}"]`);
  const evidenceOf = (entry, letter) => [...document.getElementsByClassName(`${letter}-${entry}`)];
  const words = (node) => node.textContent.replace(/\s+/g, " ").trim();

  // A sandboxed or data: page may not change its address; the choice itself does not need it.
  const address = (fragment) => {
    try { history.replaceState(null, "", fragment); } catch { /* shown all the same */ }
  };

  const release = () => {
    for (const piece of article.querySelectorAll(".on")) {
      piece.classList.remove("on", "on-source", "on-cue", "on-content", "on-evidence");
      piece.removeAttribute("data-label");
    }
    for (const link of document.querySelectorAll("a.choose[aria-current]")) link.removeAttribute("aria-current");
    for (const entry of document.querySelectorAll(".entry.chosen")) entry.classList.remove("chosen");
    document.body.classList.remove("choosing");
    status.textContent = "";
    chosen = null;
  };

  const light = (entry, letter, role) => {
    const found = evidenceOf(entry, letter);
    const known = new Set(found.map((piece) => place.get(piece)));
    const label = KINDS[entry[0]] ?? role;
    let told = "";
    for (const piece of found) {
      piece.classList.add("on", `on-${role}`);
      if (!known.has(place.get(piece) - 1)) {
        if (!piece.hasAttribute("data-label")) piece.setAttribute("data-label", label);
        told += told ? " … " : "";
      }
      told += piece.textContent;
    }
    return told ? ` ${label}: ${told.replace(/\s+/g, " ").trim()}.` : "";
  };

  const inView = (node, box) => {
    const seen = node.getBoundingClientRect();
    return seen.top >= box.top + 40 && seen.bottom <= box.bottom - 40;
  };

  const bring = (node, box, block) => {
    if (node && !inView(node, box)) node.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
  };

  const choose = (entry) => {
    const link = linkOf(entry);
    if (!link) return;
    release();
    chosen = entry;
    document.body.classList.add("choosing");
    link.setAttribute("aria-current", "true");
    const home = link.closest(".entry");
    home?.classList.add("chosen");
    const told = ROLES.map(([letter, role]) => light(entry, letter, role)).join("");
    const lines = [...(home?.children ?? [link])].map(words).filter(Boolean);
    status.textContent = `${lines.join(" · ")}. In the text:${told}`;
    address(`#t-${entry}`);
    const first = article.querySelector(".on:not([hidden])");
    bring(first, { top: 0, bottom: innerHeight }, "center");
  };

  const show = (entry) => {
    const link = linkOf(entry);
    if (!link) return;
    choose(entry);
    link.focus({ preventScroll: true });
    const record = link.closest("#record");
    if (record && record.scrollHeight > record.clientHeight) bring(link, record.getBoundingClientRect(), "nearest");
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    if (link?.matches("a.choose")) {
      event.preventDefault();
      choose(link.dataset.e);
    } else if (link?.matches("a.to, a.ref")) {
      event.preventDefault();
      show(link.hash.slice(1));
    } else if (!link && getSelection().isCollapsed) {
      const entries = event.target.closest(".text [data-e]")?.dataset.e.split(" ");
      if (entries) show(entries[(entries.indexOf(chosen) + 1) % entries.length]);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Escape" && chosen) {
      release();
      address("#article");
      return;
    }
    const here = document.activeElement?.closest("a.choose");
    if (!here || !["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const kin = [...document.querySelectorAll(`a.choose[data-e^="${here.dataset.e[0]}"]`)];
    const at = kin.indexOf(here);
    const next = { ArrowDown: kin[at + 1], ArrowUp: kin[at - 1], Home: kin[0], End: kin.at(-1) }[event.key];
    if (next) show(next.dataset.e);
  });

  const fromAddress = () => {
    const entry = location.hash.replace(/^#(t-)?/, "");
    if (/^[a-z]\d+$/.test(entry) && entry !== chosen) choose(entry);
  };
  addEventListener("hashchange", fromAddress);

  // Each note stands at the line of its statement, or below the note before it where that is in the way. All is
  // measured before anything is moved, so that 200 notes cost one layout.
  const wide = matchMedia("(min-width: 46rem)");
  const loosen = () => {
    article.classList.remove("aligned");
    article.style.paddingBottom = "";
    for (const note of article.querySelectorAll(".note")) note.style.marginTop = "";
  };
  const align = () => {
    loosen();
    if (!wide.matches) return;
    article.classList.add("aligned");
    const moves = [];
    let free = 0;
    for (const list of article.querySelectorAll(".notes")) {
      let low = list.getBoundingClientRect().top;
      for (const note of list.children) {
        const mark = document.getElementById(`t-${note.id}`).getBoundingClientRect();
        const top = Math.max(mark.top, free, low);
        moves.push([note, top - low]);
        low = free = top + note.getBoundingClientRect().height;
      }
    }
    const over = free - article.getBoundingClientRect().bottom;
    for (const [note, move] of moves) note.style.marginTop = `${move}px`;
    if (over > -48) article.style.paddingBottom = `${over + 96}px`;
  };
  let width = 0;
  new ResizeObserver(() => {
    if (article.clientWidth !== width) {
      width = article.clientWidth;
      align();
    }
  }).observe(article);
  addEventListener("beforeprint", loosen);
  addEventListener("afterprint", align);
  fromAddress();
})();
