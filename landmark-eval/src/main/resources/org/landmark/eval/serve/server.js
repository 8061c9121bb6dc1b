/** What the server has and answers. */

/** An answer that is none, in words for the user. */
export class ServerProblem extends Error {
  constructor(message, status, retrySeconds) {
    super(message);
    this.status = status;
    this.retrySeconds = retrySeconds;
  }
}

/** Formats that the server decodes; browsers know more. */
const FORMATS = ["image/jpeg", "image/png", "image/bmp"];

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new ServerProblem("The server does not answer. Is it still running?", 0);
  }
  let answer;
  try {
    answer = await response.json();
  } catch {
    throw new ServerProblem(`The server's answer can't be read (${response.status}).`, response.status);
  }
  if (!response.ok) {
    throw new ServerProblem(sentence(answer.error), response.status, Number(response.headers.get("Retry-After")) || 0);
  }
  return answer;
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith(".") ? "" : ".");
}

/** Its models, their picture of glasses and its limits. */
export function list() {
  return ask("models");
}

/** What a model sees on a photo, in pixels of the upright photo. */
export function predict(photo, model) {
  return ask(`predict?pixels=upright&model=${encodeURIComponent(model)}`, { method: "POST", body: photo });
}

/** A photo in a format that the server decodes: itself, or the browser's picture of it anew. */
export function sendable(file, picture) {
  if (!picture || !file.type.startsWith("image/") || FORMATS.includes(file.type)) {
    return file;
  }
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
}
