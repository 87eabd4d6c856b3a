import { begun, leafOf, type Recorded } from "../decider.ts";
import type { ControlEvent, ControlState, Outcome } from "./control.ts";

const decided = (
  control: ControlState,
  event: Recorded<ControlEvent>,
  outcome: Outcome,
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
      ...(event.leaves?.words && { words: event.leaves.words }),
    },
  };
};

export const evolveControl = (
  state: ControlState | undefined,
  event: Recorded<ControlEvent>,
): ControlState => {
  if (event.type === "control-requested")
    return {
      subject: event.data.subject,
      status: "waiting",
      requestDate: event.data.requestDate,
      requestedAt: event.at,
      returns: [],
    };
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
    case "control-released": {
      const { reservation: _reservation, ...rest } = control;
      return { ...rest, status: "waiting" };
    }
    case "control-drafted":
      return { ...control, draft: leafOf(event, "draft") };
    case "control-granted":
      return decided(control, event, "granted");
    case "control-refused":
      return decided(control, event, "refused", event.data.code);
    case "documents-missing-answered":
      return {
        ...decided(control, event, "documents-missing"),
        returns: [...control.returns, { at: event.at, reviews: event.data.reviews }],
      };
    case "documents-resubmitted":
      return {
        ...control,
        status: "waiting",
        returns: control.returns.map((sent, index) =>
          index === control.returns.length - 1 ? { ...sent, resubmittedAt: event.at } : sent,
        ),
      };
    case "control-withdrawn":
      return { ...control, status: "withdrawn" };
    case "control-superseded":
      return { ...control, supersededBy: event.data.by };
  }
};
