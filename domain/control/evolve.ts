import { authorsWith, begun, leafOf, type Recorded } from "../decider.ts";
import type { ControlEvent, ControlState, DocumentReview, Outcome } from "./control.ts";

const decided = (
  control: ControlState,
  event: Recorded<ControlEvent>,
  outcome: Outcome,
  reviews: readonly DocumentReview[],
  code?: string,
): ControlState => {
  const { draft: _draft, reservation: _reservation, ...rest } = control;
  return {
    ...rest,
    status: outcome,
    decision: {
      outcome,
      ...(code && { code }),
      by: event.by,
      at: event.at,
      reviews,
      ...(event.leaves?.words && { words: event.leaves.words }),
    },
  };
};

const released = (control: ControlState): ControlState => {
  const { reservation: _reservation, ...rest } = control;
  return { ...rest, status: "waiting" };
};

/** Back from the counsellor: the last return is answered, and the check runs anew. */
const resubmitted = (control: ControlState, event: Recorded<ControlEvent>): ControlState => {
  const { report: _report, checkedAt: _checkedAt, ...rest } = control;
  const last = control.returns.length - 1;
  return {
    ...rest,
    status: "waiting",
    askedBy: authorsWith(control.askedBy, event),
    returns: control.returns.map((sent, index) =>
      index === last ? { ...sent, resubmittedAt: event.at } : sent,
    ),
  };
};

export const evolveControl = (
  state: ControlState | undefined,
  event: Recorded<ControlEvent>,
): ControlState => {
  if (event.type === "control-requested")
    return { ...event.data, status: "waiting", requestedAt: event.at, returns: [] };
  const control = begun(state, event);
  switch (event.type) {
    case "control-checked":
      return { ...control, report: leafOf(event, "report"), checkedAt: event.at };
    case "control-reserved":
      return {
        ...control,
        status: "reserved",
        reservation: { by: event.by, until: event.data.until },
      };
    case "control-released":
      return released(control);
    case "control-drafted":
      return { ...control, draft: leafOf(event, "draft") };
    case "control-granted":
      return decided(control, event, "granted", event.data.reviews);
    case "control-refused":
      return decided(control, event, "refused", event.data.reviews, event.data.code);
    case "documents-missing-answered": {
      const { reviews, tellManager } = event.data;
      const sent = {
        at: event.at,
        reviews,
        ...(event.leaves?.words && { words: event.leaves.words }),
      };
      return {
        ...decided(control, event, "documents-missing", reviews),
        returns: [...control.returns, sent],
        ...(tellManager && { tellManager }),
      };
    }
    case "documents-resubmitted":
      return resubmitted(control, event);
    case "control-withdrawn":
      return { ...released(control), status: "withdrawn" };
    case "control-superseded":
      return { ...control, supersededBy: event.data.by };
  }
};
