import { addDays } from "../date.ts";
import { begun, type Recorded } from "../decider.ts";
import type { ParcoursEvent, ParcoursState } from "./parcours.ts";

type Referents = ParcoursState["referents"];

/** The one before stops the day before; one named for the same day was never active. */
const succeeded = (referents: Referents, next: Referents[number]): Referents => [
  ...referents
    .filter((referent) => referent.from < next.from)
    .map((referent) =>
      referent.to === undefined ? { ...referent, to: addDays(next.from, -1) } : referent,
    ),
  next,
];

export const evolveParcours = (
  state: ParcoursState | undefined,
  event: Recorded<ParcoursEvent>,
): ParcoursState => {
  if (event.type === "entry-recorded") {
    const { referent, ...entry } = event.data;
    return {
      ...entry,
      status: "open",
      recordedBy: event.by,
      referents: [{ account: referent, from: entry.enteredOn }],
    };
  }
  const parcours = begun(state, event);
  switch (event.type) {
    case "entry-cancelled":
      return {
        ...parcours,
        status: "cancelled",
        cancellation: { code: event.data.code, at: event.at },
      };
    case "entry-kept":
      return { ...parcours, keptDespite: event.data.control };
    case "referent-named":
      return { ...parcours, referents: succeeded(parcours.referents, event.data) };
  }
};
