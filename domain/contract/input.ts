import type * as z from "zod";
import { civilDate, code, line, strict, words } from "../fields.ts";

/** The day on which the paper was signed (not that of the scan), and the document that shows it. */
export const signature = strict({ signedOn: civilDate, document: line(60) });
export type Signature = z.infer<typeof signature>;

/** What an amendment changes, as it will be printed and signed. */
export const amendment = strict({ words: words(5_000) });
export type Amendment = z.infer<typeof amendment>;

/** Why the contract can't be signed: a reason code, and words if there is more to say. */
export const impossibility = strict({ code, words: words(5_000).optional() });
export type Impossibility = z.infer<typeof impossibility>;
