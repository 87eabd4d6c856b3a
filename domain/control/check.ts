import { change, type Decision } from "../decider.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, find } from "../dossier/dossier.ts";
import { openParcours, stageOf, standingControl } from "../dossier/stage.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { assessEntry } from "./assessment.ts";
import { refusals } from "./refusals.ts";

/**
 * The automatic check of one control: a report, never a decision. Refused as `check-not-needed` when the message came
 * twice or late: control checked already, decided, withdrawn, superseded, or its dossier closed.
 */
export const recordCheck = (
  dossier: Dossier,
  { control: id }: { control: string },
  context: Context,
): Decision | Refusal => {
  const control = find(dossier, "control", id);
  const isClosed = !openParcours(dossier) && stageOf(dossier) === "closed";
  const waits =
    control?.state.status === "waiting" &&
    control.state.report === undefined &&
    standingControl(dossier)?.id === id;
  if (control === undefined || isClosed || !waits) return refusals.checkNotNeeded();
  const report = assessEntry(dossier, context, {
    requestDate: control.state.requestDate,
    entryDate: context.today,
  });
  if (isRefusal(report)) return report;
  return change("control", control.id, {
    type: "control-checked",
    data: { summary: report.summary.counts },
    words: { report },
  });
};
