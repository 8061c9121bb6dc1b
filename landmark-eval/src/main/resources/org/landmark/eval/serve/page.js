import { Camera, problem } from "./camera.js";
import { draw } from "./drawing.js";
import { list, predict, sendable, ServerProblem } from "./server.js";

const BUSY = 503;

const at = (id) => document.getElementById(id);
const canvas = at("picture");
const camera = new Camera();

let server; // what it has
let model; // the one that is asked
let glasses;
let current = null; // {picture, photo, name} that is looked at
let seen = null; // the answer to it
let seenBy; // the model that gave it
let asked = 0; // questions so far: only the last one's answer is shown
let lastFrame = 0;

function say(error) {
  at("error").textContent = error;
  at("error").hidden = !error;
}

function counted(count, one) {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

function shown() {
  return Object.fromEntries([...document.querySelectorAll("#shown input")].map((box) => [box.name, box.checked && !box.disabled]));
}

function redraw() {
  if (!current) {
    return;
  }
  at("invitation").hidden = true;
  canvas.hidden = false;
  canvas.dataset.points = draw(canvas, current.picture, seen, seenBy, shown(), glasses);
  canvas.dataset.faces = seen ? seen.faces.length : 0;
  canvas.dataset.model = seen ? seen.model : "";
  canvas.setAttribute("aria-label", seen ? `${current.name} with ${counted(seen.faces.length, "face")}` : current.name);
  at("sureness").hidden = !(seen && seen.faces.some((face) => face.confidences));
  at("download").disabled = !seen;
}

function row(name, text) {
  const term = document.createElement("dt");
  const value = document.createElement("dd");
  term.textContent = name;
  value.textContent = text;
  return [term, value];
}

function tell(rate) {
  const { faces, milliseconds: took } = seen;
  at("status").textContent = faces.length
    ? `${counted(faces.length, "face")}, ${counted(seenBy.points, "point")}${faces.length > 1 ? " each" : ""}`
    : "No face found";
  const rows = [row("Photo", `${seen.width} × ${seen.height}`), row("Model", seen.model)];
  if (took.detection !== undefined) {
    rows.push(row("Detection", `${took.detection.toFixed(1)} ms`));
  }
  rows.push(row("Network", `${took.network.toFixed(1)} ms`), row("Decoding", `${took.decoding.toFixed(1)} ms`));
  if (took.waiting >= 1) {
    rows.push(row("Waiting", `${took.waiting.toFixed(1)} ms`));
  }
  if (rate) {
    rows.push(row("Pictures", `${rate.toFixed(1)} per second`));
  }
  at("times").replaceChildren(...rows.flat());
}

function show(answer, used, rate) {
  seen = answer;
  seenBy = used;
  redraw();
  tell(rate);
}

/** Forgets the photo before, so that nothing of it stands beside what is said of another. */
function clear(message) {
  current = null;
  seen = null;
  canvas.hidden = true;
  Object.assign(canvas.dataset, { points: 0, faces: 0, model: "" });
  at("invitation").hidden = false;
  at("download").disabled = true;
  at("status").textContent = message;
  at("times").replaceChildren();
}

async function decoded(file) {
  try {
    return await createImageBitmap(file);
  } catch {
    return null; // the server says what is wrong with it
  }
}

async function look(file) {
  camera.stop();
  const question = ++asked;
  say("");
  const picture = await decoded(file);
  const photo = await sendable(file, picture);
  if (question !== asked) {
    return;
  }
  const name = file.name || "photo";
  if (photo.size > server.uploadBytes) {
    clear("No photo");
    say(`${name} is too large: ${megabytes(photo.size)}, and the server takes ${megabytes(server.uploadBytes)}.`);
    return;
  }
  if (picture) {
    current = { picture, photo, name };
    seen = null;
    redraw();
  }
  at("status").textContent = "Looking …";
  const used = model;
  try {
    const answer = await predict(photo, used.name);
    if (question === asked) {
      current = { picture: picture || (await createImageBitmap(new ImageData(answer.width, answer.height))), photo, name };
      show(answer, used);
    }
  } catch (error) {
    if (question === asked) {
      clear("No result");
      say(said(error).replace(/^The photo/, name));
    }
  }
}

function said(error) {
  return error instanceof ServerProblem ? error.message : `The page has a fault: ${error.message}`;
}

function megabytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0)} MB`;
}

async function lookAtFrame(picture, photo) {
  const question = ++asked;
  const used = model;
  let answer;
  try {
    answer = await predict(photo, used.name);
  } catch (error) {
    if (error.status === BUSY) {
      await new Promise((resume) => setTimeout(resume, 1000 * (error.retrySeconds || 1)));
      return;
    }
    throw error;
  }
  if (question !== asked || !camera.isOn) {
    return;
  }
  current?.picture.close();
  current = { picture, photo, name: "camera" };
  const now = performance.now();
  show(answer, used, lastFrame ? 1000 / (now - lastFrame) : 0);
  lastFrame = now;
  canvas.dataset.frames = Number(canvas.dataset.frames) + 1;
}

async function watch() {
  if (camera.isOn) {
    camera.stop();
    return;
  }
  asked++;
  say("");
  lastFrame = 0;
  at("status").textContent = "Waiting for the camera …";
  at("camera").setAttribute("aria-pressed", "true");
  at("camera").textContent = "Stop the camera";
  try {
    await camera.run(lookAtFrame);
  } catch (error) {
    clear("No picture");
    say(error instanceof ServerProblem ? error.message : problem(error));
  } finally {
    at("camera").setAttribute("aria-pressed", "false");
    at("camera").textContent = "Use the camera";
  }
}

function choose(name) {
  model = server.models.find((one) => one.name === name);
  at("model").textContent = model.name;
  at("scheme").textContent = `${counted(model.points, "point")} (${model.scheme}); ${
    model.detects ? "looks for faces first" : "takes the whole photo for one face"}`;
  const box = document.querySelector("#shown input[name=glasses]");
  box.disabled = !model.eyes;
  at("no-glasses").hidden = Boolean(model.eyes);
  if (current && !camera.isOn) {
    look(new File([current.photo], current.name, { type: current.photo.type }));
  }
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(seen, null, 2)], { type: "application/json" }));
  link.download = `${current.name.replace(/\.[^.]*$/, "")}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function picked(files) {
  if (files.length) {
    look(files[0]);
  }
}

