/** The page: asks how the runs stand, and shows it. */

import * as server from "./server.js";
import { drawFilters, drawMap } from "./pictures.js";
import { FaceTile } from "./faces.js";
import { Plot, short } from "./plot.js";

const NOW = 1000;
const LATER = 4000;
const CHUNK = 40;
const KEPT_CHUNKS = 30;
const COLOURS = 8;
const MOST_OTHERS = COLOURS - 1;
const STATES = {
  training: "Training", ended: "Ended", stopped: "Stopped", failed: "Failed", killed: "Cut off", unfinished: "Not ended",
};

const at = (id) => document.getElementById(id);
const plots = Object.fromEntries(["loss", "error-plot", "rate", "speed"].map((id) => [id, new Plot(at(id))]));

/** Everything that is known: the list, the chosen run's name, histories by name, and what is shown of the chosen one. */
const known = { list: null, name: null, others: [], runs: new Map() };
let shown = null;

/** What belongs to the chosen run alone. */
function fresh(name) {
  return {
    name, faces: undefined, tiles: [], ranking: 0, filters: 0, mapsOf: "", chunks: new Map(), asked: new Set(), epoch: 0, follows: true, mapTiles: [],
  };
}

function percent(value) {
  return value === null || value === undefined ? "–" : `${(100 * value).toFixed(100 * value < 10 ? 2 : 1)}\u00a0%`;
}

function pixels(value) {
  return value === null || value === undefined ? "–" : `${value.toFixed(value < 10 ? 2 : 1)}\u00a0px`;
}

function time(seconds) {
  const all = Math.round(seconds);
  const parts = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return (parts[0] ? parts : parts.slice(1)).map((part, i) => (i ? String(part).padStart(2, "0") : part)).join(":");
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}

function complain(problem) {
  at("error").hidden = !problem;
  const text = problem ? sentence(problem) : "";
  if (at("error").textContent !== text) {
    at("error").textContent = text;
  }
}

/* The list of runs */

function choice() {
  const hash = new URLSearchParams(location.hash.slice(1));
  return { name: hash.get("run"), others: hash.getAll("with") };
}

function remember() {
  const hash = new URLSearchParams([["run", known.name], ...known.others.map((name) => ["with", name])]);
  history.replaceState(null, "", `#${hash}`);
}

function newest(runs) {
  const usable = runs.filter((run) => !run.problem);
  return (
    usable.find((run) => run.state === "training") ?? [...usable].sort((a, b) => b.started.localeCompare(a.started))[0] ?? runs[0]
  )?.name;
}

function label(run) {
  if (run.problem) {
    return `${run.name} – can't be read`;
  }
  return `${run.name} – ${STATES[run.state].toLowerCase()}, ${run.epochs} ${run.epochs === 1 ? "epoch" : "epochs"}`;
}

async function refreshList() {
  known.list = await server.list();
  const { runs, own } = known.list;
  at("arbiter").hidden = !known.list.arbiter;
  at("empty").hidden = runs.length > 0;
  at("empty").textContent = "No runs here yet. A training that is started in this folder shows up by itself.";
  at("standing").hidden = runs.length === 0;
  const names = runs.map((run) => run.name);
  if (!names.includes(known.name)) {
    const wanted = choice();
    known.name = [wanted.name, own].find((name) => names.includes(name)) ?? newest(runs) ?? null;
    known.others = wanted.others.filter((name) => names.includes(name) && name !== known.name).slice(0, MOST_OTHERS);
  }
  known.others = known.others.filter((name) => names.includes(name) && name !== known.name);
  fillRuns(runs);
  fillOthers(runs);
}

function fillRuns(runs) {
  const select = at("runs");
  const texts = runs.map((run) => [run.name, label(run)]);
  if (select.dataset.texts !== JSON.stringify(texts)) {
    select.dataset.texts = JSON.stringify(texts);
    select.replaceChildren(...texts.map(([name, text]) => new Option(text, name)));
  }
  select.value = known.name ?? "";
}

