// The page: keeps the newest snapshot, draws the rows that can be seen, and nothing else.
const $ = (id) => document.getElementById(id);
const svg = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
const KEPT = 120; // points of the past of each instance
const SPARK = 40; // of them in a row
const MOST_EVENTS = 200;

// The members of a row, in the order the server sends them.
const [ID, NAME, STATUS, PRODUCT, REGION, GPUS, USE, MEM, CPU, DISK, PRICE, STALE, EACH, ERROR, SPOT, BILLING] =
  Array.from({ length: 16 }, (_, number) => number);
const COLUMNS = [
  { title: "Name", at: NAME, css: "name" },
  { title: "Status", at: STATUS, css: "status" },
  { title: "Product", at: PRODUCT, css: "product" },
  { title: "GPUs", at: GPUS, css: "n" },
  { title: "GPU %", at: USE, css: "use first" },
  { title: "Mem %", at: MEM, css: "use" },
  { title: "CPU %", at: CPU, css: "n wide" },
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
let lastMessage = 0;
let pause = 0;
let interval = 5;
let problem = "";
const past = new Map(); // id -> { use: [...], each: [[...], ...] }
const asked = new Set(); // ids whose past the server was asked for
let fleetPast = [];

// ---- the stream ----------------------------------------------------------------------------------------------------

function connect() {
  const source = new EventSource("stream");
  source.addEventListener("snapshot", (message) => take(JSON.parse(message.data)));
  source.addEventListener("failure", (message) => {
    problem = JSON.parse(message.data);
    showBanner();
  });
  source.onopen = () => { live = true; problem = ""; asked.clear(); readPast([]); showBanner(); };
  source.onerror = () => {
    live = false;
    showBanner();
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000); // not tried again by itself
  };
}

function take(snapshot) {
  lastMessage = Date.now();
  live = true;
  ({ rows, totals, interval } = snapshot);
  problem = snapshot.outage ? `The service is away, these are the last known values: ${snapshot.error}` : "";
  const there = new Set();
  for (const row of rows) {
    there.add(row[ID]);
    let own = past.get(row[ID]);
    if (!own) past.set(row[ID], (own = { use: [], each: [] }));
    push(own.use, row[STALE] ? null : row[USE]);
    row[EACH].forEach((percent, number) => push((own.each[number] ??= []), row[STALE] ? null : percent));
  }
  for (const id of past.keys()) if (!there.has(id)) past.delete(id);
  push(fleetPast, totals.gpu_percent, 400);
  arrange();
  showTotals(snapshot.at);
  showEvents(snapshot.events);
  showDetail();
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
  fleetPast = found[""];
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
  draw();
}

const textOf = (row) =>
  `${row[ID]} ${row[NAME]} ${row[STATUS]} ${row[PRODUCT]} ${row[REGION]} ${row[BILLING]} ${row[STALE] ? "stale" : ""}`.toLowerCase();

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
  line.spark.setAttribute("viewBox", `0 0 ${SPARK} 24`);
  line.spark.setAttribute("preserveAspectRatio", "none");
  line.spark.setAttribute("aria-hidden", "true");
  line.append(line.spark);
  line.addEventListener("click", () => choose(line.id.slice(2)));
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
  line.className = `row${row[STALE] ? " stale" : row[STATUS] === "running" ? "" : " off"}`;
  line.title = row[STALE] ? `stale${row[ERROR] ? `: ${row[ERROR]}` : ""}` : row[ID];
  line.setAttribute("aria-rowindex", number + 2);
  line.setAttribute("aria-selected", row[ID] === chosen);
  COLUMNS.forEach(({ at, css }, place) => {
    const cell = line.cells[place], value = row[at];
    if (css.startsWith("use")) {
      cell.firstChild.style.width = `calc((100% - 34px) * ${(value ?? 0) / 100})`; // beside the number, not below it
      cell.lastChild.textContent = number1(value);
    } else if (at === NAME) cell.textContent = value || row[ID];
    else if (at === PRICE) cell.textContent = value === null ? "–" : `${narrow.matches ? "$" : ""}${value.toFixed(2)}${narrow.matches ? "/h" : ""}`;
    else cell.textContent = typeof value === "number" ? number1(value) : value;
    if (css === "status") cell.classList.toggle("running", value === "running" && !row[STALE]);
  });
  plot(line.spark, past.get(row[ID])?.use.slice(-SPARK) ?? [], SPARK, 24);
}

const number1 = (value) => (value === null ? "–" : value < 10 && value % 1 ? value.toFixed(1) : Math.round(value));

