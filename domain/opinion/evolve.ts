import { begun, leafOf, type Recorded } from "../decider.ts";
import type { OpinionEvent, OpinionState } from "./opinion.ts";

export const evolveOpinion = (
  state: OpinionState | undefined,
  event: Recorded<OpinionEvent>,
): OpinionState => {
  if (event.type === "opinion-given") {
    const { redirection, ...given } = event.data;
    return {
      ...given,
      reasons: leafOf(event, "reasons"),
      by: event.by,
      ...(event.for && { for: event.for }),
      at: event.at,
      ...(redirection && {
        redirection: { checkOn: redirection.checkOn, target: leafOf(event, "target") },
      }),
    };
  }
  const opinion = begun(state, event);
  switch (event.type) {
    case "opinion-seen":
      return { ...opinion, seenBy: event.by };
    case "redirection-checked":
      return opinion.redirection === undefined
        ? opinion
        : { ...opinion, redirection: { ...opinion.redirection, received: event.data.received } };
  }
};