function fillOthers(runs) {
  const others = runs.filter((run) => run.name !== known.name);
  at("comparison").hidden = others.length === 0;
  const texts = JSON.stringify([known.name, others.map((run) => [run.name, run.epochs, run.problem])]);
  if (at("others").dataset.texts === texts) {
    return;
  }
  at("others").dataset.texts = texts;
  at("others").replaceChildren(
    ...others.map((run) => {
      if (run.problem) {
        const line = document.createElement("span");
        line.className = "problem";
        line.textContent = `${run.name}: ${run.problem}`;
        return line;
      }
      const line = document.createElement("label");
      const box = line.appendChild(document.createElement("input"));
      box.type = "checkbox";
      box.value = run.name;
      box.checked = known.others.includes(run.name);
      box.addEventListener("change", () => compare(run.name, box));
      line.append(`${run.name} (${run.epochs})`);
      return line;
    }),
  );
}

function compare(name, box) {
  if (box.checked && known.others.length >= MOST_OTHERS) {
    box.checked = false;
    complain(`No more than ${COLOURS} runs can be told apart at once`);
    return;
  }
  complain("");
  known.others = box.checked ? [...known.others, name] : known.others.filter((one) => one !== name);
  remember();
  refresh();
}

/* How a run stands */

async function update(name) {
  const before = known.runs.get(name);
  const answer = await server.run(name, before?.done ?? 0, before?.stamp ?? "");
  if (before && answer.after === before.done && answer.after > 0) {
    for (const [key, values] of Object.entries(answer.epochs)) {
      before.epochs[key].push(...values);
    }
    answer.epochs = before.epochs;
  }
  answer.anew = !before || before.stamp !== answer.stamp;
  known.runs.set(name, answer);
  return answer;
}

function standing(run) {
  at("state").textContent = STATES[run.state];
  at("state").dataset.state = run.state;
  const { progress } = run;
  const training = run.state === "training" && progress;
  const part = training && progress.epoch > run.done ? progress.faces / progress.facesPerEpoch : 0;
  at("bar").value = (run.done + part) / run.planned;
  const words = [`${run.done} of ${run.planned} epochs`];
  if (training) {
    if (progress.epoch > run.done) {
      words.push(`${progress.faces} of ${progress.facesPerEpoch} faces of the next`);
    }
    if (progress.meanLoss !== undefined && progress.meanLoss !== null) {
      words.push(`loss ${short(progress.meanLoss)}`);
    }
    if (progress.imagesPerSecond) {
      words.push(`${Math.round(progress.imagesPerSecond)} images/s`);
    }
    if (progress.secondsLeft !== undefined && progress.secondsLeft !== null) {
      words.push(`${time(progress.secondsLeft)} left`);
    }
  } else if (run.best) {
    words.push(`best validation loss ${short(run.epochs.validation[run.best - 1])} in epoch ${run.best}`);
  }
  at("progress").textContent = words.join("  ·  ");
  document.title = training ? `${Math.floor(100 * at("bar").value)} % – ${run.name}` : `${run.name} – Landmarks`;
  const lines = run.remarks.map((remark) => {
    const line = document.createElement("li");
    line.textContent = sentence(remark);
    return line;
  });
  at("remarks").replaceChildren(...lines);
  at("facts").replaceChildren(
    ...Object.entries(run.facts).map(([name, value]) => {
      const pair = document.createElement("div");
      pair.appendChild(document.createElement("dt")).textContent = name;
      pair.appendChild(document.createElement("dd")).textContent = value;
      return pair;
    }),
  );
}

