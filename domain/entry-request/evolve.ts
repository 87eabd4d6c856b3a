import { authorsWith, begun, leafOf, type Recorded } from "../decider.ts";
import type { EntryRequestEvent, EntryRequestState } from "./entry-request.ts";

const ended = (
  request: EntryRequestState,
  status: "declined" | "withdrawn",
  event: Recorded<EntryRequestEvent>,
  code: string,
): EntryRequestState => ({
  ...request,
  status,
  decision: {
    code,
    by: event.by,
    at: event.at,
    ...(event.leaves?.words && { words: event.leaves.words }),
  },
});

export const evolveEntryRequest = (
  state: EntryRequestState | undefined,
  event: Recorded<EntryRequestEvent>,
): EntryRequestState => {
  if (event.type === "entry-request-prepared")
    return {
      ...(state ?? { status: "draft", returns: [] }),
      preparedBy: event.by,
      askedBy: authorsWith(state?.askedBy, event),
      claimed: leafOf(event, "claimed"),
      facts: leafOf(event, "facts"),
      motivation: leafOf(event, "motivation"),
    };
  const request = begun(state, event);
  switch (event.type) {
    case "entry-request-submitted":
      return {
        ...request,
        status: "submitted",
        askedBy: authorsWith(request.askedBy, event),
        requestDate: request.requestDate ?? event.data.requestDate,
        submittedAt: event.at,
        returns: request.returns.map((sent) => ({ resubmittedAt: event.at, ...sent })),
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
      return ended(request, "declined", event, event.data.code);
    case "entry-request-withdrawn":
      return ended(request, "withdrawn", event, event.data.code);
  }
};
