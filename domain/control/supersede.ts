import type { Change, Decision } from "../decider.ts";
import { refuseClosed } from "../dossier/closed.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import { standingControl } from "../dossier/stage.ts";
import type { Refusal } from "../refusal.ts";
import { refuseReason } from "../setting/setting.ts";
import type { Supersession } from "./answer.ts";
import { refusals } from "./refusals.ts";

/** A decision is frozen: to change it is to control again. The old decision stays readable; the new one will stand. */
export const supersedeControl = (
  dossier: Dossier,
  input: Supersession,
  context: Context,
): Decision | Refusal => {
  const control = standingControl(dossier);
  const isDecided = control && ["granted", "refused"].includes(control.state.status);
  if (!isDecided || latest(dossier, "entry-request")?.state.status !== "validated")
    return refusals.notDecided();
  const referral = latest(dossier, "referral");
  const closedBy = referral?.state.closing?.code;
  const byRefusal = closedBy?.startsWith("refusal/") ?? false;
  const closed = byRefusal ? undefined : refuseClosed(dossier);
  if (closed) return closed;
  const wrong = refuseReason(context.settings, "supersession", input.code);
  if (wrong) return wrong;
  const id = context.newId();
  const { subject, requestDate } = control.state;
  const reopening: Change[] =
    referral && byRefusal
      ? [
          {
            kind: "referral",
            id: referral.id,
            events: [{ type: "referral-reopened", data: {} }],
          },
        ]
      : [];
  return {
    changes: [
      {
        kind: "control",
        id,
        events: [
          {
            type: "control-requested",
            data: { subject, requestDate, supersedes: control.id },
          },
        ],
      },
      {
        kind: "control",
        id: control.id,
        events: [
          {
            type: "control-superseded",
            data: { by: id, code: input.code },
            ...(input.words && { words: { words: input.words } }),
          },
        ],
      },
      ...reopening,
    ],
  };
};
