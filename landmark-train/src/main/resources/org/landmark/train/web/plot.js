/** Curves over epochs, drawn as SVG. */

const SVG = "http://www.w3.org/2000/svg";
const HEIGHTS = { high: 230, low: 150 };
const MARGIN = { left: 58, right: 12, top: 8, bottom: 34 };

export function element(name, attributes, parent) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  parent?.append(made);
  return made;
}

/** Four significant digits, without an exponent where that stays short. */
export function short(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return "–";
  }
  const size = Math.abs(value);
  if (size === 0) {
    return "0";
  }
  return size >= 1e-5 && size < 1e5 ? value.toFixed(Math.max(0, 3 - Math.floor(Math.log10(size)))) : value.toExponential(3);
}

/** A number on an axis, with as many digits as it needs. */
function tickText(value) {
  if (value === 0) {
    return "0";
  }
  const size = Math.abs(value);
  return size >= 1e-4 && size < 1e5 ? String(Number(value.toPrecision(3))) : value.toExponential().replace("e-", "e−").replace("e+", "e");
}

function linearTicks(low, high, count) {
  const raw = (high - low) / count;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = unit * [1, 2, 5, 10].find((factor) => factor * unit >= raw - 1e-12 * unit);
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
    ticks.push(i * step);
  }
  return ticks;
}

function logTicks(low, high, count) {
  const ticks = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const digit of [1, 2, 5]) {
      const tick = digit * 10 ** power;
      if (tick >= low * 0.999 && tick <= high * 1.001) {
        ticks.push(tick);
      }
    }
  }
  const powers = ticks.filter((tick) => Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-9);
  const chosen = ticks.length <= count + 3 ? ticks : powers;
  return chosen.length < 2 ? linearTicks(low, high, count) : chosen.filter((_, i) => i % Math.ceil(chosen.length / (count + 3)) === 0);
}

/** Lowest and highest of each column of pixels, where there are more numbers than those. */
function thinned(points, width) {
  if (points.length <= 2 * width) {
    return points;
  }
  const kept = [];
  for (let column = 0; column < width; column++) {
    const part = points.slice(Math.floor((column * points.length) / width), Math.floor(((column + 1) * points.length) / width));
    let low = part[0];
    let high = part[0];
    for (const point of part) {
      low = point[1] < low[1] ? point : low;
      high = point[1] > high[1] ? point : high;
    }
    kept.push(...(low[0] < high[0] ? [low, high] : [high, low]));
  }
  return kept;
}

/**
 * A plot in a figure. What it shows is set by `show`: a title, a unit, `series` of a name, a colour from 0 to 7, `values` by epoch from the
 * first on, null where there is none, and whether they are `thin`; `levels` of a name and a value; how numbers are written (`format`), and
 * by what `factor` they are multiplied on the axis.
 */
export class Plot {
  constructor(figure) {
    this.figure = figure;
    this.shown = null;
    this.cursor = null;
    figure.tabIndex = 0;
    figure.setAttribute("role", "group");
    const head = figure.appendChild(document.createElement("div"));
    head.className = "plot-head";
    this.title = head.appendChild(document.createElement("span"));
    this.title.className = "plot-title";
    this.at = head.appendChild(document.createElement("span"));
    this.at.className = "plot-at";
    this.legend = figure.appendChild(document.createElement("ul"));
    this.legend.className = "legend";
    this.svg = element("svg", { class: "plot", "aria-hidden": "true" }, figure);
    this.svg.addEventListener("pointermove", (event) => this.point(this.epochAt(event)));
    this.svg.addEventListener("pointerdown", (event) => this.point(this.epochAt(event)));
    this.svg.addEventListener("pointerleave", () => this.point(null));
    figure.addEventListener("keydown", (event) => this.key(event));
    figure.addEventListener("blur", () => this.point(null));
    new ResizeObserver(() => this.draw()).observe(figure);
  }

  show(what) {
    this.shown = what;
    this.draw();
  }

  epochAt(event) {
    if (!this.frame) {
      return null;
    }
    const { from, to, left, width } = this.frame;
    const share = (event.clientX - this.svg.getBoundingClientRect().left - left) / width;
    return Math.max(from, Math.min(to, Math.round(from + share * (to - from))));
  }

