/** Faces with their true and predicted points. */

import { element } from "./plot.js";

function number(value) {
  return Math.round(10 * value) / 10;
}

/** A path of dots: strokes of no length have round ends. */
function dots(points, width, height) {
  let path = "";
  for (let i = 0; i < points.length; i += 2) {
    path += `M${number(points[i] * width)} ${number(points[i + 1] * height)}h0.01`;
  }
  return path;
}

function chains(points, lines, width, height) {
  return lines
    .map((chain) => "M" + chain.map((point) => `${number(points[2 * point] * width)} ${number(points[2 * point + 1] * height)}`).join("L"))
    .join("");
}

/** A tile: the picture of a face, its points, and words below. */
export class FaceTile {
  constructor(parent, face, lines, source) {
    this.face = face;
    this.lines = lines;
    this.figure = parent.appendChild(document.createElement("figure"));
    this.frame = this.figure.appendChild(document.createElement("div"));
    this.frame.className = face.truth.length === 2 ? "tile single" : "tile";
    this.frame.style.aspectRatio = `${face.width} / ${face.height}`;
    this.image = this.frame.appendChild(document.createElement("img"));
    this.image.alt = "";
    this.image.width = face.width;
    this.image.height = face.height;
    this.image.addEventListener("error", () => (this.image.hidden = true), { once: true });
    this.image.src = source;
    this.svg = element("svg", { viewBox: `0 0 ${face.width} ${face.height}`, role: "img" }, this.frame);
    this.layers = Object.fromEntries(
      ["truth lines", "prediction lines", "halo", "truth points", "prediction points"].map((kind) => [
        kind,
        element("path", { class: kind }, this.svg),
      ]),
    );
    this.caption = this.figure.appendChild(document.createElement("figcaption"));
    this.draw("truth", face.truth);
    this.say(face.id.slice(face.id.lastIndexOf("/") + 1));
    this.predict(face.prediction ?? null);
  }

  draw(kind, points) {
    const { width, height } = this.face;
    this.layers[`${kind} lines`].setAttribute("d", points ? chains(points, this.lines, width, height) : "");
    this.layers[`${kind} points`].setAttribute("d", points ? dots(points, width, height) : "");
  }

  /** Sets the predicted points, ratios of the picture; null for none. */
  predict(points) {
    const { width, height, truth } = this.face;
    this.draw("prediction", points);
    this.layers.halo.setAttribute("d", dots(truth.concat(points ?? []), width, height));
    this.svg.setAttribute("aria-label", `Face ${this.face.id}, its true points${points ? " and the predicted ones" : ""}`);
    this.frame.dataset.prediction = points ? points.slice(0, 4).map((value) => value.toFixed(3)).join(" ") : "";
  }

  say(text) {
    this.caption.textContent = text;
  }
}
