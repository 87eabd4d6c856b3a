import { type FunctionName, type Route, routes } from "../../functions/api/routes.ts";
import type { Platform } from "../../local/platform.ts";
import type { Answer, House, Person } from "../scenario/house.ts";

/** One request to the API as it was answered: which operation, what it asked of the table, our own code's time. */
export type Sample = {
  readonly operation: string;
  readonly function: FunctionName;
  readonly method: string;
  readonly status: number;
  /** DynamoDB requests of the function that answered. */
  readonly requests: readonly string[];
  /** Milliseconds for which our own code held the processor: what it waited for, an engine or a core, is not in it. */
  readonly own: number;
  /** Those of its exchanges with engines: the SDK's signer, Node's HTTP. */
  readonly exchanges: number;
  /** The first answer of a fresh process, which reads settings and directory too; or its first to this operation. */
  readonly first?: "of its process" | "to the operation";
};

const patternOf = ({ path }: Route) => new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`);
const known = routes.map((route) => ({ route, pattern: patternOf(route) }));

const routeOf = (method: string, path: string): Route => {
  const bare = path.split("?")[0] ?? "";
  const found = known.find(({ route, pattern }) => route.method === method && pattern.test(bare));
  if (found === undefined) throw new Error(`no route for ${method} ${bare}`);
  return found.route;
};

/** The logical id of the function behind a route, as the doors know the caller. */
const callerOf = (platform: Platform, name: FunctionName) =>
  String(platform.environmentOf(name).AWS_ACCESS_KEY_ID);

/** Hears every request that the people of a house send, and lets one through at a time, or the counts would mix. */
export const recorderOf = ({ platform }: House) => {
  const samples: Sample[] = [];
  const begun = new Set<string>();
  const firstOf = (process: number, operation: string): Sample["first"] => {
    const known = [String(process), `${process} ${operation}`].map((mark) => begun.has(mark));
    begun.add(String(process)).add(`${process} ${operation}`);
    if (!known[0]) return "of its process";
    return known[1] ? undefined : "to the operation";
  };
  let turn: Promise<unknown> = Promise.resolve();
  const measured = (method: string, path: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const mine = turn.then(() => measure(method, path, ask));
    turn = mine.catch(() => undefined);
    return mine;
  };
  const measure = async (method: string, path: string, ask: () => Promise<Answer>) => {
    const route = routeOf(method, path);
    const caller = callerOf(platform, route.function);
    platform.calls.length = 0;
    platform.runs.length = 0;
    const answer = await ask();
    const run = platform.runs.findLast(({ name }) => name === caller);
    samples.push({
      operation: route.operation,
      function: route.function,
      method,
      status: answer.status,
      requests: platform.calls
        .filter((call) => call.caller === caller && call.service === "dynamodb")
        .map(({ action }) => action),
      own: run?.took.own ?? Number.NaN,
      exchanges: run?.took.exchanges ?? Number.NaN,
      ...(run && { first: firstOf(run.process, route.operation) }),
    });
    return answer;
  };
  const record = (person: Person): Person => ({
    send: (method, path, init) => measured(method, path, () => person.send(method, path, init)),
    get: (path) => measured("GET", path, () => person.get(path)),
    post: (path, body, options) => measured("POST", path, () => person.post(path, body, options)),
    put: (path, body, options) => measured("PUT", path, () => person.put(path, body, options)),
  });
  return { samples, record };
};
