import { leafOf, type Recorded } from "../decider.ts";
import type { DiagnosisEvent, DiagnosisState } from "./diagnosis.ts";

export const evolveDiagnosis = (
  state: DiagnosisState | undefined,
  event: Recorded<DiagnosisEvent>,
): DiagnosisState => {
  const { barriers: former, ...interview } = event.data;
  const { lateReason, barriers } = event.leaves ?? {};
  const said = {
    ...interview,
    content: leafOf(event, "content"),
    ...(lateReason && { lateReason }),
    ...(barriers && { barriers }),
  };
  const isFormer = state?.barriers !== undefined || former !== undefined;
  return {
    interviews: [...(state?.interviews ?? []), said],
    ...(isFormer && { barriers: { ...state?.barriers, ...former } }),
  };
};
