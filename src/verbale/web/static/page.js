// What makes the page pleasant. Everything works without it: each thing done here is also a link or
// a form. Nothing is written into the page as markup, and nothing is asked of any other server.
"use strict";
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const paper = one("#paper");
const article = paper && one("article", paper);
const wide = matchMedia("(min-width: 66.01rem)");
const GAP = 6;
// Of a long document only the cards near the screen are measured, the others as they come near.
const long = article && article.classList.contains("long");
const heights = new Map(), places = new Map();
let cards = [], active = null, tops = [], usual = 56;

const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");
const isHidden = (layer) => article.classList.contains("no-" + layer);
// An act that is a commitment too has one card, not two.
const isShown = (card) => !isHidden(card.dataset.layer) && (isHidden("commitments") || !card.classList.contains("bound"));

// Layers

function switchLayer(name) {
  const hidden = article.classList.toggle("no-" + name);
  const link = one(`.switch[data-layer="${name}"]`);
  link.setAttribute("aria-pressed", String(!hidden));
  if (hidden && active && active.dataset.layer === name) letGo();
  const shown = all(".switch[aria-pressed=true]").map((s) => s.dataset.layer);
  const address = new URL(location.href);
  if (shown.join(".") === paper.dataset.shown) address.searchParams.delete("layers");
  else address.searchParams.set("layers", shown.join(".") || "-");
  history.replaceState(null, "", address);
  // Each switch leads to what it would do from here, for whoever opens it in a new tab.
  for (const one_ of all(".switch")) {
    const on = new Set(shown);
    if (!on.delete(one_.dataset.layer)) on.add(one_.dataset.layer);
    one_.href = "?layers=" + ([...on].join(".") || "-");
  }
  place();
}

// Cards beside their sentences: each as high as its words, pushed down where it would cover the one
// before; the chosen one always exactly beside its words.

function measure() {
  const origin = article.getBoundingClientRect().top;
  const first = new Map();
  for (const mark of all("mark[data-e]", article)) {
    for (const n of mark.dataset.e.split(" ")) if (!first.has(n)) first.set(n, mark);
  }
  for (const a of all(".t a.n", article)) first.set(a.dataset.n, a);
  tops = cards.map((card) => {
    const mark = first.get(card.dataset.n) || one(".t", card.closest(".b"));
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    return box.top - origin - 4;
  });
}

function place(moving = false, kept = false) {
  if (!article || !cards.length) return;
  article.classList.toggle("placed", wide.matches);
  article.classList.toggle("moving", moving);
  if (!wide.matches) {
    for (const card of cards) card.style.transform = "";
    article.style.minHeight = "";
    return;
  }
  const order = cards
    .map((card, i) => ({ card, top: tops[i] }))
    .filter(({ card }) => isShown(card) && (card.classList.contains("on") || !/quantities|times/.test(card.dataset.layer)))
    .sort((a, b) => a.top - b.top || a.card.dataset.n - b.card.dataset.n);
  if (!order.length) { article.style.minHeight = ""; return; }
  const height = innerHeight, screen = -article.getBoundingClientRect().top;
  const isNear = ({ y }) => y > screen - height && y < screen + 2 * height;
  // The chosen card stays beside its words; without one, what the reader sees stays where it is.
  let pinned = order.findIndex(({ card }) => card === active), at;
  if (long && kept && (pinned < 0 || !isNear({ y: places.get(active) }))) {
    pinned = order.findIndex(({ card }) => places.get(card) >= screen);
    at = pinned < 0 ? undefined : places.get(order[pinned].card);
  }
  pinned = Math.max(0, pinned);
  let bottom;
  const stack = () => {
    bottom = -Infinity;
    for (let i = pinned; i < order.length; i++) {
      order[i].y = i === pinned && at !== undefined ? at : Math.max(order[i].top, bottom);
      bottom = order[i].y + order[i].height;
    }
    let ceiling = order[pinned].y;
    for (let i = pinned - 1; i >= 0; i--) {
      order[i].y = Math.min(order[i].top, ceiling - order[i].height);
      ceiling = order[i].y;
    }
    if (active && at === undefined) return;
    // What was pushed above the first line goes down again, and pushes what is below it.
    bottom = 0;
    for (const item of order) {
      item.y = Math.max(item.y, bottom);
      bottom = item.y + item.height;
    }
  };
  const look = (items) => {
    for (const { card } of items) card.classList.add("near");
    for (const item of items) item.height = item.card.offsetHeight + GAP;
    for (const { card, height } of items) if (card !== active) heights.set(card, height);
  };
  if (!long) look(order);
  else {
    if (active) look(order.filter(({ card }) => card === active));
    let unseen = [];
    for (let turn = 0; turn < 9; turn++) {
      for (const item of order) if (item.card !== active) item.height = heights.get(item.card) || usual;
      stack();
      unseen = order.filter((item) => item.card !== active && !heights.has(item.card) && isNear(item));
      if (!unseen.length) break;
      look(unseen);
      usual = [...heights.values()].reduce((sum, one_) => sum + one_, 0) / heights.size;
    }
  }
  stack();
  for (const { card, y } of order) {
    // The chosen card gives no way: what has no room above it is out of sight until it is let go.
    card.classList.toggle("away", y < -GAP);
    places.set(card, y);
    card.style.transform = `translateY(${Math.round(y)}px)`;
  }
  article.style.minHeight = Math.max(0, Math.round(bottom)) + "px";
}

