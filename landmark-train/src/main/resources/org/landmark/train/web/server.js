/** What the server has and answers. */

/** An answer that is none, in words for the user. */
export class ServerProblem extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function ask(path, parameters) {
  const query = new URLSearchParams(parameters).toString();
  let response;
  try {
    response = await fetch(`/landmarks/${path}${query ? "?" + query : ""}`);
  } catch {
    throw new ServerProblem("The server does not answer. Its training may be over: exec:java@ui shows stored runs.", 0);
  }
  if (response.status === 401) {
    throw new ServerProblem("The server wants its token again: open the link that it printed.", 401);
  }
  let answer;
  try {
    answer = await response.json();
  } catch {
    throw new ServerProblem(`The server's answer can't be read (${response.status}).`, response.status);
  }
  if (!response.ok) {
    throw new ServerProblem(answer.error, response.status);
  }
  return answer;
}

/** The same, but nothing where the run has no such thing. */
async function askFor(path, parameters) {
  try {
    return await ask(path, parameters);
  } catch (problem) {
    if (problem.status === 404) {
      return null;
    }
    throw problem;
  }
}

export const list = () => ask("runs", {});
export const run = (name, after, stamp) => ask("run", { name, after, stamp });
export const faces = (name) => askFor("faces", { name });
export const points = (name, from, count) => ask("points", { name, from, count });
export const ranking = (name) => askFor("ranking", { name });
export const filters = (name) => askFor("filters", { name });
export const maps = (name, point) => askFor("maps", { name, point });

/** Where the picture of a face is; the stamp tells those of two runs that had the same name apart. */
export function picture(name, face, stamp) {
  return `/landmarks/picture?${new URLSearchParams({ name, face, stamp })}`;
}
