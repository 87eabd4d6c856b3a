/**
 * What a route may answer beside the refusals that its operation names: those of the part that every function shares
 * (`serve.ts`) and those of the gateway in front of it (`infra/parts/problems.ts`). OpenAPI lists them from here.
 */
export type SharedRefusal = {
  readonly status: number;
  readonly code: string;
  /** Only for writes, for what is read by a schema, or for addresses that hold an id. */
  readonly only?: "writes" | "checked" | "parameters";
};

export const sharedRefusals: readonly SharedRefusal[] = [
  { status: 400, code: "json-broken", only: "writes" },
  { status: 400, code: "key-missing", only: "writes" },
  { status: 400, code: "if-match", only: "writes" },
  { status: 401, code: "not-signed-in" },
  { status: 401, code: "session-expired" },
  { status: 403, code: "account-unknown" },
  { status: 403, code: "access-denied" },
  { status: 404, code: "route-unknown", only: "parameters" },
  { status: 413, code: "body-too-large", only: "writes" },
  { status: 413, code: "request-too-large", only: "writes" },
  { status: 415, code: "content-type", only: "writes" },
  { status: 422, code: "invalid", only: "checked" },
  { status: 429, code: "throttled" },
  { status: 500, code: "surprise" },
  { status: 502, code: "function-failed" },
  { status: 503, code: "busy" },
  { status: 504, code: "function-timed-out" },
];

/** What every command on a dossier may be refused for, whatever its rule. */
export const commandRefusals = [
  "dossier-unknown",
  "not-allowed",
  "changed-meanwhile",
  "key-reused",
];
/** The same for a command that makes its dossier. */
export const creationRefusals = ["not-allowed", "changed-meanwhile", "key-reused"];
