/** Who calls a local service, told by its access key, and whether the template lets it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Assembly } from "../assembly.ts";
import type { Functions, LocalFunction } from "../functions/pool.ts";
import { account } from "../identity.ts";
import { text } from "../json.ts";
import { type Ask, allows, type Statement, statementsOf } from "../permissions.ts";

/** The access key of who runs this machine (tests, seed): everything is allowed. */
export const operator = "local";

/** A call of a service, as counted for measures. */
export type Call = { readonly caller: string; readonly service: string; readonly action: string };

export type Caller = {
  readonly id: string;
  readonly fn: LocalFunction | undefined;
  /** The first thing asked that no policy of the caller allows. */
  readonly refused: (asks: readonly Ask[]) => Ask | undefined;
};

export type Callers = {
  /** The caller of this access key id; undefined when nobody has it. */
  readonly of: (accessKeyId: string | undefined) => Caller | undefined;
  readonly calls: Call[];
};

export function callersOf(assembly: Assembly, functions: Functions): Callers {
  const statements = new Map<string, readonly Statement[]>();
  for (const { resource } of functions.all)
    statements.set(resource.id, statementsOf(assembly, text(resource.properties.Role)));
  return {
    calls: [],
    of: (id) => {
      if (id === operator) return { id, fn: undefined, refused: () => undefined };
      const own = statements.get(id ?? "");
      if (id === undefined || own === undefined) return undefined;
      const fn = functions.all.find(({ resource }) => resource.id === id);
      return { id, fn, refused: (asks) => asks.find((ask) => !allows(own, ask)) };
    },
  };
}

/** The access key id of a signed request, from its header or its presigned address. */
export function accessKeyOf(request: IncomingMessage): string | undefined {
  const header = /Credential=([^/,\s]+)\//.exec(request.headers.authorization ?? "")?.[1];
  if (header) return header;
  const credential = new URL(request.url ?? "/", "http://local").searchParams.get(
    "X-Amz-Credential",
  );
  return credential?.split("/")[0];
}

/** The sentence that AWS answers to a call that no policy allows. */
export function denial(caller: Caller, ask: Ask): string {
  const who = `arn:aws:sts::${account}:assumed-role/${caller.id}/local`;
  return `User: ${who} is not authorized to perform: ${ask.action} on resource: ${ask.resource} because no identity-based policy allows the ${ask.action} action`;
}

/** Answers in the JSON protocols' form of an error. */
export function jsonError(
  response: ServerResponse,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  response.writeHead(400, {
    "content-type": "application/x-amz-json-1.0",
    "x-amzn-errortype": code,
  });
  response.end(JSON.stringify({ __type: `com.amazonaws#${code}`, message, ...more }));
}
