import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Platform, startPlatform } from "../../local/platform.ts";
import { expectDeclared } from "./declared.ts";

/** An answer over HTTP, its JSON read. */
export type Answer = {
  readonly status: number;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a scenario reads answers as a client without our types would
  readonly body: any;
};

type Options = { readonly seen?: number; readonly key?: string };

/** Somebody signed in: requests with their own token, as a browser would send them. */
export type Person = {
  /** A request as it is, its headers and body not made for it; only the token is added. */
  readonly send: (method: string, path: string, init?: RequestInit) => Promise<Answer>;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body?: unknown, options?: Options) => Promise<Answer>;
  readonly put: (path: string, body?: unknown, options?: Options) => Promise<Answer>;
};

export type House = {
  readonly platform: Platform;
  readonly as: (account: string) => Promise<Person>;
  /** Tries until the expectation holds, or gives its last failure. */
  readonly eventually: <T>(expectation: () => Promise<T>, within?: number) => Promise<T>;
  readonly stop: () => Promise<void>;
};

/** The gateway lets so many requests through a second: a client that meets 429 waits a little and asks again. */
const patiently = async (ask: () => Promise<Response>): Promise<Response> => {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (answer.status !== 429 || tries === 50) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

const personWith = (origin: string, token: string): Person => {
  const send = async (method: string, path: string, init: RequestInit = {}) => {
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    const answer = await patiently(() =>
      fetch(`${origin}/api${path}`, { ...init, method, headers }),
    );
    const text = await answer.text();
    const type = answer.headers.get("content-type") ?? "";
    const read = { status: answer.status, type, body: text ? JSON.parse(text) : undefined };
    await expectDeclared(method, path, read);
    return read;
  };
  const write =
    (method: string) =>
    (path: string, body: unknown = {}, { key, seen }: Options = {}) =>
      send(method, path, {
        headers: {
          "content-type": "application/json",
          "idempotency-key": key ?? crypto.randomUUID(),
          ...(seen !== undefined && { "if-match": `"${seen}"` }),
        },
        body: JSON.stringify(body),
      });
  return { send, get: (path) => send("GET", path), post: write("POST"), put: write("PUT") };
};

let running: Platform | undefined;

/** The instant on the platform of this test file: its clock may have been moved. */
export const platformNow = (): Date => running?.clock.now() ?? new Date();

/** The people of a platform that runs, the made-up house written where it is missing. */
export const houseOn = async (platform: Platform, stop = platform.stop): Promise<House> => {
  running = platform;
  Object.assign(process.env, platform.environment, { TABLE_NAME: platform.table });
  const { writeHouse } = await import("../../functions/tools/seed/house.ts");
  await writeHouse();
  return {
    platform,
    as: async (account) => personWith(platform.origin, await platform.token(account)),
    eventually: async (expectation, within = 10_000) => {
      const end = Date.now() + within;
      for (;;) {
        try {
          return await expectation();
        } catch (error) {
          if (Date.now() > end) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    },
    stop,
  };
};

/**
 * A platform of its own, served from the synthesized template, with the made-up house and no dossier.
 *
 * @param assembly another synthesis to serve
 */
export const startHouse = async (assembly?: string): Promise<House> => {
  const directory = mkdtempSync(join(tmpdir(), "jalon-house-"));
  const platform = await startPlatform({
    directory,
    ports: "free",
    say: () => undefined,
    ...(assembly && { assembly }),
  });
  return houseOn(platform, async () => {
    await platform.stop();
    rmSync(directory, { recursive: true, force: true });
  });
};