function curves() {
  const runs = [known.name, ...known.others].map((name) => known.runs.get(name)).filter(Boolean);
  const main = runs[0];
  const alone = runs.length === 1;
  at("no-epoch").hidden = runs.some((run) => run.done > 0);
  document.querySelector(".plots").hidden = runs.every((run) => run.done === 0);
  document.querySelector(".switch").hidden = document.querySelector(".plots").hidden;
  const log = at("log").checked;
  const mean = { name: alone ? "mean shape" : `mean shape (${main.name})` };
  const each = (make) => runs.flatMap((run, i) => make(run, i));
  const series = (key) => each((run, i) => ({ name: alone ? "" : run.name, colour: i, values: run.epochs[key] }));
  plots.loss.show({
    title: "Loss", unit: alone ? main.loss : "", log,
    series: each((run, i) => [
      { name: alone ? "training" : `${run.name} training`, colour: alone ? 0 : i, thin: !alone, values: run.epochs.training },
      { name: alone ? "validation" : `${run.name} validation`, colour: alone ? 1 : i, values: run.epochs.validation },
    ]),
    levels: [{ ...mean, value: main.meanShape.loss }],
  });
  const nme = runs.every((run) => run.done === 0 || run.epochs.nme.some((value) => value !== null));
  plots["error-plot"].show({
    title: nme ? "Validation NME" : "Validation error", unit: nme ? "mean, % of the normalising distance" : "mean, px of the photo", log,
    format: nme ? percent : pixels,
    factor: nme ? 100 : 1,
    series: series(nme ? "nme" : "pixels").map((one) => ({ ...one, name: one.name || "validation", colour: alone ? 1 : one.colour })),
    levels: [{ ...mean, value: nme ? main.meanShape.nme : main.meanShape.pixels }],
    none: "the run kept no errors by epoch",
  });
  plots.rate.show({
    title: "Learning rate", log: false, series: series("rate").map((one) => ({ ...one, name: one.name || "rate" })), none: "the run did not keep it",
  });
  plots.speed.show({ title: "Images per second", log: false, series: series("speed").map((one) => ({ ...one, name: one.name || "images/s" })) });
}

/* Faces over the epochs */

async function showFaces(run) {
  if (shown.faces === undefined || (shown.faces === null && run.faces)) {
    shown.faces = run.faces ? await server.faces(run.name) : null;
    layFaces(run);
  }
  at("no-faces").hidden = Boolean(shown.faces);
  at("no-faces").textContent = "This run kept no faces to look at: it is one of a sweep, or of an earlier version.";
  for (const id of ["slider", "faces"]) {
    at(id).hidden = !shown.faces;
  }
  document.querySelector(".key").hidden = !shown.faces;
  if (!shown.faces) {
    return;
  }
  const slider = at("epoch");
  slider.max = Math.max(1, run.done);
  slider.disabled = run.done < 2;
  at("play").disabled = run.done < 2;
  if (shown.follows || shown.epoch > run.done) {
    shown.epoch = run.done;
  }
  await showEpoch();
}

function layFaces(run) {
  at("faces").replaceChildren();
  shown.tiles = (shown.faces?.faces ?? []).map(
    (face) => new FaceTile(at("faces"), face, shown.faces.lines, server.picture(run.name, face.face, run.stamp)),
  );
  const names = shown.faces?.names ?? [];
  at("point").replaceChildren(...names.map((name, i) => new Option(name, i)));
}

/** The points of an epoch, asked for with their neighbours. */
async function pointsOf(epoch) {
  const chunk = Math.floor((epoch - 1) / CHUNK);
  const here = shown;
  let points = here.chunks.get(chunk)?.[epoch - 1 - chunk * CHUNK];
  const key = `${chunk} ${known.runs.get(here.name).done}`;
  if (!points && !here.asked.has(key)) {
    here.asked.add(key);
    here.chunks.set(chunk, (await server.points(here.name, chunk * CHUNK + 1, CHUNK)).points);
    if (here.chunks.size > KEPT_CHUNKS) {
      here.chunks.delete(here.chunks.keys().next().value);
      here.asked.clear();
    }
    points = here.chunks.get(chunk)[epoch - 1 - chunk * CHUNK];
  }
  return points ?? null;
}

