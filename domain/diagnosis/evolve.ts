import { leafOf, type Recorded } from "../decider.ts";
import type { DiagnosisEvent, DiagnosisState } from "./diagnosis.ts";

export const evolveDiagnosis = (
  state: DiagnosisState | undefined,
  event: Recorded<DiagnosisEvent>,
): DiagnosisState => {
  const { barriers, ...interview } = event.data;
  return {
    interviews: [...(state?.interviews ?? []), { ...interview, content: leafOf(event, "content") }],
    barriers: { ...state?.barriers, ...barriers },
  };
};
