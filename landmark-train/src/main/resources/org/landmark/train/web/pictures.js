/** Heatmaps and filters, pixel by pixel. */

function bytes(base64) {
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
}

/** From nothing over violet and orange to pale yellow; the less there is of it, the more of the picture shows. */
const STOPS = [[20, 10, 60, 0], [100, 20, 140, 120], [220, 60, 90, 190], [250, 150, 50, 225], [255, 245, 170, 245]];

function heat(value) {
  const place = (value / 255) * (STOPS.length - 1);
  const low = Math.min(STOPS.length - 2, Math.floor(place));
  return STOPS[low].map((from, i) => from + (place - low) * (STOPS[low + 1][i] - from));
}

/** Lays a map over a tile, where the network sees it. */
export function drawMap(tile, map, width, height) {
  const canvas = tile.frame.querySelector("canvas") ?? document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  bytes(map.cells).forEach((value, i) => image.data.set(heat(value), 4 * i));
  context.putImageData(image, 0, 0);
  const [left, top, across, down] = tile.face.crop;
  Object.assign(canvas.style, { left: `${100 * left}%`, top: `${100 * top}%`, width: `${100 * across}%`, height: `${100 * down}%` });
  tile.frame.insertBefore(canvas, tile.svg);
}

/** Every filter as a picture: grey is 0; three channels are red, green and blue. */
export function drawFilters(parent, filters) {
  const weights = new Int8Array(bytes(filters.weights).buffer);
  const area = filters.width * filters.height;
  parent.replaceChildren(
    ...filters.largest.map((largest, number) => {
      const figure = document.createElement("figure");
      const canvas = figure.appendChild(document.createElement("canvas"));
      canvas.width = filters.width;
      canvas.height = filters.height;
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", `Filter ${number + 1}, largest weight ${largest.toPrecision(2)}`);
      const context = canvas.getContext("2d");
      const image = context.createImageData(filters.width, filters.height);
      for (let i = 0; i < area; i++) {
        for (let colour = 0; colour < 3; colour++) {
          const channel = filters.channels === 3 ? colour : 0;
          image.data[4 * i + colour] = 128 + weights[(number * filters.channels + channel) * area + i];
        }
        image.data[4 * i + 3] = 255;
      }
      context.putImageData(image, 0, 0);
      const caption = figure.appendChild(document.createElement("figcaption"));
      caption.textContent = `±${largest.toPrecision(2)}`;
      return figure;
    }),
  );
}
