import { addYears } from "../date.ts";
import { change, type Decision } from "../decider.ts";
import { antennesCovering } from "../directory/directory.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import { refuseFutureIn, registration } from "../person/registration.ts";
import { refusals as referralRefusals } from "../referral/refusals.ts";
import type { Refusal } from "../refusal.ts";
import type { OutreachAction, OutreachPlanned } from "./action.ts";
import type { ContactEnded, ContactMet, ContactReferred } from "./input.ts";
import { type OutreachPlan, refusePartners } from "./plan.ts";
import { refusals } from "./refusals.ts";

/**
 * Plans an outreach action, or notes one of the past year. A counsellor plans for an antenne of theirs.
 *
 * @param named the plan that the action names, if there is one of that id
 */
export const planAction = (
  input: OutreachPlanned,
  context: Context,
  named?: OutreachPlan,
): OutreachAction | Refusal => {
  const { actor, directory, now, today } = context;
  const { plan, ...said } = input;
  const anywhere = actor.roles.includes("accompaniment-manager");
  const isKnown = directory.antennes.some(({ id }) => id === input.antenne);
  if (!isKnown || !(anywhere || actor.antennes.includes(input.antenne)))
    return refusals.unknownAntenne();
  const stranger = refusePartners(input.partners, directory);
  if (stranger) return stranger;
  if (input.date > addYears(today, 1) || input.date < addYears(today, -1))
    return refusals.impossibleDate();
  if (plan !== undefined && plan !== named?.id) return refusals.unknownPlan();
  return {
    // Begins with the date, so that the list is in the order of the days.
    id: `${input.date}-${context.newId()}`,
    ...said,
    ...(plan && { plan }),
    by: actor.account,
    at: now,
  };
};

/** Somebody met in an action that took place: a dossier begins, which is no orientation yet. */
export const registerContact = (
  input: ContactMet,
  action: OutreachAction,
  context: Context,
): Decision | Refusal => {
  if (action.date > context.today) return refusals.toCome();
  const impossible = refuseFutureIn(input, context.today);
  if (impossible) return impossible;
  return {
    changes: [
      {
        kind: "contact",
        id: context.newId(),
        events: [
          {
            type: "contact-registered",
            data: {
              action: action.id,
              metOn: action.date,
              antenne: action.antenne,
              ...(action.plan && { plan: action.plan }),
            },
          },
        ],
      },
      registration(input, context),
    ],
  };
};

/** Somebody met who goes no further: oriented elsewhere, unwilling, lost. They may come back to it later. */
export const closeContact = (
  dossier: Dossier,
  { kind, words }: ContactEnded,
  { today }: Context,
): Decision | Refusal => {
  const contact = latest(dossier, "contact");
  if (contact === undefined) return refusals.noContact();
  if (latest(dossier, "referral")) return refusals.alreadyReferred();
  if (latest(dossier, "airlock")) return refusals.airlockThere();
  if (contact.state.outcome) return refusals.contactClosed();
  return change("contact", contact.id, {
    type: "contact-closed",
    data: { kind, on: today },
    ...(words && { words: { words } }),
  });
};

/** The antenne that met the person when it covers the commune, else the first that does. */
const antenneOfContact = (dossier: Dossier, met: string, context: Context): string | undefined => {
  const home = latest(dossier, "person")?.state.residences.at(-1);
  const covering = home
    ? antennesCovering(context.directory, home, context.today).map(({ id }) => id)
    : [];
  return covering.includes(met) ? met : covering[0];
};

/** A contact, or somebody to whom the airlock proposed the entry, is oriented in the same dossier. */
export const referContact = (
  dossier: Dossier,
  input: ContactReferred,
  context: Context,
): Decision | Refusal => {
  const contact = latest(dossier, "contact")?.state;
  if (contact === undefined) return refusals.noContact();
  if (latest(dossier, "referral")) return refusals.alreadyReferred();
  const airlock = latest(dossier, "airlock")?.state;
  if (airlock && airlock.outcome === undefined) return refusals.airlockOpen();
  if (airlock?.outcome && airlock.outcome.kind !== "entry-proposed")
    return refusals.airlockElsewhere();
  const antenne = antenneOfContact(dossier, contact.antenne, context);
  if (antenne === undefined) return referralRefusals.noAntenne();
  return {
    changes: [
      {
        kind: "referral",
        id: context.newId(),
        events: [
          {
            type: "referral-submitted",
            data: {
              wayIn: airlock ? "airlock" : "outreach",
              antenne,
              ...(contact.plan && { plan: contact.plan }),
              notice: input.notice,
            },
            words: { reason: input.reason },
          },
        ],
      },
    ],
  };
};
