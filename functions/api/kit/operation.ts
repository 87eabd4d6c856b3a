import type * as z from "zod";
import type { Actor } from "../../../domain/access/actor.ts";
import type { CivilDate } from "../../../domain/date.ts";
import { whenAsked } from "../../../domain/fields.ts";
import type { Refusal } from "../../../domain/refusal.ts";

/** A request as an operation sees it: who, when, and what was parsed by the operation's own schemas. */
export type ApiRequest<Body = unknown, Query = unknown> = {
  readonly actor: Actor;
  readonly now: string;
  readonly today: CivilDate;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** Idempotency-Key of a write; empty for a read. */
  readonly key: string;
  readonly seen?: number;
};

/** One route's contract and its story. The router, OpenAPI and the access matrix are made from these. */
export type Operation<Body extends z.ZodType = z.ZodType, Query extends z.ZodType = z.ZodType> = {
  readonly summary: string;
  readonly body?: Body;
  readonly query?: Query;
  /** Asked for by descriptions and tests only: made when asked for. */
  readonly answer: () => z.ZodType;
  readonly status?: 200 | 201 | 202;
  /** Codes of the refusals that this operation may answer beside those of every route (`shared.ts`). */
  readonly refusals: readonly string[];
  /** A body that it takes. */
  readonly example?: unknown;
  /** An answer that it gives. */
  readonly shows: unknown;
  run(request: ApiRequest<z.infer<Body>, z.infer<Query>>): Promise<unknown | Refusal>;
};

/** Declares an operation, its body and query typed by their schemas. */
export const operation = <
  Body extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
>(
  declared: Operation<Body, Query>,
): Operation => ({ ...declared, answer: whenAsked(declared.answer) }) as unknown as Operation;

/** A capability's file of functions/api/: operations by name. */
export type Capability = Readonly<Record<string, Operation>>;
