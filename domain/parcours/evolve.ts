import { addDays } from "../date.ts";
import { begun, type Recorded } from "../decider.ts";
import type { ParcoursEvent, ParcoursState } from "./parcours.ts";

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
    case "referent-named":
      return {
        ...parcours,
        referents: [
          ...parcours.referents.map((referent) =>
            referent.to === undefined
              ? { ...referent, to: addDays(event.data.from, -1) }
              : referent,
          ),
          event.data,
        ],
      };
  }
};