async function showEpoch() {
  const here = shown;
  const { epoch } = here;
  at("epoch").value = epoch;
  const run = known.runs.get(here.name);
  const nme = run.epochs.nme[epoch - 1];
  const error = nme === null || nme === undefined ? pixels(run.epochs.pixels[epoch - 1]) : `NME ${percent(nme)}`;
  at("epoch-text").textContent = epoch === 0 ? "no epoch yet" : `epoch ${epoch}, ${error}`;
  const points = epoch === 0 ? null : await pointsOf(epoch);
  if (here !== shown || here.epoch !== epoch) {
    return;
  }
  const each = shown.faces.names.length * 2;
  shown.tiles.forEach((tile, i) => tile.predict(points ? points.slice(i * each, (i + 1) * each).map((value) => value / 1e4) : null));
  at("faces").dataset.epoch = epoch;
}

let playing = 0;

function play() {
  if (playing) {
    stopPlaying();
    return;
  }
  const run = known.runs.get(shown.name);
  const first = shown.epoch >= run.done ? 1 : shown.epoch;
  const step = Math.max(1, Math.ceil(run.done / 150));
  const pause = Math.max(80, Math.min(400, 6000 / run.done));
  shown.follows = false;
  shown.epoch = first;
  at("play").textContent = "Pause";
  at("play").setAttribute("aria-pressed", "true");
  const next = async () => {
    await showEpoch().catch((problem) => complain(problem.message));
    const { done } = known.runs.get(shown.name);
    if (!playing) {
      return;
    }
    if (shown.epoch >= done) {
      stopPlaying();
      shown.follows = true;
      return;
    }
    shown.epoch = Math.min(done, shown.epoch + step);
    playing = setTimeout(next, pause);
  };
  playing = setTimeout(next, 0);
}

function stopPlaying() {
  clearTimeout(playing);
  playing = 0;
  at("play").textContent = "Play";
  at("play").setAttribute("aria-pressed", "false");
}

/* What is known of the last epoch alone */

async function showEnds(run) {
  at("ends").hidden = run.shown.ranking === 0;
  if (run.shown.ranking === 0 || run.shown.ranking === shown.ranking || !shown.faces) {
    return;
  }
  const ranking = await server.ranking(run.name);
  if (!ranking) {
    return;
  }
  shown.ranking = ranking.epoch;
  at("order").textContent = `After epoch ${ranking.epoch}, by ${ranking.order}.`;
  for (const end of ["best", "worst"]) {
    at(end).replaceChildren();
    for (const face of ranking[end]) {
      const tile = new FaceTile(at(end), face, shown.faces.lines, server.picture(run.name, face.face, run.stamp));
      const nme = face.nme === undefined ? "" : `, NME ${percent(face.nme)}`;
      tile.say(`${pixels(face.pixels)}${nme}`);
      tile.figure.title = face.id;
    }
  }
}

async function showMaps(run) {
  at("heat").hidden = !run.shown.maps || !shown.faces;
  const point = Number(at("point").value || 0);
  const wanted = `${point} ${run.shown.ranking}`;
  if (at("heat").hidden || shown.mapsOf === wanted) {
    return;
  }
  const here = shown;
  const answer = await server.maps(run.name, point);
  if (!answer || here !== shown) {
    return;
  }
  shown.mapsOf = wanted;
  at("heat-epoch").textContent = `after epoch ${answer.epoch}; each map up to its own peak`;
  const points = answer.epoch <= run.done ? await pointsOf(answer.epoch) : null;
  const each = shown.faces.names.length * 2;
  const faces = answer.maps.map((map) => shown.faces.faces.find((face) => face.face === map.face));
  if (shown.mapTiles.length !== faces.length) {
    at("maps").replaceChildren();
    shown.mapTiles = faces.map((face) => new FaceTile(at("maps"), face, [], server.picture(run.name, face.face, run.stamp)));
  }
  answer.maps.forEach((map, i) => {
    const tile = shown.mapTiles[i];
    drawMap(tile, map, answer.width, answer.height);
    tile.draw("truth", faces[i].truth.slice(2 * point, 2 * point + 2));
    const start = shown.faces.faces.indexOf(faces[i]) * each + 2 * point;
    tile.draw("prediction", points ? points.slice(start, start + 2).map((value) => value / 1e4) : null);
    tile.layers.halo.setAttribute("d", "");
    tile.say(`peak ${short(map.highest)}`);
  });
  at("maps").dataset.point = point;
}

