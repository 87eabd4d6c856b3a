import type * as z from "zod";
import { civilDate, code, line, strict, words } from "../fields.ts";

/** One entry: its day. Its referent is the counsellor in charge, or whom the manager named. */
export const entry = strict({ date: civilDate });
export type Entry = z.infer<typeof entry>;

/** Why an entry is cancelled: a reason code, and words if there is more to say. */
export const cancellation = strict({ code, words: words(5_000).optional() });
export type Cancellation = z.infer<typeof cancellation>;

/** Why the manager keeps an entry although a later control refused it. */
export const keeping = strict({ words: words(5_000) });
export type Keeping = z.infer<typeof keeping>;

/** The new referent, from today unless another day is given. */
export const referentNaming = strict({ account: line(60), from: civilDate.optional() });
export type ReferentNaming = z.infer<typeof referentNaming>;