function listen() {
  at("file").addEventListener("change", (event) => {
    picked([...event.target.files]);
    event.target.value = ""; // the same file may be chosen again
  });
  at("camera").addEventListener("click", watch);
  at("download").addEventListener("click", download);
  at("models").addEventListener("change", (event) => choose(event.target.value));
  at("shown").addEventListener("change", redraw);
  window.addEventListener("resize", redraw);
  window.addEventListener("paste", (event) => picked([...event.clipboardData.files]));
  window.addEventListener("dragover", (event) => {
    event.preventDefault();
    at("stage").classList.add("over");
  });
  window.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) {
      at("stage").classList.remove("over");
    }
  });
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    at("stage").classList.remove("over");
    picked([...event.dataTransfer.files]);
  });
}

async function begin() {
  try {
    server = await list();
    const response = await fetch(server.glasses.picture);
    glasses = { picture: await createImageBitmap(await response.blob()), anchors: server.glasses.anchors };
  } catch (error) {
    at("model").textContent = "None";
    say(said(error));
    return;
  }
  at("limits").textContent = `JPEG, PNG or BMP, at most ${megabytes(server.uploadBytes)}.`;
  if (server.models.length > 1) {
    at("models").append(...server.models.map((one) => new Option(one.name)));
    at("models").hidden = false;
    at("model").hidden = true;
  }
  choose(server.models[0].name);
  listen();
  document.body.dataset.ready = "true";
}

begin();
