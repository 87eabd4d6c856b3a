import type { Change, Decision } from "../decider.ts";
import { refuseClosed } from "../dossier/closed.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import { isRedirectionUnchecked, openAppointment, openParcours } from "../dossier/stage.ts";
import { openCounsellor, refuseUnseen } from "../referral/counsellor.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import type { ReferentNaming } from "./input.ts";
import { refusals } from "./refusals.ts";

/** The appointment to come is held by whoever is in charge now: same day, same place. */
const passOnAppointment = (dossier: Dossier, account: string): readonly Change[] => {
  const appointment = openAppointment(dossier);
  return appointment && appointment.state.counsellor !== account
    ? [
        {
          kind: "appointment",
          id: appointment.id,
          events: [{ type: "appointment-passed-on", data: { counsellor: account } }],
        },
      ]
    : [];
};

/** Before any orientation: who leads the airlock. */
const passOnAirlock = (dossier: Dossier, account: string): readonly Change[] | Refusal => {
  const airlock = latest(dossier, "airlock");
  if (airlock === undefined) return refusals.notParticipant();
  return airlock.state.counsellor === account
    ? []
    : [
        {
          kind: "airlock",
          id: airlock.id,
          events: [{ type: "airlock-passed-on", data: { counsellor: account } }],
        },
      ];
};

/** Before the entry: who will be the referent, which the entry then proposes; or who checks the redirection. */
const propose = (dossier: Dossier, account: string): readonly Change[] | Refusal => {
  const referral = latest(dossier, "referral");
  if (referral === undefined) return passOnAirlock(dossier, account);
  const closed = refuseClosed(dossier);
  if (closed && !isRedirectionUnchecked(dossier)) return closed;
  if (referral.state.counsellor === account) return [];
  const { antenne } = referral.state;
  const assigned = { type: "counsellor-assigned", data: { counsellor: account, antenne } };
  return [{ kind: "referral", id: referral.id, events: [assigned] }];
};

/** A participant's referent: exactly one active at every instant, the former one until the day before. */
const succeed = (
  dossier: Dossier,
  { account, from }: ReferentNaming,
  today: string,
): readonly Change[] | Refusal => {
  const parcours = openParcours(dossier);
  if (parcours === undefined) return propose(dossier, account);
  const current = parcours.state.referents.at(-1);
  if (current?.account === account) return [];
  const begins = from ?? today;
  if (begins > today || (current && begins < current.from)) return refusals.referentDate();
  const named = { type: "referent-named", data: { account, from: begins } };
  return [{ kind: "parcours", id: parcours.id, events: [named] }];
};

/** A referent has an open account of a counsellor, and sees the dossier. */
const refuseReferent = (
  dossier: Dossier,
  account: string,
  context: Context,
): Refusal | undefined =>
  openCounsellor(account, context, context.today)
    ? refuseUnseen(dossier, account, "account")
    : refusals.referentInactive();

/**
 * The manager names who is in charge: the referent of a participant, before the entry the one that it will propose, the
 * one who leads an airlock or checks a redirection. The appointment to come goes with it.
 */
export const nameReferent = (
  dossier: Dossier,
  input: ReferentNaming,
  context: Context,
): Decision | Refusal => {
  const named = succeed(dossier, input, context.today);
  if (isRefusal(named)) return named;
  const unfit = refuseReferent(dossier, input.account, context);
  if (unfit) return unfit;
  const changes = [...named, ...passOnAppointment(dossier, input.account)];
  return changes.length === 0 ? refusals.alreadyReferent() : { changes };
};
