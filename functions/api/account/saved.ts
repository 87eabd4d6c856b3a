import * as z from "zod";
import { strict } from "../../../domain/fields.ts";
import { isRefusal, type Refusal } from "../../../domain/refusal.ts";
import type { Made } from "../kit/once.ts";
import type { ApiRequest } from "../kit/operation.ts";

/** What is answered once a record of the directory was written. */
export const saved = strict({ id: z.string(), version: z.int() });

/** How a changed record is written, and what to answer; or the refusal. */
export const made = <Record extends { id: string; version: number }>(
  decided: Record | Refusal,
  recordOf: (record: Record) => Made<unknown>["record"],
) =>
  isRefusal(decided)
    ? decided
    : { record: recordOf(decided), answer: { id: decided.id, version: decided.version } };

/** Somebody else changed the record since it was read. */
export const isStale = (request: ApiRequest, current: { version: number } | undefined) =>
  request.seen !== undefined && request.seen !== (current?.version ?? 0);
