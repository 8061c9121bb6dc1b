/** Pictures of the camera, one after the other: the next is taken when the last one was looked at. */

const PROBLEMS = {
  NotAllowedError: "The browser was not allowed to use the camera. It asks again after a click on the camera's sign beside the address.",
  NotFoundError: "No camera was found.",
  NotReadableError: "The camera can't be used: another program may have it.",
};

/** In words for the user. */
export function problem(error) {
  return PROBLEMS[error.name] || `The camera can't be used: ${error.message}`;
}

export class Camera {
  #stream = null;
  #video = null;

  get isOn() {
    return this.#stream !== null;
  }

  /** Turns it on; look(picture, photo) is waited for before the next picture is taken. */
  async run(look) {
    if (!navigator.mediaDevices) {
      throw new Error("the browser offers it only to pages of 127.0.0.1 or localhost.");
    }
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user", width: { ideal: 640 } } });
    this.#stream = stream;
    this.#video = Object.assign(document.createElement("video"), { muted: true, playsInline: true, srcObject: stream });
    stream.getVideoTracks()[0].addEventListener("ended", () => this.stop());
    try {
      await this.#video.play();
      const canvas = new OffscreenCanvas(this.#video.videoWidth, this.#video.videoHeight);
      const brush = canvas.getContext("2d");
      while (this.#stream === stream) {
        await new Promise(requestAnimationFrame); // none comes while the page is hidden
        brush.drawImage(this.#video, 0, 0, canvas.width, canvas.height);
        const [picture, photo] = await Promise.all([
          createImageBitmap(canvas),
          canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 }),
        ]);
        if (this.#stream === stream) {
          await look(picture, photo);
        }
      }
    } finally {
      if (this.#stream === stream) {
        this.stop();
      }
    }
  }

  stop() {
    if (this.#stream) {
      this.#stream.getTracks().forEach((track) => track.stop());
    }
    this.#stream = null;
  }
}
