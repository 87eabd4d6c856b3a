import { type Change, change, type Decision } from "../decider.ts";
import type { Context } from "../dossier/context.ts";
import { all, type Dossier, latest, type Stored } from "../dossier/dossier.ts";
import { openParcours, standingControl } from "../dossier/stage.ts";
import type { Refusal } from "../refusal.ts";
import { refuseReason } from "../setting/setting.ts";
import type { Cancellation, Keeping } from "./input.ts";
import { refusals } from "./refusals.ts";

/** A control refused after the entry: the manager decides whether the entry stays. */
const refusedSince = (dossier: Dossier): Stored<"control"> | undefined => {
  const control = standingControl(dossier);
  return control?.state.status === "refused" ? control : undefined;
};

/** An entry recorded by mistake: no exit and no entry. Its contract and amendments fall with it; after a refusal the passage closes. */
export const cancelEntry = (
  dossier: Dossier,
  input: Cancellation,
  context: Context,
): Decision | Refusal => {
  const parcours = openParcours(dossier);
  if (parcours === undefined) return refusals.notParticipant();
  const wrong = refuseReason(context.settings, "entry-cancellation", input.code);
  if (wrong) return wrong;
  const referral = latest(dossier, "referral");
  const refusal = refusedSince(dossier);
  const others: Change[] = all(dossier, "contract")
    .filter(({ state }) => state.status !== "void")
    .map(({ id }) => ({ kind: "contract", id, events: [{ type: "contract-void", data: {} }] }));
  if (refusal && referral && referral.state.closing === undefined)
    others.push({
      kind: "referral",
      id: referral.id,
      events: [
        {
          type: "referral-closed",
          data: { code: `refusal/${refusal.state.decision?.code ?? "other"}` },
        },
      ],
    });
  return {
    changes: [
      {
        kind: "parcours",
        id: parcours.id,
        events: [
          {
            type: "entry-cancelled",
            data: { code: input.code },
            ...(input.words && { words: { words: input.words } }),
          },
        ],
      },
      ...others,
    ],
  };
};

/** The manager keeps an entry although a control made since refused it; the words say why. */
export const keepEntry = (dossier: Dossier, input: Keeping): Decision | Refusal => {
  const parcours = openParcours(dossier);
  const refusal = refusedSince(dossier);
  if (parcours === undefined) return refusals.notParticipant();
  if (refusal === undefined || parcours.state.keptDespite === refusal.id)
    return refusals.nothingToKeep();
  return change("parcours", parcours.id, {
    type: "entry-kept",
    data: { control: refusal.id },
    words: { words: input.words },
  });
};
