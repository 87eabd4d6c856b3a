/** The Cognito authorizer of a REST API: who shows which token, and what the function is told about it. */
import { createPublicKey, verify } from "node:crypto";
import { type Json, parsed, record, text } from "../json.ts";
import type { Route } from "./routes.ts";

/** What the authorizer must know of a user pool. */
export type Pool = {
  readonly arn: string;
  readonly issuer: string;
  readonly clientIds: readonly string[];
  readonly publicKeys: readonly Json[];
};

export type Verdict =
  | { readonly opens: true; readonly claims: Json }
  | { readonly opens: false; readonly message: string };

/**
 * Whether a token opens this route, with its claims. With scopes on the route an access
 * token is asked for, without them an ID token (API Gateway Developer Guide, « Integrate a REST API with a user pool »).
 */
export function authorize(
  route: Route,
  pools: readonly Pool[],
  header: string | undefined,
): Verdict {
  const pool = pools.find((each) => route.pools.includes(each.arn));
  const claims = pool && header ? verified(header.replace(/^Bearer +/i, ""), pool) : undefined;
  if (!pool || !claims) return { opens: false, message: "Unauthorized" };
  if (Number(claims.exp) * 1_000 <= Date.now())
    return { opens: false, message: "The incoming token has expired" };
  const use = route.scopes.length > 0 ? "access" : "id";
  const client = text(use === "access" ? claims.client_id : claims.aud);
  const scopes = text(claims.scope).split(" ");
  const opens =
    claims.token_use === use &&
    claims.iss === pool.issuer &&
    pool.clientIds.includes(client) &&
    (use === "id" || route.scopes.some((scope) => scopes.includes(scope)));
  return opens ? { opens, claims } : { opens, message: "Unauthorized" };
}

function verified(token: string, pool: Pool): Json | undefined {
  const [head = "", body = "", signature = ""] = token.split(".");
  const header = record(parsed(decoded(head)) ?? {});
  const key = pool.publicKeys.find((each) => each.kid === header.kid);
  if (!key || header.alg !== "RS256") return undefined;
  const signed = verify(
    "RSA-SHA256",
    Buffer.from(`${head}.${body}`),
    createPublicKey({ key, format: "jwk" }),
    Buffer.from(signature, "base64url"),
  );
  return signed ? record(parsed(decoded(body))) : undefined;
}

const decoded = (part: string) => Buffer.from(part, "base64url").toString("utf8");

/** Claims as a REST API hands them to a function: every value a string, dates written out. */
export function claimTexts(claims: Json): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [name, claimText(name, value)]),
  );
}

function claimText(name: string, value: unknown): string {
  if (name === "exp" || name === "iat") return writtenOut(new Date(Number(value) * 1_000));
  if (Array.isArray(value)) return value.join(",");
  return typeof value === "object" ? JSON.stringify(value) : text(value);
}

/** `Tue Nov 24 02:50:08 UTC 2026`, the form of Java's dates. */
function writtenOut(date: Date): string {
  const [, day = "", number = "", month = "", year = "", time = ""] =
    /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(date.toUTCString()) ?? [];
  return `${day} ${month} ${number} ${time} UTC ${year}`;
}
