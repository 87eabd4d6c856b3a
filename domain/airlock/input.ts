import * as z from "zod";
import { theme } from "../diagnosis/input.ts";
import { choice, civilDate, line, strict, words } from "../fields.ts";
import { type AirlockOutcome, airlockOutcomes, type SessionMode, sessionModes } from "./airlock.ts";

/** Today, and the counsellor who starts it, when nothing else is said. */
export const airlockStarted = strict({
  on: civilDate.optional(),
  counsellor: line(60).optional(),
});
export type AirlockStarted = z.infer<typeof airlockStarted>;

export const airlockSession = strict({
  date: civilDate,
  mode: choice<readonly [SessionMode, ...SessionMode[]]>(
    Object.keys(sessionModes) as [SessionMode, ...SessionMode[]],
  ),
  needs: z.array(theme).max(12).default([]),
  content: words(20_000).optional(),
});
export type AirlockSession = z.infer<typeof airlockSession>;

export const airlockClosed = strict({
  kind: choice<readonly [AirlockOutcome, ...AirlockOutcome[]]>(
    Object.keys(airlockOutcomes) as [AirlockOutcome, ...AirlockOutcome[]],
  ),
  on: civilDate.optional(),
  /** Where the person was oriented, or what was said. */
  words: words(2_000).optional(),
});
export type AirlockClosed = z.infer<typeof airlockClosed>;
