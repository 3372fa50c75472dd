// The page: keeps the newest snapshot, draws the rows that can be seen, and nothing else.
import { plot, svg } from "./chart.js";

const $ = (id) => document.getElementById(id);
const KEPT = 120; // points of the past of each instance
const SPARK = 40; // of them in a row
const FLEET = 400; // of the fleet
const MOST_EVENTS = 200;
const IDLE = 5; // percent

// The members of a row, in the order the server sends them.
const [ID, NAME, STATUS, PRODUCT, REGION, GPUS, USE, MEM, CPU, DISK, PRICE, STALE, EACH, ERROR, SPOT, BILLING] =
  Array.from({ length: 16 }, (_, number) => number);
const ENDED = new Set(["exited", "removed", "stopped"]);
const FAILED = new Set(["failed", "error", "freezing", "reclaimed"]);
const COLUMNS = [
  { title: "Name", at: NAME, css: "name" },
  { title: "Status", at: STATUS, css: "status" },
  { title: "Product", at: PRODUCT, css: "product" },
  { title: "GPUs", at: GPUS, css: "n" },
  { title: "GPU %", at: USE, css: "use first" },
  { title: "Mem %", at: MEM, css: "use mem" },
  { title: "CPU %", at: CPU, css: "n wide cpu", hint: "Summed over vCPUs: 100 is one of them" },
  { title: "Disk %", at: DISK, css: "n wide" },
  { title: "USD/h", at: PRICE, css: "n price" },
  { title: "Region", at: REGION, css: "wide" },
];

let rows = [];
let shown = [];
let totals = null;
let sort = { at: USE, falling: true };
let words = [];
let chosen = null;
let live = false;
let newest = 0; // when the newest snapshot was taken
let lastMessage = 0;
let opened = 0; // when the stream was
let source = null;
let pause = 0;
let interval = 5;
let outage = null; // { since, error }
let failure = "";
const past = new Map(); // id -> { use: [...], each: [[...], ...] }
const asked = new Set(); // ids whose past the server was asked for
let fleetPast = [];

// ---- the stream ----------------------------------------------------------------------------------------------------

function connect() {
  source?.close();
  source = new EventSource("stream");
  opened = Date.now();
  source.addEventListener("snapshot", (message) => take(JSON.parse(message.data)));
  source.addEventListener("failure", (message) => {
    failure = JSON.parse(message.data);
    showBanner();
  });
  source.onopen = () => { live = true; asked.clear(); readPast([]); showBanner(); };
  source.onerror = () => {
    live = false;
    showBanner();
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000); // not tried again by itself
  };
}

function take(snapshot) {
  live = true;
  if (snapshot.at === newest) return; // told again because the stream was opened again
  newest = snapshot.at;
  lastMessage = Date.now();
  ({ rows, totals, interval } = snapshot);
  outage = snapshot.outage ? { since: outage?.since ?? snapshot.at, error: snapshot.error } : null;
  failure = "";
  const there = new Set();
  for (const row of rows) {
    there.add(row[ID]);
    let own = past.get(row[ID]);
    if (!own) past.set(row[ID], (own = { use: [], each: [] }));
    push(own.use, row[STALE] ? null : row[USE]);
    row[EACH].forEach((percent, number) => push((own.each[number] ??= []), row[STALE] ? null : percent));
  }
  for (const id of past.keys()) if (!there.has(id)) past.delete(id);
  push(fleetPast, outage ? null : totals.gpu_percent, FLEET);
  arrange();
  showTotals(snapshot.at);
  showEvents(snapshot.events);
  showDetail(isOpen());
  showBanner();
}

function push(list, value, most = KEPT) {
  list.push(value);
  if (list.length > most) list.shift();
}

async function readPast(ids) {
  for (const id of ids) asked.add(id);
  let found;
  try {
    const answer = await fetch(`history?ids=${ids.map(encodeURIComponent).join(",")}`);
    if (!answer.ok) return;
    found = await answer.json();
  } catch {
    return; // the banner says it already
  }
  fleetPast = found[""].slice(-FLEET);
  for (const id of ids) if (past.has(id) && found[id]?.length > past.get(id).use.length) past.get(id).use = found[id].slice(-KEPT);
  draw();
}

// ---- the table -----------------------------------------------------------------------------------------------------

