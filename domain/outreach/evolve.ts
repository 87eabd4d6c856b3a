import type { Recorded } from "../decider.ts";
import type { ContactEvent, ContactState } from "./contact.ts";

export const evolveContact = (
  _state: ContactState | undefined,
  event: Recorded<ContactEvent>,
): ContactState => ({ ...event.data, by: event.by });
