import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { notAllowed, unknownDossier } from "../../../domain/access/may.ts";
import { rights } from "../../../domain/access/rights.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { Operation } from "../../api/kit/operation.ts";
import { sharedRefusals } from "../../api/kit/shared.ts";
import type { Route } from "../../api/routes.ts";

/** A refusal that an operation may answer; `detail` when its sentence is always the same or nearly. */
export type Declared = {
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
};

const domain = join(import.meta.dirname, "../../../domain");

/** Codes that are refused where their rule stands and by no `refusals.ts`: their status. */
const beside: Readonly<Record<string, number>> = {
  "already-taken": 409,
  "associated-commune-as-commune": 422,
  "birth-in-the-future": 422,
  "changed-meanwhile": 412,
  "commune-unknown": 422,
  "cursor-unknown": 400,
  "document-kind-unknown": 422,
  "identity-forgotten": 409,
  "key-reused": 422,
  "no-protocol": 409,
  "own-request": 403,
  "postcode-as-insee": 422,
  "postcode-or-insee": 422,
  "protocol-day-taken": 409,
  "protocol-not-in-future": 422,
  "reason-unknown": 422,
  "setting-code-removed": 422,
  "setting-not-in-future": 422,
  "setting-nothing-changes": 422,
  "setting-unknown": 404,
  "setting-value": 422,
};

type Makers = Readonly<Record<string, unknown>>;

/** Something that serves as a field, a day or a list of labels: a refusal's parameters change its sentence at most. */
const anything = Object.assign(["2026-11-24"], {
  split: (separator: string) => "2026-11-24".split(separator),
});

const made = (makers: Makers): Declared[] =>
  Object.values(makers).flatMap((maker) => {
    const refusal = typeof maker === "function" ? maker(anything, anything) : maker;
    if (!isRefusal(refusal)) return [];
    const { code, status, message } = refusal;
    return [{ code, status, detail: message }];
  });

const load = async (): Promise<ReadonlyMap<string, readonly Declared[]>> => {
  const found = new Map<string, readonly Declared[]>();
  for (const capability of readdirSync(domain)) {
    const file = join(domain, capability, "refusals.ts");
    if (!existsSync(file)) continue;
    const { refusals } = (await import(file)) as { readonly refusals: Makers };
    found.set(capability, made(refusals));
  }
  // Accounts, antennes and organisations are one folder of the domain.
  for (const capability of ["account", "delegation"])
    found.set(capability, found.get("directory") ?? []);
  found.set("access", made({ notAllowed, unknownDossier }));
  return found;
};
const known = await load();

/** The refusal of a code: as the operation's own capability says it, else as another does. */
const declaredOf = (code: string, capability: string): Declared => {
  const places = [known.get(capability) ?? [], ...known.values()];
  const found = places.flat().find((one) => one.code === code);
  if (found) return found;
  const status = beside[code];
  if (status === undefined)
    throw new Error(`${code} has no known status: say it in a refusals.ts of the domain`);
  return { code, status };
};

/** All that a route may refuse: what its operation names, and what every route shares. */
export const refusalsOf = (route: Route, operation: Operation): readonly Declared[] => {
  const applies = {
    writes: route.method !== "GET",
    checked: operation.body !== undefined || operation.query !== undefined,
    parameters: route.path.includes("{"),
  };
  // Nobody decides on a request of their own: the right says of which operations.
  const codes = [
    ...operation.refusals,
    ...(rights[route.operation]?.notOwn ? ["own-request"] : []),
  ];
  const own = codes.map((code) => declaredOf(code, route.capability));
  const shared = sharedRefusals.filter(({ only }) => only === undefined || applies[only]);
  const all = [...own, ...shared.map(({ status, code }) => ({ status, code }))];
  return all.filter(
    (one, place) =>
      all.findIndex(({ status, code }) => status === one.status && code === one.code) === place,
  );
};