function plot(target, values, width, height) {
  // A gap in the data is a gap in the line; a value between two gaps is a dot.
  const step = width / Math.max(1, Math.max(values.length, 2) - 1);
  let path = "", pen = false;
  values.forEach((value, place) => {
    if (value === null) { pen = false; return; }
    path += `${pen ? "L" : "M"}${(place * step).toFixed(1)} ${(height - 1 - (value / 100) * (height - 2)).toFixed(1)}`;
    if (!pen && (values[place + 1] ?? null) === null) path += "h.1";
    pen = true;
  });
  let stroke = target.querySelector(".stroke");
  if (!stroke) {
    stroke = svg("path");
    stroke.setAttribute("class", "stroke");
    target.append(stroke);
  }
  stroke.setAttribute("d", path);
}

function makeHeads() {
  for (const { title, at, css } of COLUMNS) {
    const head = document.createElement("div");
    head.setAttribute("role", "columnheader");
    head.className = css.includes("use") ? "n" : css.replace("status", "").replace("price", "");
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
  set("running", `${totals.running} of ${totals.instances}`);
  set("gpus", totals.gpus);
  set("use", totals.gpu_percent === null ? "–" : `${totals.gpu_percent.toFixed(0)} %`);
  set("hourly", totals.usd_per_hour.toFixed(2));
  set("monthly", Math.round(totals.usd_per_hour * 730).toLocaleString("en"));
  set("stale", totals.stale);
  set("clock", new Date(at * 1000).toLocaleTimeString());
  area($("fleet"), fleetPast, 300, 44);
}

function area(target, values, width, height) {
  if (!target.querySelector(".area")) {
    const shape = svg("path");
    shape.setAttribute("class", "area");
    target.append(shape);
  }
  plot(target, values, width, height);
  const line = target.querySelector(".stroke").getAttribute("d");
  const ends = [...line.matchAll(/[ML]([\d.]+) /g)].map((found) => found[1]);
  target.querySelector(".area").setAttribute(
    "d", line && !line.slice(1).includes("M") ? `${line}L${ends.at(-1)} ${height}L${ends[0]} ${height}Z` : "",
  );
}

function showEvents(events) {
  const list = $("events");
  for (const event of events) {
    const line = document.createElement("li");
    line.className = event.kind;
    const time = document.createElement("time");
    time.textContent = new Date(event.at * 1000).toLocaleTimeString();
    line.append(time, event.text.replaceAll("_", " "));
    list.prepend(line);
  }
  while (list.children.length > MOST_EVENTS) list.lastChild.remove();
}

function showBanner() {
  const silent = lastMessage && Date.now() - lastMessage > Math.max(15000, interval * 4000);
  const text = !live ? "No connection to the dashboard's server; trying again. What you see is old."
    : problem || (silent ? "Nothing new has come for a while; what you see is old." : "");
  $("banner").textContent = text;
  $("banner").hidden = !text;
}

function choose(id) {
  chosen = id === chosen ? null : id;
  if (chosen) asked.delete(chosen);
  showDetail();
  draw();
}

function showDetail() {
  const row = chosen && rows.find((each) => each[ID] === chosen);
  $("detail").hidden = !row;
  if (!row) return;
  $("d-name").textContent = row[NAME] || row[ID];
  const facts = {
    Id: row[ID], Status: row[STATUS] + (row[SPOT] ? ` (spot: ${row[SPOT]})` : ""), Product: row[PRODUCT], Region: row[REGION],
    Billing: row[BILLING], "USD/hour": row[PRICE] === null ? "not told" : row[PRICE].toFixed(3), Problem: row[ERROR],
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
    caption.textContent = `${name}: ${now === null ? "–" : `${now.toFixed(0)} %`}`;
    picture.setAttribute("viewBox", "0 0 200 40");
    picture.setAttribute("preserveAspectRatio", "none");
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", `${name}, use over time`);
    area(picture, values, 200, 40);
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
  if (!$("detail").hidden) showDetail();
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
$("d-close").addEventListener("click", () => choose(chosen));
$("scroller").addEventListener("keydown", (key) => {
  const here = shown.findIndex((row) => row[ID] === chosen);
  const page = Math.floor($("scroller").clientHeight / height);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, PageDown: here + page, PageUp: here - page, Home: 0, End: shown.length }[key.key];
  if (to !== undefined) { move(to); key.preventDefault(); }
  if (key.key === "Enter") showDetail();
});
document.addEventListener("keydown", (key) => {
  if (key.key === "/" && document.activeElement !== $("filter")) { $("filter").focus(); key.preventDefault(); }
  if (key.key === "Escape") {
    if (chosen) choose(chosen);
    else if ($("filter").value) { $("filter").value = ""; $("filter").dispatchEvent(new Event("input")); }
  }
});
setInterval(showBanner, 2000);
connect();
