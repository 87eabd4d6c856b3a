import { addYears } from "../date.ts";
import type { Decision } from "../decider.ts";
import { antennesCovering } from "../directory/directory.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import { refuseFutureIn, registration } from "../person/registration.ts";
import { refusals as referralRefusals } from "../referral/refusals.ts";
import type { Refusal } from "../refusal.ts";
import type { OutreachAction, OutreachPlanned } from "./action.ts";
import type { ContactMet, ContactReferred } from "./input.ts";
import { refusals } from "./refusals.ts";

/** Plans an outreach action, or notes one of the past year. A counsellor plans for an antenne of theirs. */
export const planAction = (input: OutreachPlanned, context: Context): OutreachAction | Refusal => {
  const { actor, directory, now, today } = context;
  const { plan, ...said } = input;
  const anywhere = actor.roles.includes("accompaniment-manager");
  const isKnown = directory.antennes.some(({ id }) => id === input.antenne);
  if (!isKnown || !(anywhere || actor.antennes.includes(input.antenne)))
    return refusals.unknownAntenne();
  const organisations = new Set(directory.organisations.map(({ id }) => id));
  if (!input.partners.every((partner) => organisations.has(partner)))
    return refusals.unknownPartner();
  if (input.date > addYears(today, 1) || input.date < addYears(today, -1))
    return refusals.impossibleDate();
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
            data: { action: action.id, metOn: action.date, antenne: action.antenne },
          },
        ],
      },
      registration(input, context),
    ],
  };
};

/** The antenne that met the person when it covers the commune, else the first that does. */
const antenneOfContact = (dossier: Dossier, met: string, context: Context): string | undefined => {
  const home = latest(dossier, "person")?.state.residences.at(-1)?.commune ?? "";
  const covering = antennesCovering(context.directory, home, context.today).map(({ id }) => id);
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
              notice: input.notice,
            },
            words: { reason: input.reason },
          },
        ],
      },
    ],
  };
};
