import type { CivilDate } from "../date.ts";
import type { Change } from "../decider.ts";
import type { Context } from "../dossier/context.ts";
import { Refusal } from "../refusal.ts";
import type { Residence } from "../territory/residence.ts";
import type { Contact } from "./contact.ts";
import { type Identity, refuseFutureBirth } from "./identity.ts";
import { isUnsaid, refuseWorkInFuture, type Situation } from "./situation.ts";

type Registered = {
  readonly identity: Identity;
  readonly contact: Contact;
  readonly residence: Residence;
  readonly situation?: Situation | undefined;
};

/** Refuses a birth to come, or work lost in the future, in a form whose identity and situation are parts. */
export const refuseFutureIn = (
  { identity, situation }: Pick<Registered, "identity" | "situation">,
  today: CivilDate,
): Refusal | undefined => {
  const unborn = refuseFutureBirth(identity.birth, today);
  if (unborn)
    return new Refusal(unborn.code, unborn.message, {
      status: 422,
      field: `identity.${unborn.field}`,
    });
  return refuseWorkInFuture(situation?.withoutWorkSince, today, "situation.withoutWorkSince");
};

/** The person of a passage that begins, under an id of their own until they are recognised. */
export const registration = (
  { identity, contact, residence, situation }: Registered,
  context: Context,
): Change => {
  const { commune, associatedCommune, from, to: _to, ...address } = residence;
  return {
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
        words: { identity, contact, address, ...(isUnsaid(situation) ? {} : { situation }) },
      },
    ],
  };
};
