import { addDays } from "../date.ts";
import { change, type Decision, type DomainEvent } from "../decider.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import { cancelOpenAppointment, openReferral } from "../referral/open.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { refuseReason } from "../setting/setting.ts";
import type { OpinionGiven, RedirectionChecked } from "./input.ts";
import { refusals } from "./refusals.ts";

/** The family of reason codes that explains each opinion that closes a passage. */
const families = { unfavourable: "unfavourable", redirected: "redirection" } as const;

const refuseOpinion = (
  dossier: Dossier,
  input: OpinionGiven,
  { settings }: Context,
): Refusal | undefined => {
  if (latest(dossier, "opinion")) return refusals.already();
  if (input.kind === "favourable")
    return latest(dossier, "diagnosis") ? undefined : refusals.noDiagnosis();
  return refuseReason(settings, families[input.kind], input.code);
};

const given = (input: OpinionGiven, { settings, today }: Context): DomainEvent => {
  const { kind, reasons } = input;
  if (kind === "favourable") return { type: "opinion-given", data: { kind }, words: { reasons } };
  if (kind === "unfavourable")
    return { type: "opinion-given", data: { kind, code: input.code }, words: { reasons } };
  const checkOn = addDays(today, settings.values.redirectionCheckDays);
  return {
    type: "opinion-given",
    data: { kind, code: input.code, redirection: { checkOn } },
    words: { reasons, target: input.target },
  };
};

/**
 * The counsellor's opinion (domain.md section 3, 4). A favourable one needs a diagnosis; somebody who never came may be
 * the object of another.
 */
export const giveOpinion = (
  dossier: Dossier,
  input: OpinionGiven,
  context: Context,
): Decision | Refusal => {
  const referral = openReferral(dossier);
  if (isRefusal(referral)) return referral;
  const refusal = refuseOpinion(dossier, input, context);
  if (refusal) return refusal;
  return {
    changes: [
      { kind: "opinion", id: context.newId(), events: [given(input, context)] },
      ...cancelOpenAppointment(dossier),
    ],
  };
};

/** The manager has seen an opinion that is not favourable: the passage closes, with its reason. */
export const acknowledgeOpinion = (dossier: Dossier): Decision | Refusal => {
  const opinion = latest(dossier, "opinion");
  if (opinion === undefined) return refusals.none();
  const { kind, code } = opinion.state;
  if (kind === "favourable") return refusals.nothingToSee();
  if (opinion.state.seenBy) return refusals.seen();
  const referral = openReferral(dossier);
  if (isRefusal(referral)) return referral;
  return {
    changes: [
      { kind: "opinion", id: opinion.id, events: [{ type: "opinion-seen", data: {} }] },
      {
        kind: "referral",
        id: referral.id,
        events: [{ type: "referral-closed", data: { code: `${families[kind]}/${code}` } }],
      },
    ],
  };
};

/** Was the person received where they were redirected? « No » can only be said once the time given is over. */
export const checkRedirection = (
  dossier: Dossier,
  { received }: RedirectionChecked,
  { today }: Context,
): Decision | Refusal => {
  const opinion = latest(dossier, "opinion");
  const redirection = opinion?.state.redirection;
  if (opinion === undefined || redirection === undefined) return refusals.notRedirected();
  if (redirection.received !== undefined) return refusals.checked();
  if (!received && today < redirection.checkOn) return refusals.tooEarly(redirection.checkOn);
  return change("opinion", opinion.id, { type: "redirection-checked", data: { received } });
};