async function showFilters(run) {
  at("filter-section").hidden = run.shown.filters === 0;
  if (run.shown.filters === 0 || run.shown.filters === shown.filters) {
    return;
  }
  const filters = await server.filters(run.name);
  if (!filters) {
    return;
  }
  shown.filters = filters.epoch;
  const some = filters.largest.length < filters.count ? `first ${filters.largest.length} of ${filters.count}` : filters.count;
  at("filters-text").textContent =
    `${some} of ${filters.layer}, ${filters.width} × ${filters.height}, after epoch ${filters.epoch}. Grey is 0; each has a scale of its own.`;
  drawFilters(at("filters"), filters);
}

/* Round and round */

async function refresh() {
  if (known.name === null) {
    for (const id of ["standing", "curves", "over-time", "ends", "heat", "filter-section", "facts-section"]) {
      at(id).hidden = true;
    }
    return LATER;
  }
  const unread = known.list.runs.find((run) => run.name === known.name && run.problem);
  for (const id of ["curves", "over-time", "facts-section"]) {
    at(id).hidden = Boolean(unread);
  }
  if (unread) {
    for (const id of ["ends", "heat", "filter-section"]) {
      at(id).hidden = true;
    }
    at("state").textContent = "Can't be read";
    at("state").dataset.state = "failed";
    at("progress").textContent = "";
    at("remarks").replaceChildren();
    at("bar").value = 0;
    complain(unread.problem);
    return LATER;
  }
  const { name } = known;
  const [run] = await Promise.all([name, ...known.others].map(update));
  if (name !== known.name) {
    return NOW;
  }
  if (!shown || shown.name !== name || run.anew) {
    stopPlaying();
    shown = fresh(name);
  }
  standing(run);
  curves();
  await showFaces(run);
  await Promise.all([showEnds(run), showMaps(run), showFilters(run)]);
  document.body.dataset.epochs = run.done;
  document.body.dataset.run = name;
  return [name, ...known.others].some((one) => known.runs.get(one).state === "training") ? NOW : LATER;
}

let timer = 0;
let listed = -Infinity;

async function round() {
  clearTimeout(timer);
  let pause = NOW;
  if (!document.hidden) {
    try {
      if (performance.now() - listed > LATER) {
        await refreshList();
        listed = performance.now();
      }
      pause = await refresh();
      if (!known.list.runs.find((run) => run.name === known.name)?.problem) {
        complain("");
      }
    } catch (problem) {
      complain(problem.message);
      pause = LATER;
    }
    document.body.dataset.ready = "true";
  }
  clearTimeout(timer);
  timer = setTimeout(round, pause);
}

at("runs").addEventListener("change", () => {
  known.name = at("runs").value;
  known.others = known.others.filter((name) => name !== known.name);
  remember();
  fillOthers(known.list.runs);
  complain("");
  round();
});
at("log").addEventListener("change", curves);
at("epoch").addEventListener("input", () => {
  stopPlaying();
  shown.epoch = Number(at("epoch").value);
  shown.follows = shown.epoch === known.runs.get(shown.name).done;
  showEpoch().catch((problem) => complain(problem.message));
});
at("play").addEventListener("click", play);
at("point").addEventListener("change", () => showMaps(known.runs.get(shown.name)).catch((problem) => complain(problem.message)));
document.addEventListener("visibilitychange", () => document.hidden || round());
round();
