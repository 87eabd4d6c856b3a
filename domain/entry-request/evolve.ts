import { begun, leafOf, type Recorded } from "../decider.ts";
import type { EntryRequestEvent, EntryRequestState } from "./entry-request.ts";

export const evolveEntryRequest = (
  state: EntryRequestState | undefined,
  event: Recorded<EntryRequestEvent>,
): EntryRequestState => {
  if (event.type === "entry-request-prepared")
    return {
      ...(state ?? { status: "draft", returns: [] }),
      preparedBy: event.by,
      claimed: leafOf(event, "claimed"),
      motivation: leafOf(event, "motivation"),
    };
  const request = begun(state, event);
  switch (event.type) {
    case "entry-request-submitted":
      return {
        ...request,
        status: "submitted",
        requestDate: request.requestDate ?? event.data.requestDate,
        submittedAt: event.at,
      };
    case "entry-request-validated":
      return { ...request, status: "validated", decision: { by: event.by, at: event.at } };
    case "entry-request-returned":
      return {
        ...request,
        status: "returned",
        returns: [
          ...request.returns,
          { code: event.data.code, at: event.at, words: leafOf(event, "words") },
        ],
      };
    case "entry-request-declined":
      return {
        ...request,
        status: "declined",
        decision: { code: event.data.code, by: event.by, at: event.at },
      };
    case "entry-request-withdrawn":
      return {
        ...request,
        status: "withdrawn",
        decision: { code: event.data.code, by: event.by, at: event.at },
      };
  }
};
