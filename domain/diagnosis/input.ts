import * as z from "zod";
import { choice, civilDate, civilTime, count, french, strict, words } from "../fields.ts";
import { barrierLevels, type Modality, modalities, type Theme, themes } from "./diagnosis.ts";

const codesOf = <Code extends string>(table: Readonly<Record<Code, string>>) =>
  Object.keys(table) as [Code, ...Code[]];

export const theme = choice<readonly [Theme, ...Theme[]]>(codesOf(themes));

/** A first-reception interview: five mandatory fields, of the six that a person's time allows (domain.md section 1). */
export const interview = strict({
  date: civilDate,
  start: civilTime,
  end: civilTime,
  modality: choice<readonly [Modality, ...Modality[]]>(codesOf(modalities)),
  content: words(20_000),
  /** Only the themes that were spoken of. */
  barriers: z
    .partialRecord(theme, count(0, barrierLevels.length - 1), { error: french })
    .default({}),
  /** Asked when the interview is recorded late. */
  lateReason: words(1_000).optional(),
});
export type Interview = z.infer<typeof interview>;
