/** The photo with what was seen on it. */

const BOX = "#ffb300";
const LINE = "rgba(80, 220, 255, 0.85)";
const POINT = "#3dff8b";
const RIM = "rgba(0, 0, 0, 0.75)";
const LARGEST_SCALE = 2;
const SHARE_OF_WINDOW = 0.72;

/**
 * Draws on a canvas as large as the stage allows.
 *
 * @param seen the server's answer, or null while there is none
 * @param model what the list says of the model
 * @param shown which of boxes, points, lines and glasses
 * @param glasses {picture, anchors}
 * @returns how many points were drawn
 */
export function draw(canvas, picture, seen, model, shown, glasses) {
  const width = seen ? seen.width : picture.width;
  const height = seen ? seen.height : picture.height;
  const room = canvas.parentElement.clientWidth;
  const scale = Math.min(room / width, (SHARE_OF_WINDOW * window.innerHeight) / height, LARGEST_SCALE);
  const density = window.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(width * scale * density));
  canvas.height = Math.max(1, Math.round(height * scale * density));
  canvas.style.width = `${canvas.width / density}px`;
  canvas.style.height = `${canvas.height / density}px`;
  const brush = canvas.getContext("2d");
  brush.imageSmoothingQuality = "high";
  brush.scale(canvas.width / width, canvas.height / height);
  brush.drawImage(picture, 0, 0, width, height);
  const pixel = width / canvas.width * density; // of the screen, in those of the photo
  let points = 0;
  for (const face of seen ? seen.faces : []) {
    if (shown.glasses && model.eyes) {
      wear(brush, face.landmarks, model.eyes, glasses);
    }
    if (shown.boxes) {
      frame(brush, face.box, pixel);
    }
    if (shown.lines) {
      join(brush, face.landmarks, model.lines, pixel);
    }
    if (shown.points) {
      points += mark(brush, face, pixel);
    }
  }
  return points;
}

function frame(brush, box, pixel) {
  brush.lineJoin = "round";
  for (const [colour, thick] of [[RIM, 4], [BOX, 2]]) {
    brush.strokeStyle = colour;
    brush.lineWidth = thick * pixel;
    brush.strokeRect(box.left, box.top, box.width, box.height);
  }
}

/** Landmarks count from the centres of pixels, the canvas from their edges. */
function join(brush, landmarks, lines, pixel) {
  brush.strokeStyle = LINE;
  brush.lineWidth = 1.5 * pixel;
  brush.lineJoin = "round";
  for (const line of lines) {
    brush.beginPath();
    for (const point of line) {
      brush.lineTo(landmarks[point][0] + 0.5, landmarks[point][1] + 0.5);
    }
    brush.stroke();
  }
}

function mark(brush, face, pixel) {
  const radius = pixel * Math.max(1.2, Math.min(3.2, Math.sqrt(face.box.width * face.box.height) / pixel / 90));
  brush.lineWidth = Math.min(pixel, radius / 2);
  brush.strokeStyle = RIM;
  face.landmarks.forEach(([x, y], i) => {
    brush.fillStyle = face.confidences ? `hsl(${Math.round(120 * face.confidences[i])} 95% 55%)` : POINT;
    brush.beginPath();
    brush.arc(x + 0.5, y + 0.5, radius, 0, 2 * Math.PI);
    brush.fill();
    brush.stroke();
  });
  return face.landmarks.length;
}

/** Lays the glasses over a face by the similarity that takes their anchors to the corners of the eyes. */
function wear(brush, landmarks, eyes, glasses) {
  const [from, other] = glasses.anchors;
  const [to, end] = eyes.map((eye) => landmarks[eye].map((value) => value + 0.5));
  const across = [other[0] - from[0], other[1] - from[1]];
  const wanted = [end[0] - to[0], end[1] - to[1]];
  const squares = across[0] ** 2 + across[1] ** 2;
  const cos = (across[0] * wanted[0] + across[1] * wanted[1]) / squares;
  const sin = (across[0] * wanted[1] - across[1] * wanted[0]) / squares;
  brush.save();
  brush.transform(cos, sin, -sin, cos, to[0] - cos * from[0] + sin * from[1], to[1] - sin * from[0] - cos * from[1]);
  brush.drawImage(glasses.picture, 0, 0);
  brush.restore();
}
