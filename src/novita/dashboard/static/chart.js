// Lines and areas in SVG, from 0 to 100, made by hand.
export const svg = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);

// The values that are there, in runs of [place, value]: fewer missing ones than `gap` are bridged.
function runsOf(values, gap) {
  const runs = [];
  let last = -Infinity;
  values.forEach((value, place) => {
    if (value === null) return;
    if (place - last > gap) runs.push([]);
    runs.at(-1).push([place, value]);
    last = place;
  });
  return runs;
}

// The newest value is at the right edge; fewer values than `span` do not reach the left one.
export function plot(target, values, width, height, { span = 2, gap = 2 } = {}) {
  const most = Math.max(values.length, span) - 1, step = width / Math.max(1, most), first = most - values.length + 1;
  let line = "", area = "";
  for (const run of runsOf(values, gap)) {
    const points = run.map(([place, value]) => [((first + place) * step).toFixed(1), (height - 1 - (value / 100) * (height - 2)).toFixed(1)]);
    if (points.length === 1) points.push([(Number(points[0][0]) + 0.1).toFixed(1), points[0][1]]); // a dot
    const path = points.map((point) => point.join(" ")).join("L");
    line += `M${path}`;
    area += `M${points[0][0]} ${height}L${path}L${points.at(-1)[0]} ${height}Z`;
  }
  if (!target.firstChild) {
    for (const name of ["area", "stroke"]) {
      const path = svg("path");
      path.setAttribute("class", name);
      target.append(path);
    }
  }
  target.firstChild.setAttribute("d", area);
  target.lastChild.setAttribute("d", line);
}
