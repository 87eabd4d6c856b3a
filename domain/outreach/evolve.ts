import { begun, type Recorded } from "../decider.ts";
import type { ContactEvent, ContactState } from "./contact.ts";

export const evolveContact = (
  state: ContactState | undefined,
  event: Recorded<ContactEvent>,
): ContactState => {
  if (event.type === "contact-registered") return { ...event.data, by: event.by };
  const words = event.leaves?.words;
  return { ...begun(state, event), outcome: { ...event.data, ...(words && { words }) } };
};