function choose(card, { scroll = true, focus = false } = {}) {
  if (active) letGo(false);
  active = card;
  card.classList.add("on");
  const marks = all(`mark[data-e~="${card.dataset.n}"]`, article);
  for (const mark of marks) mark.classList.add("on");
  place(true);
  if (scroll && marks.length) {
    const box = marks[0].getBoundingClientRect();
    if (box.top < 110 || box.bottom > innerHeight - 120) marks[0].scrollIntoView({ block: "center" });
  }
  if (focus) card.focus({ preventScroll: true });
  one("#spoken").textContent = one(".head", card).textContent.replace(/\s+/g, " ").trim();
}

function letGo(again = true) {
  if (!active) return;
  for (const item of all(".on", article)) item.classList.remove("on");
  active = null;
  if (again) place(true);
}

function step(by) {
  const shown = cards.filter(isShown);
  if (!shown.length) return;
  let at = shown.indexOf(active);
  if (at < 0) {
    // From where the reader looks: the first entry whose words are on the screen.
    at = shown.findIndex((card) => {
      const mark = one(`mark[data-e~="${card.dataset.n}"]`, article);
      return mark && mark.getBoundingClientRect().bottom > 60;
    });
    if (at < 0) at = 0;
    else if (by > 0) at -= 1;
  }
  choose(shown[(at + by + shown.length) % shown.length], { focus: true });
}

function judge(verdict) {
  const form = one("#verdict");
  if (!form || !active) return;
  const undo = verdict === "undo";
  if (undo && !active.dataset.correction) return;
  form.action = undo ? "/undo" : "/check";
  form.elements.layer.value = active.dataset.layer;
  form.elements.entry.value = active.dataset.entry;
  form.elements.verdict.value = undo ? "" : verdict;
  form.elements.number.value = active.dataset.correction || "";
  form.elements.back.value = location.pathname + location.search.replace(/[?&]c=[^&]*/, "") + "#e" + active.dataset.n;
  form.submit();
}

// Characters of a link: offsets count code points, the browser counts UTF-16 units.

function cite() {
  const found = /^#c=(\d+)-(\d+)$/.exec(decodeURIComponent(location.hash));
  if (!found || !article) return;
  const drawn = one("mark.cited", article);
  if (drawn && drawn.id === location.hash.slice(1)) { drawn.scrollIntoView({ block: "center" }); return; }
  const [start, end] = [Number(found[1]), Number(found[2])];
  const range = document.createRange();
  const from = locate(start, false), to = locate(end, true);
  if (!from || !to) return;
  range.setStart(...from);
  range.setEnd(...to);
  if (window.Highlight && CSS.highlights) CSS.highlights.set("cited", new Highlight(range));
  const box = range.getBoundingClientRect();
  scrollTo({ top: scrollY + box.top - innerHeight / 2 });
}

