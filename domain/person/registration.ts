import type { CivilDate } from "../date.ts";
import type { Change } from "../decider.ts";
import type { Context } from "../dossier/context.ts";
import { Refusal } from "../refusal.ts";
import type { Residence } from "../territory/residence.ts";
import type { Contact } from "./contact.ts";
import { type Identity, refuseFutureBirth } from "./identity.ts";

type Registered = {
  readonly identity: Identity;
  readonly contact: Contact;
  readonly residence: Residence;
};

/** Refuses a birth to come, in a form whose identity is one part. */
export const refuseFutureBirthIn = (
  { identity }: Pick<Registered, "identity">,
  today: CivilDate,
): Refusal | undefined => {
  const unborn = refuseFutureBirth(identity.birth, today);
  return (
    unborn &&
    new Refusal(unborn.code, unborn.message, { status: 422, field: `identity.${unborn.field}` })
  );
};

/** The person of a passage that begins, under an id of their own until they are recognised. */
export const registration = (
  { identity, contact, residence }: Registered,
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
        words: { identity, contact, address },
      },
    ],
  };
};
