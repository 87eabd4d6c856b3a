import * as z from "zod";
import { systemActor } from "../../domain/access/actor.ts";
import { recordCheck } from "../../domain/control/check.ts";
import { execute } from "../execute.ts";
import { consume, doneUnless } from "./consume.ts";

/** `version`: the control's event that asked; 0 when the sweeper asks again. */
const message = z.strictObject({
  dossier: z.string().min(1),
  control: z.string().min(1),
  version: z.int().min(0),
});

const actor = systemActor("eligibility-check");

/**
 * The automatic check that a validation, and only it, asks for. It reports and never decides. Twice, late, or for a
 * control decided, withdrawn or superseded meanwhile: there is nothing to do.
 */
export const handler = consume("eligibility-check", message, async (asked, { messageId, now }) => {
  const result = await execute({
    operation: "recordCheck",
    dossier: asked.dossier,
    key: messageId,
    input: asked,
    actor,
    now,
    decide: (dossier, context) => recordCheck(dossier, asked, context),
  });
  doneUnless(result, ["check-not-needed"]);
});
