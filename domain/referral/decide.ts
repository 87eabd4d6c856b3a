import type { Decision } from "../decider.ts";
import { antennesCovering } from "../directory/directory.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import { openParcours } from "../dossier/stage.ts";
import { refuseFutureBirth } from "../person/identity.ts";
import { Refusal } from "../refusal.ts";
import { refuseReason } from "../setting/setting.ts";
import { refusals } from "./refusals.ts";
import type { Submission } from "./submission.ts";

/** The antenne asked for, if it covers the commune today; else the first that does. */
const antenneFor = (submission: Submission, context: Context): string | Refusal => {
  const covering = antennesCovering(context.directory, submission.residence.commune, context.today);
  if (submission.antenne === undefined) return covering[0]?.id ?? refusals.noAntenne();
  return covering.some((antenne) => antenne.id === submission.antenne)
    ? submission.antenne
    : refusals.antenneElsewhere();
};

/**
 * A partner, or the PLIE itself, orients a person: a passage begins (domain.md section 3, 2). A prescriber always
 * orients in the name of its own organisation.
 */
export const submitReferral = (
  _dossier: Dossier,
  submission: Submission,
  context: Context,
): Decision | Refusal => {
  const { actor } = context;
  const partner = actor.roles.includes("prescriber");
  if (partner && actor.organisation === undefined) return refusals.noOrganisation();
  if (partner && submission.wayIn !== "partner") return refusals.partnerWay();
  const antenne = antenneFor(submission, context);
  if (typeof antenne !== "string") return antenne;
  const unborn = refuseFutureBirth(submission.identity.birth, context.today);
  if (unborn)
    return new Refusal(unborn.code, unborn.message, {
      status: 422,
      field: `identity.${unborn.field}`,
    });
  const { commune, associatedCommune, from, to: _to, ...address } = submission.residence;
  return {
    changes: [
      {
        kind: "referral",
        id: context.newId(),
        events: [
          {
            type: "referral-submitted",
            data: {
              wayIn: submission.wayIn,
              ...(actor.organisation && { organisation: actor.organisation }),
              antenne,
              notice: submission.notice,
            },
            words: { reason: submission.reason },
          },
        ],
      },
      {
        kind: "person",
        id: context.newId(),
        events: [
          {
            type: "person-registered",
            data: {
              personId: context.newId(),
              commune,
              ...(associatedCommune && { associatedCommune }),
              from: from ?? context.today,
            },
            words: { identity: submission.identity, contact: submission.contact, address },
          },
        ],
      },
    ],
  };
};

/** The person no longer wishes it, or the partner erred: the passage closes, until the entry (side road of section 3). */
export const withdrawReferral = (dossier: Dossier, input: { code: string }): Decision | Refusal => {
  const referral = latest(dossier, "referral");
  if (referral === undefined || referral.state.closing) return refusals.alreadyClosed();
  if (openParcours(dossier)) return refusals.alreadyEntered();
  return {
    changes: [
      {
        kind: "referral",
        id: referral.id,
        events: [{ type: "referral-closed", data: { code: `withdrawal/${input.code}` } }],
      },
    ],
  };
};
