import { criteriaLost } from "../control/assessment.ts";
import { addDays, type CivilDate, civilDateOf, daysBetween } from "../date.ts";
import type { Decision } from "../decider.ts";
import { refuseClosed } from "../dossier/closed.ts";
import type { Context } from "../dossier/context.ts";
import type { Dossier, Stored } from "../dossier/dossier.ts";
import { counsellorOf, openParcours, stageOf, standingControl } from "../dossier/stage.ts";
import { openCounsellor, refuseUnseen } from "../referral/counsellor.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import type { Entry } from "./input.ts";
import { refusals } from "./refusals.ts";

/** The counsellor in charge becomes the referent: the manager names another beforehand. */
const referentOf = (dossier: Dossier, context: Context): string | Refusal => {
  const referent = counsellorOf(dossier);
  if (referent === undefined || !openCounsellor(referent, context, context.today))
    return refusals.referentMissing();
  return refuseUnseen(dossier, referent, "referent") ?? referent;
};

/** The standing grant, if it covers the day of the entry. */
const grantFor = (
  dossier: Dossier,
  date: CivilDate,
  context: Context,
): Stored<"control"> | Refusal => {
  const control = standingControl(dossier);
  const grantedAt = control?.state.decision?.at;
  if (control === undefined || grantedAt === undefined || stageOf(dossier) !== "granted")
    return refusals.notGranted();
  const grantedOn = civilDateOf(grantedAt);
  if (date < grantedOn) return refusals.beforeGrant(grantedOn);
  const { grantValidityDays } = context.settings.values;
  return daysBetween(grantedOn, date) > grantValidityDays
    ? refusals.grantTooOld(grantValidityDays)
    : control;
};

const refuseCriteria = (
  dossier: Dossier,
  control: Stored<"control">,
  date: CivilDate,
  context: Context,
): Refusal | undefined => {
  const { requestDate } = control.state;
  const lost = criteriaLost(dossier, context, { requestDate, entryDate: date });
  if (isRefusal(lost)) return lost;
  return lost.length > 0 ? refusals.criterionLost(lost.map(({ label }) => label)) : undefined;
};

/**
 * The person becomes a participant: only if the standing control granted it, less than 60 days ago [setting], every
 * criterion holds on the day of the entry by documents that Statistics accepted, and the counsellor in charge may follow
 * them. Opens the parcours (one active a person: `heldBy`) and makes the contract due. `session` is the entry session that it was recorded in.
 */
export const recordEntry = (
  dossier: Dossier,
  input: Entry,
  context: Context,
  session?: string,
): Decision | Refusal => {
  if (openParcours(dossier)) return refusals.alreadyParticipant();
  const closed = refuseClosed(dossier);
  if (closed) return closed;
  if (input.date > context.today) return refusals.inFuture();
  const control = grantFor(dossier, input.date, context);
  if (isRefusal(control)) return control;
  const referent = referentOf(dossier, context);
  if (isRefusal(referent)) return referent;
  const lost = refuseCriteria(dossier, control, input.date, context);
  if (lost) return lost;
  return {
    changes: [
      {
        kind: "parcours",
        id: context.newId(),
        events: [
          {
            type: "entry-recorded",
            data: {
              enteredOn: input.date,
              referent,
              control: control.id,
              ...(session && { session }),
            },
          },
        ],
      },
      {
        kind: "contract",
        id: context.newId(),
        events: [
          {
            type: "contract-due",
            data: { dueOn: addDays(input.date, context.settings.values.contractDueDays) },
          },
        ],
      },
    ],
  };
};
