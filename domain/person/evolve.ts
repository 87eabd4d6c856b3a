import { addDays } from "../date.ts";
import { begun, leafOf, type Recorded } from "../decider.ts";
import type { PersonEvent, PersonState, Residence } from "./person.ts";

const residenceOf = (
  data: { commune: string; associatedCommune?: string; from: string },
  event: Recorded<PersonEvent>,
): Residence => ({
  commune: data.commune,
  ...(data.associatedCommune && { associatedCommune: data.associatedCommune }),
  from: data.from,
  address: leafOf(event, "address"),
});

/** A new residence ends the one before it on the day before; one that began later is replaced. */
const moved = (residences: readonly Residence[], next: Residence): readonly Residence[] => [
  ...residences
    .filter((residence) => residence.from < next.from)
    .map((residence) =>
      residence.to === undefined || residence.to >= next.from
        ? { ...residence, to: addDays(next.from, -1) }
        : residence,
    ),
  next,
];

export const evolvePerson = (
  state: PersonState | undefined,
  event: Recorded<PersonEvent>,
): PersonState => {
  if (event.type === "person-registered")
    return {
      personId: event.data.personId,
      identity: leafOf(event, "identity"),
      contact: leafOf(event, "contact"),
      ...(event.leaves?.situation && { situation: event.leaves.situation }),
      residences: [residenceOf(event.data, event)],
      distinctFrom: [],
      ties: [],
      openings: [],
    };
  const person = begun(state, event);
  switch (event.type) {
    case "identity-corrected":
      return { ...person, identity: leafOf(event, "identity") };
    case "contact-changed":
      return { ...person, contact: leafOf(event, "contact") };
    case "situation-declared":
      return { ...person, situation: leafOf(event, "situation") };
    case "residence-changed":
      return { ...person, residences: moved(person.residences, residenceOf(event.data, event)) };
    case "person-recognised":
      return { ...person, personId: event.data.personId };
    case "confirmed-distinct":
      return { ...person, distinctFrom: [...person.distinctFrom, event.data.personId] };
    case "dossier-protected":
      return { ...person, protectedFor: event.data.readers };
    case "protection-lifted": {
      const { protectedFor: _lifted, ...open } = person;
      return open;
    }
    case "tie-declared":
      return { ...person, ties: [...person.ties, event.data.account], tiedAt: event.at };
    case "dossier-opened":
      return {
        ...person,
        openings: [
          ...person.openings.filter((opening) => opening.until > event.at),
          { ...event.data, ...(event.leaves?.reason && { reason: event.leaves.reason }) },
        ],
      };
  }
};