  key(event) {
    if (!this.frame || !["ArrowLeft", "ArrowRight", "Home", "End", "Escape"].includes(event.key)) {
      return;
    }
    event.preventDefault();
    const { from, to } = this.frame;
    const now = this.cursor ?? to;
    const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: from, End: to, Escape: null }[event.key];
    this.point(next === null ? null : Math.max(from, Math.min(to, next)));
  }

  point(epoch) {
    if (epoch !== this.cursor) {
      this.cursor = epoch;
      this.draw();
    }
  }

  draw() {
    const { shown } = this;
    const width = this.svg.clientWidth || this.figure.clientWidth - 30;
    if (!shown || width < 60) {
      return;
    }
    const log = shown.log;
    const usable = (value) => value !== null && value !== undefined && Number.isFinite(value) && (!log || value > 0);
    const all = shown.series.flatMap((one) => one.values.filter(usable));
    this.figure.dataset.points = Math.max(0, ...shown.series.map((one) => one.values.filter(usable).length));
    this.figure.dataset.series = shown.series.filter((one) => one.values.some(usable)).length;
    this.title.textContent = shown.title + (shown.unit ? `, ${shown.unit}` : "");
    const height = HEIGHTS[this.figure.classList.contains("low") ? "low" : "high"];
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.setAttribute("height", height);
    this.svg.replaceChildren();
    const longest = Math.max(0, ...shown.series.map((one) => one.values.length));
    if (all.length === 0) {
      this.frame = null;
      this.legend.replaceChildren();
      this.at.textContent = "";
      element("text", { x: width / 2, y: height / 2, "text-anchor": "middle" }, this.svg).textContent = shown.none ?? "nothing yet";
      this.figure.setAttribute("aria-label", `${shown.title}: ${shown.none ?? "nothing yet"}`);
      return;
    }
    const levels = (shown.levels ?? []).filter((level) => usable(level.value));
    this.frame = this.scale(all.concat(levels.map((level) => level.value)), longest, width, height, log);
    this.axes(width, height);
    levels.forEach((level) => this.level(level, width));
    shown.series.forEach((one) => this.curve(one, usable, width));
    this.mark(usable, height);
    this.explain(levels, longest);
  }

  scale(all, longest, width, height, log) {
    let low = Math.min(...all);
    let high = Math.max(...all);
    if (log) {
      [low, high] = high / low < 1.05 ? [low / 1.5, high * 1.5] : [low / 1.08, high * 1.08];
    } else {
      low = this.shown.fromZero !== false && low > 0 ? 0 : low;
      const room = high > low ? 0.04 * (high - low) : Math.abs(high) || 1;
      high += room;
      low -= low === 0 ? 0 : room;
    }
    const inner = { left: MARGIN.left, width: width - MARGIN.left - MARGIN.right, top: MARGIN.top, height: height - MARGIN.top - MARGIN.bottom };
    const position = log ? (value) => Math.log(value / low) / Math.log(high / low) : (value) => (value - low) / (high - low);
    const to = Math.max(2, longest);
    return {
      ...inner, from: 1, to, low, high, log,
      x: (epoch) => inner.left + (inner.width * (epoch - 1)) / (to - 1),
      y: (value) => inner.top + inner.height * (1 - position(value)),
    };
  }

  axes(width, height) {
    const { frame } = this;
    const bottom = frame.top + frame.height;
    const rows = Math.max(2, Math.floor(frame.height / 45));
    for (const tick of (frame.log ? logTicks : linearTicks)(frame.low, frame.high, rows)) {
      const y = frame.y(tick);
      element("line", { class: "grid", x1: frame.left, x2: width - MARGIN.right, y1: y, y2: y }, this.svg);
      element("text", { x: frame.left - 7, y: y + 4, "text-anchor": "end" }, this.svg).textContent = tickText(tick * (this.shown.factor ?? 1));
    }
    const columns = linearTicks(frame.from, frame.to, Math.max(2, Math.floor(frame.width / 70))).filter(Number.isInteger);
    for (const tick of columns[0] === 1 ? columns : [1, ...columns.filter((one) => frame.x(one) - frame.x(1) > 18)]) {
      element("text", { x: frame.x(tick), y: bottom + 15, "text-anchor": "middle" }, this.svg).textContent = tick;
    }
    element("line", { class: "axis", x1: frame.left, x2: width - MARGIN.right, y1: bottom, y2: bottom }, this.svg);
    element("text", { x: frame.left + frame.width / 2, y: height - 3, "text-anchor": "middle" }, this.svg).textContent = "epoch";
  }

  level(level, width) {
    const y = this.frame.y(level.value);
    element("line", { class: "series level", x1: this.frame.left, x2: width - MARGIN.right, y1: y, y2: y }, this.svg);
  }

  /** Broken where a number is missing. */
  curve(one, usable, width) {
    const { frame } = this;
    const kind = `series c${one.colour}${one.thin ? " thin" : ""}`;
    let part = [];
    const end = () => {
      if (part.length === 1) {
        element("circle", { class: `dot c${one.colour}`, cx: part[0][0], cy: part[0][1], r: 3.5 }, this.svg);
      } else if (part.length > 1) {
        const path = thinned(part, Math.ceil(width)).map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`);
        element("polyline", { class: kind, points: path.join(" ") }, this.svg);
      }
      part = [];
    };
    one.values.forEach((value, i) => (usable(value) ? part.push([frame.x(i + 1), frame.y(value)]) : end()));
    end();
  }

  mark(usable, height) {
    if (this.cursor === null) {
      return;
    }
    const { frame } = this;
    const x = frame.x(this.cursor);
    element("line", { class: "cursor", x1: x, x2: x, y1: frame.top, y2: height - MARGIN.bottom }, this.svg);
    for (const one of this.shown.series) {
      const value = one.values[this.cursor - 1];
      if (usable(value)) {
        element("circle", { class: `dot c${one.colour}`, cx: x, cy: frame.y(value), r: 4 }, this.svg);
      }
    }
  }

  explain(levels, longest) {
    const format = this.shown.format ?? short;
    const epoch = this.cursor ?? longest;
    this.at.textContent = `epoch ${epoch}`;
    const entries = this.shown.series.map((one) => [`c${one.colour}${one.thin ? " thin" : ""}`, one.name, format(one.values[epoch - 1])]);
    levels.forEach((level) => entries.push(["level", level.name, format(level.value)]));
    this.legend.replaceChildren(
      ...entries.map(([kind, name, value]) => {
        const item = document.createElement("li");
        const sample = element("svg", { viewBox: "0 0 22 8", "aria-hidden": "true" }, item);
        element("line", { class: `series ${kind}`, x1: 1, x2: 21, y1: 4, y2: 4 }, sample);
        item.append(`${name} `);
        item.appendChild(document.createElement("b")).textContent = value;
        return item;
      }),
    );
    const words = entries.map(([, name, value]) => `${name} ${value}`).join(", ");
    this.figure.setAttribute("aria-label", `${this.shown.title} at epoch ${epoch}: ${words}`);
  }
}