function arrange() {
  const kept = words.length ? rows.filter((row) => words.every((word) => textOf(row).includes(word))) : rows.slice();
  const { at, falling } = sort;
  const sign = falling ? -1 : 1;
  kept.sort((one, other) => {
    const a = one[at], b = other[at];
    if (a === null || b === null) return (a === null) - (b === null);
    return a < b ? -sign : a > b ? sign : one[ID] < other[ID] ? -1 : 1;
  });
  shown = kept;
  $("shown").textContent = shown.length === rows.length ? `${rows.length} instances` : `${shown.length} of ${rows.length}`;
  $("fleetview").setAttribute("aria-rowcount", shown.length + 1);
  $("empty").hidden = shown.length > 0;
  $("empty").textContent = rows.length ? "No instance has these words." : outage ? "Nothing is known yet." : "This account has no instances.";
  draw();
}

const isIdle = (row) => row[STATUS] === "running" && row[USE] !== null && row[USE] < IDLE;
const textOf = (row) =>
  `${row[ID]} ${row[NAME]} ${row[STATUS]} ${row[PRODUCT]} ${row[REGION]} ${row[BILLING]}${row[STALE] ? " stale" : ""}${isIdle(row) ? " idle" : ""}`.toLowerCase();

let height = 34;
const measure = () => { height = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--h")); };

function makeRow() {
  const line = document.createElement("div");
  line.className = "row";
  line.setAttribute("role", "row");
  line.cells = COLUMNS.map(({ css }) => {
    const cell = document.createElement("div");
    cell.setAttribute("role", "gridcell");
    cell.className = css;
    if (css.startsWith("use")) cell.append(document.createElement("i"), document.createElement("b"));
    line.append(cell);
    return cell;
  });
  line.spark = svg("svg");
  line.spark.setAttribute("class", "spark");
  line.spark.setAttribute("viewBox", "0 0 100 24");
  line.spark.setAttribute("preserveAspectRatio", "none");
  line.spark.setAttribute("aria-hidden", "true");
  line.append(line.spark);
  line.addEventListener("click", () => choose(line.row[ID] === chosen && isOpen() ? null : line.row[ID]));
  return line;
}

// Each line keeps its place in the list modulo their number, so that scrolling fills only those that come into sight.
function draw(anew = true) {
  const scroller = $("scroller");
  $("space").style.height = `${shown.length * height}px`;
  const first = Math.max(0, Math.floor(scroller.scrollTop / height) - 4);
  const count = Math.min(shown.length - first, Math.ceil(scroller.clientHeight / height) + 8);
  const holder = $("rows");
  while (holder.children.length < count) holder.append(makeRow());
  while (holder.children.length > Math.max(count, 0)) holder.lastChild.remove();
  const unknown = [];
  for (let number = first; number < first + count; number++) {
    const row = shown[number], line = holder.children[number % count];
    if (anew || line.number !== number || line.row !== row) {
      line.style.transform = `translateY(${number * height}px)`;
      fill(line, row, number);
      [line.number, line.row] = [number, row];
    }
    if (!asked.has(row[ID])) unknown.push(row[ID]);
  }
  clearTimeout(pause);
  if (unknown.length && live) pause = setTimeout(() => readPast(unknown.slice(0, 100)), 120); // when scrolling rests
}

function fill(line, row, number) {
  line.id = `i-${row[ID]}`;
  line.className = `row${row[STALE] ? " stale" : ""}${row[STATUS] === "running" ? "" : " off"}${isIdle(row) ? " idle" : ""}`;
  line.title = row[STALE] ? `stale${row[ERROR] ? `: ${row[ERROR]}` : ""}` : row[ID];
  line.setAttribute("aria-rowindex", number + 2);
  line.setAttribute("aria-selected", row[ID] === chosen);
  COLUMNS.forEach(({ at, css }, place) => {
    const cell = line.cells[place], value = row[at];
    if (css.startsWith("use")) {
      cell.firstChild.style.setProperty("--part", (value ?? 0) / 100);
      cell.lastChild.textContent = number1(value);
    } else if (at === NAME) cell.textContent = value || row[ID];
    else if (at === PRICE) cell.textContent = value === null ? "–" : `${narrow.matches ? "$" : ""}${value.toFixed(2)}${narrow.matches ? "/h" : ""}`;
    else cell.textContent = typeof value === "number" ? number1(value) : value;
    if (css === "status") cell.className = `status ${value === "running" ? "on" : FAILED.has(value) ? "bad" : ENDED.has(value) ? "" : "busy"}`;
  });
  plot(line.spark, past.get(row[ID])?.use.slice(-SPARK) ?? [], 100, 24, { span: SPARK, gap: gap() });
}

const gap = () => Math.max(2, Math.ceil(30 / interval)); // half a minute without values is seen

const number1 = (value) => (value === null ? "–" : value < 10 && value % 1 ? value.toFixed(1) : Math.round(value));

function makeHeads() {
  for (const { title, at, css, hint } of COLUMNS) {
    const head = document.createElement("div");
    head.setAttribute("role", "columnheader");
    head.className = css.replace("use", "n").replace("status", "").replace("price", "");
    head.title = hint ?? "";
    const button = document.createElement("button");
    button.textContent = title;
    button.addEventListener("click", () => sortBy(at));
    head.append(button);
    head.at = at;
    $("heads").append(head);
    $("sort").append(new Option(title, at));
  }
  const past = document.createElement("div");
  past.setAttribute("role", "columnheader");
  past.textContent = "Over time";
  $("heads").append(past);
  $("sort").value = sort.at;
  $("sort").addEventListener("change", () => sortBy(Number($("sort").value)));
  markSort();
}

function sortBy(at) {
  const numbers = [GPUS, USE, MEM, CPU, DISK, PRICE].includes(at);
  sort = sort.at === at ? { at, falling: !sort.falling } : { at, falling: numbers };
  $("scroller").scrollTop = 0;
  markSort();
  arrange();
}

function markSort() {
  for (const head of $("heads").children) {
    if (head.at === sort.at) head.setAttribute("aria-sort", sort.falling ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

// ---- everything around it ------------------------------------------------------------------------------------------

function showTotals(at) {
  const set = (id, text) => { $(id).textContent = text; };
  const idle = rows.filter(isIdle);
  set("running", `${totals.running} of ${totals.instances}`);
  set("gpus", totals.gpus.toLocaleString("en"));
  set("use", totals.gpu_percent === null ? "–" : `${totals.gpu_percent.toFixed(0)} %`);
  set("hourly", money(totals.usd_per_hour));
  set("monthly", Math.round(totals.usd_per_hour * 730).toLocaleString("en"));
  set("idle", money(idle.reduce((sum, row) => sum + row[PRICE], 0)));
  set("stale", totals.stale);
  $("idling").classList.toggle("some", idle.length > 0);
  $("staling").classList.toggle("some", totals.stale > 0);
  set("clock", clock(at));
  set("span", `, last ${lasting(fleetPast.length)}`);
  plot($("fleet"), fleetPast, 300, 44, { gap: gap() });
}

const money = (usd) => usd.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const clock = (at) => new Date(at * 1000).toLocaleTimeString();

function lasting(points) {
  const seconds = Math.max(0, points - 1) * interval;
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

function showEvents(events) {
  const list = $("events");
  for (const event of events) {
    const line = document.createElement("li");
    line.className = event.kind;
    const [kind, time, text] = ["b", "time", "span"].map((name) => document.createElement(name));
    kind.textContent = event.kind.replaceAll("_", " ");
    time.textContent = clock(event.at);
    // What happened stays together, below the name if it does not fit beside it.
    text.textContent = event.text.slice(event.kind.length + 1).replace(/: .*$/, (what) => `: ${what.slice(2).replaceAll(" ", "\u00a0").replace("->", "→")}`);
    line.append(kind, time, text);
    line.addEventListener("click", () => { if (rows.some((row) => row[ID] === event.id)) choose(event.id); });
    list.prepend(line);
  }
  while (list.children.length > MOST_EVENTS) list.lastChild.remove();
}

const longAgo = (moment) => Date.now() - moment > Math.max(15000, interval * 4000);

function showBanner() {
  const silent = lastMessage && longAgo(lastMessage);
  const [what, why] = failure ? ["The fleet cannot be seen.", failure]
    : !live ? ["No connection to the dashboard's server; trying again.", lastMessage ? "What you see is old." : ""]
    : outage ? [`The service is away since ${clock(outage.since)}.${rows.length ? " These are the last known values." : ""}`, outage.error]
    : silent ? ["Nothing new has come for a while; what you see is old.", ""] : ["", ""];
  $("b-what").textContent = what;
  $("b-why").textContent = why;
  $("banner").hidden = !what;
  const running = totals && `${totals.running} of ${totals.instances} running`;
  document.title = `${what ? "⚠ " : ""}${running ? `${running} · ` : ""}Fleet`;
  if (failure && !totals) $("empty").hidden = true;
}

const isOpen = () => !$("detail").hidden;

function choose(id) {
  chosen = id;
  asked.delete(chosen);
  showDetail();
  draw();
}

function showDetail(open = true) {
  const row = open && chosen && rows.find((each) => each[ID] === chosen);
  $("detail").hidden = !row;
  if (!row) return;
  $("d-name").textContent = row[NAME] || row[ID];
  const facts = {
    Id: row[ID], Status: row[STATUS] + (row[SPOT] ? ` (spot: ${row[SPOT]})` : ""), Product: row[PRODUCT], Region: row[REGION],
    Billing: row[BILLING], "USD/hour": row[PRICE] === null ? "not told" : row[PRICE].toFixed(3),
    Values: row[STALE] ? "of an earlier look" : "", Problem: row[ERROR],
  };
  $("d-facts").replaceChildren(...Object.entries(facts).filter(([, text]) => text).flatMap(([name, text]) => {
    const term = document.createElement("dt"), value = document.createElement("dd");
    term.textContent = name;
    value.textContent = text;
    return [term, value];
  }));
  const own = past.get(chosen) ?? { use: [], each: [] };
  const series = [["All GPUs", own.use, row[USE]], ...(own.each.length > 1 ? own.each.map((each, number) => [`GPU ${number}`, each, row[EACH][number] ?? null]) : [])];
  $("d-charts").replaceChildren(...series.map(([name, values, now]) => {
    const figure = document.createElement("figure"), caption = document.createElement("figcaption"), picture = svg("svg");
    caption.append(name, Object.assign(document.createElement("b"), { textContent: now === null ? "–" : `${now.toFixed(0)} %` }));
    picture.setAttribute("viewBox", "0 0 200 40");
    picture.setAttribute("preserveAspectRatio", "none");
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", `${name}, use over time`);
    plot(picture, values, 200, 40, { span: SPARK, gap: gap() });
    figure.append(caption, picture);
    return figure;
  }));
}

function move(to) {
  if (!shown.length) return;
  const place = Math.min(Math.max(to, 0), shown.length - 1);
  chosen = shown[place][ID];
  const scroller = $("scroller");
  if (place * height < scroller.scrollTop) scroller.scrollTop = place * height;
  if ((place + 1) * height > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = (place + 1) * height - scroller.clientHeight;
  scroller.setAttribute("aria-activedescendant", `i-${chosen}`);
  draw();
  showDetail(isOpen());
}

const narrow = matchMedia("(max-width: 760px)");
makeHeads();
$("filter").addEventListener("input", () => {
  words = $("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
  $("scroller").scrollTop = 0;
  arrange();
});
let due = false;
$("scroller").addEventListener("scroll", () => {
  if (due) return;
  due = true;
  requestAnimationFrame(() => { due = false; draw(false); });
}, { passive: true });
new ResizeObserver(() => { measure(); draw(); }).observe($("scroller"));
$("d-close").addEventListener("click", () => choose(null));
$("scroller").addEventListener("keydown", (key) => {
  const here = shown.findIndex((row) => row[ID] === chosen);
  const page = Math.floor($("scroller").clientHeight / height);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, PageDown: here + page, PageUp: here - page, Home: 0, End: shown.length }[key.key];
  if (to !== undefined) { move(to); key.preventDefault(); }
  if (key.key === "Enter") choose(chosen);
});
document.addEventListener("keydown", (key) => {
  if (key.key === "/" && document.activeElement !== $("filter")) { $("filter").focus(); key.preventDefault(); }
  if (key.key === "Escape") {
    if (isOpen()) choose(null);
    else if ($("filter").value) { $("filter").value = ""; $("filter").dispatchEvent(new Event("input")); }
  }
});
setInterval(() => {
  // The other side may be gone without a word, as when its machine lost power; who only listens never notices.
  if (live && lastMessage && longAgo(lastMessage) && longAgo(opened)) connect();
  showBanner();
}, 2000);
connect();
