import { systemActor } from "../../../domain/access/actor.ts";
import { noteTelling } from "../../../domain/appointment/tell.ts";
import type { TellingOutcome } from "../../../domain/appointment/telling.ts";
import type { Told } from "../../adapters/table/claims.ts";
import { execute } from "../../execute.ts";
import { doneUnless } from "../consume.ts";

const actor = systemActor("mail");

/** Notes in the dossier what became of a mail that told the person of an appointment: once for each outcome. */
export const noteTold = async (
  claim: string,
  { dossier, appointment, moment }: Told,
  outcome: TellingOutcome,
  now: string,
): Promise<void> => {
  const input = { appointment, moment, outcome };
  const result = await execute({
    operation: "noteTelling",
    dossier,
    key: `${claim} ${outcome}`,
    input,
    actor,
    now,
    decide: (current) => noteTelling(current, input),
  });
  // Noted already, or forgotten meanwhile.
  doneUnless(result, ["telling-known", "appointment-unknown"]);
};
