import { accessToken, renewSession } from "../session/session.ts";
import { learnTime } from "./clock.ts";
import { noAnswer, type Problem, problemOf } from "./problem.ts";

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

const once = async (call: Call): Promise<Response> => {
  const token = await accessToken();
  const response = await fetch(`/api${call.path}`, {
    method: call.method ?? "GET",
    headers: headersOf(call, token),
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
    signal: call.signal ?? null,
  });
  learnTime(response.headers.get("date"));
  return response;
};

const attempt = async (call: Call): Promise<Response | Problem> => {
  let response: Response;
  try {
    response = await once(call);
    if (response.status === 401) {
      await renewSession();
      response = await once(call);
    }
  } catch (error) {
    if (call.signal?.aborted) throw error;
    return noAnswer();
  }
  return response.ok ? response : await problemOf(response);
};

/** A read, or a write that carries its key, may be sent again without harm. */
const mayRepeat = (call: Call) => (call.method ?? "GET") === "GET" || call.key !== undefined;

/**
 * Calls the API and gives the parsed answer. Lost networks, 429 and 5xx are tried again three times; an expired
 * session waits for the person to sign in again and goes on. Throws a `Problem`, always.
 */
export const call = async <Answer>(wanted: Call): Promise<Answer> => {
  for (let tries = 0; ; tries++) {
    const answer = await attempt(wanted);
    if (answer instanceof Response) {
      return (answer.status === 204 ? undefined : await answer.json()) as Answer;
    }
    const wait = pauses[tries];
    if (!answer.passing || wait === undefined || !mayRepeat(wanted)) throw answer;
    await pause(
      Math.min(answer.retryAfter === undefined ? wait : answer.retryAfter * 1000, 10_000),
    );
  }
};

/** A new key for a new intention. */
export const newKey = (): string => crypto.randomUUID();
