import { begun, type Recorded } from "../decider.ts";
import type { AirlockEvent, AirlockState } from "./airlock.ts";

export const evolveAirlock = (
  state: AirlockState | undefined,
  event: Recorded<AirlockEvent>,
): AirlockState => {
  if (event.type === "airlock-started")
    return { startedOn: event.data.on, counsellor: event.data.counsellor, sessions: [] };
  const airlock = begun(state, event);
  switch (event.type) {
    case "airlock-session-held":
      return {
        ...airlock,
        sessions: [
          ...airlock.sessions,
          // Both are words: what was said, and the needs that it showed.
          { ...event.data, ...event.leaves },
        ],
      };
    case "airlock-passed-on":
      return { ...airlock, counsellor: event.data.counsellor };
    case "airlock-closed":
      return {
        ...airlock,
        outcome: { ...event.data, ...(event.leaves?.words && { words: event.leaves.words }) },
      };
  }
};
