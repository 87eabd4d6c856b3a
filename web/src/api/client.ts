import { accessToken, renewSession } from "../session/session.ts";
import { learnTime } from "./clock.ts";
import { noAnswer, notOurs, Problem, problemOf, tooLong } from "./problem.ts";

export type Call = {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  /** Idempotency-Key: the same for every try of the same intention. */
  readonly key?: string;
  /** Version that the change is based on (If-Match). */
  readonly version?: number;
  readonly signal?: AbortSignal;
};

const pauses = [400, 1200, 3000];
const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const headersOf = (call: Call, token: string): Headers => {
  const headers = new Headers({ authorization: `Bearer ${token}`, accept: "application/json" });
  if (call.body !== undefined) headers.set("content-type", "application/json");
  if (call.key !== undefined) headers.set("idempotency-key", call.key);
  if (call.version !== undefined) headers.set("if-match", `"${call.version}"`);
  return headers;
};

/** A platform that says nothing for so long (milliseconds) is taken for a lost network. */
const patience = 30_000;

const once = async (call: Call): Promise<Response> => {
  const token = await accessToken();
  const limit = AbortSignal.timeout(patience);
  const response = await fetch(`/api${call.path}`, {
    method: call.method ?? "GET",
    headers: headersOf(call, token),
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
    signal: call.signal ? AbortSignal.any([call.signal, limit]) : limit,
  });
  learnTime(response.headers.get("date"));
  return response;
};

type Answered = { readonly answer: unknown };

/** The answer, whole: a network's own page in place of ours and a body cut on its way are no answer. */
const read = async (response: Response): Promise<Answered> => {
  if (response.status === 204) return { answer: undefined };
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("json")) throw notOurs();
  return { answer: await response.json() };
};

const attempt = async (call: Call): Promise<Answered | Problem> => {
  try {
    let response = await once(call);
    if (response.status === 401) {
      await renewSession();
      response = await once(call);
    }
    return response.ok ? await read(response) : await problemOf(response);
  } catch (error) {
    if (call.signal?.aborted) throw error;
    if (error instanceof Problem) return error;
    return error instanceof DOMException && error.name === "TimeoutError" ? tooLong() : noAnswer();
  }
};

/** A read, or a write that carries its key, may be sent again without harm; a silence was waited for long enough. */
const mayRepeat = (call: Call, problem: Problem) =>
  problem.passing &&
  problem.code !== tooLong().code &&
  ((call.method ?? "GET") === "GET" || call.key !== undefined);

/**
 * Calls the API and gives the parsed answer. Lost networks, 429 and 5xx are tried again three times; an expired
 * session waits for the person to sign in again and goes on. Throws a `Problem`, always.
 */
export const call = async <Answer>(wanted: Call): Promise<Answer> => {
  for (let tries = 0; ; tries++) {
    const found = await attempt(wanted);
    if (!(found instanceof Problem)) return found.answer as Answer;
    const wait = pauses[tries];
    if (wait === undefined || !mayRepeat(wanted, found)) throw found;
    await pause(Math.min(found.retryAfter === undefined ? wait : found.retryAfter * 1000, 10_000));
  }
};

/** A new key for a new intention. */
export const newKey = (): string => crypto.randomUUID();
