import { leafOf, type Recorded } from "../decider.ts";
import type { DiagnosisEvent, DiagnosisState } from "./diagnosis.ts";

export const evolveDiagnosis = (
  state: DiagnosisState | undefined,
  event: Recorded<DiagnosisEvent>,
): DiagnosisState => {
  const { barriers, ...interview } = event.data;
  const lateReason = event.leaves?.lateReason;
  return {
    interviews: [
      ...(state?.interviews ?? []),
      { ...interview, content: leafOf(event, "content"), ...(lateReason && { lateReason }) },
    ],
    barriers: { ...state?.barriers, ...barriers },
  };
};