function locate(offset, isEnd) {
  let block = null;
  for (const t of all(".t", article)) {
    const start = Number(t.dataset.s);
    if (start < offset || (!isEnd && start === offset)) block = t;
    else break;
  }
  if (!block) return null;
  let left = offset - Number(block.dataset.s);
  const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let last = null;
  while (walk.nextNode()) {
    const points = [...walk.currentNode.data];
    if (left < points.length || (isEnd && left === points.length)) return [walk.currentNode, points.slice(0, left).join("").length];
    left -= points.length;
    last = walk.currentNode;
  }
  return last && [last, last.data.length];
}

function target() {
  const found = /^#([et])(\d+)$/.exec(location.hash);
  const card = found && one("#e" + found[2]);
  if (card && isShown(card)) choose(card);
}

if (article) {
  cards = all(".card", article);
  cards.sort((a, b) => a.dataset.at - b.dataset.at || a.dataset.n - b.dataset.n);
  for (const link of all(".switch")) {
    link.addEventListener("click", (event) => { event.preventDefault(); switchLayer(link.dataset.layer); });
    link.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); link.click(); } });
  }
  article.addEventListener("click", (event) => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const number = event.target.closest("a.n");
    if (number && plain) {
      event.preventDefault();
      choose(one("#e" + (number.dataset.n || number.closest(".card").dataset.n)), { focus: !number.closest(".card") });
      return;
    }
    if (event.target.closest("a, summary, button") || String(getSelection())) return;
    const card = event.target.closest(".card");
    if (card) { choose(card); return; }
    const mark = event.target.closest("mark[data-e]");
    if (!mark) { letGo(); return; }
    // The innermost entry first; another click goes one further out.
    const numbers = mark.dataset.e.split(" ").map((n) => one("#e" + n)).filter((c) => c && isShown(c));
    const content = numbers.slice().reverse();
    if (!content.length) return;
    choose(content[(content.indexOf(active) + 1) % content.length], { scroll: false });
  });
  const again = () => { heights.clear(); measure(); place(); };
  wide.addEventListener("change", again);
  if (long) {
    let due = false;
    addEventListener("scroll", () => {
      if (due) return;
      due = true;
      requestAnimationFrame(() => { due = false; place(false, true); });
    }, { passive: true });
  }
  let waiting = 0;
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(again, 120); });
  article.addEventListener("toggle", () => place(true), true);
  again();
  addEventListener("hashchange", () => { cite(); target(); });
  cite();
  target();
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
    if (event.key === "Escape" && isTyping(event.target)) event.target.blur();
    return;
  }
  const help = one("#help");
  if (help && help.open) return;
  const key = event.key;
  if (key === "/") { event.preventDefault(); one("#search").focus(); return; }
  if (key === "?") { event.preventDefault(); if (help) help.showModal(); else location.href = "/help"; return; }
  if (!article) return;
  if (/^[1-6]$/.test(key)) { const link = one(`.switch[data-key="${key}"]`); if (link) switchLayer(link.dataset.layer); return; }
  if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (key === "Escape") letGo();
  else if (active && !("fixed" in paper.dataset)) {
    if (key === "a") judge("accepted");
    else if (key === "x") judge("rejected");
    else if (key === "u") judge("undo");
    else if (key === "c") { const link = one("a.check", active); if (link) location.href = link.href; }
  }
});

// Adding: a file dropped anywhere on the form becomes its file.
const adding = one("#adding");
if (adding) {
  const file = one("input[type=file]", adding);
  for (const kind of ["dragover", "dragleave", "drop"]) {
    adding.addEventListener(kind, (event) => {
      event.preventDefault();
      adding.classList.toggle("over", kind === "dragover");
      if (kind !== "drop") return;
      if (event.dataTransfer.files.length) { file.files = event.dataTransfer.files; adding.requestSubmit(); }
      else if (event.dataTransfer.getData("text/plain")) one("textarea", adding).value = event.dataTransfer.getData("text/plain");
    });
  }
}
