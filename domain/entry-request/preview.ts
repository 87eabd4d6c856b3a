import { assessEntry, declaredIn } from "../control/assessment.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import type { Report } from "../eligibility/report.ts";
import type { Refusal } from "../refusal.ts";
import type { Previewed } from "./request.ts";

/**
 * The criteria as the check would see them today, with the same rules; nothing of it is kept. What the screen does not
 * send is read from the draft.
 */
export const previewCriteria = (
  dossier: Dossier,
  { claimed, withoutWorkSince, educationLevel }: Previewed,
  context: Pick<Context, "settings" | "protocols" | "today">,
): Report | Refusal =>
  assessEntry(dossier, context, {
    requestDate: latest(dossier, "entry-request")?.state.requestDate ?? context.today,
    entryDate: context.today,
    situation: {
      ...declaredIn(dossier),
      ...(claimed && { claimed }),
      ...(withoutWorkSince && { withoutWorkSince }),
      ...(educationLevel && { educationLevel }),
    },
  });
