import { assessEntry } from "../control/assessment.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import { standingControl } from "../dossier/stage.ts";
import { changedVerdicts, type Report, type Verdict } from "../eligibility/report.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import type { ProtocolVersion } from "./protocol.ts";

/** One criterion that would no longer be answered alike; absent on the side whose version does not have it. */
export type TriedCriterion = {
  readonly criterion: string;
  readonly label: string;
  readonly before?: Verdict;
  readonly after?: Verdict;
};

/** What a version would change for one dossier, and whether every criterion is met before and after. */
export type Tried = {
  readonly criteria: readonly TriedCriterion[];
  readonly before: boolean;
  readonly after: boolean;
};

const compare = (before: Report, after: Report): Tried => {
  const of = (report: Report, criterion: string) =>
    report.criteria.find((one) => one.criterion === criterion);
  return {
    criteria: changedVerdicts(before, after).map((criterion) => {
      const [old, young] = [of(before, criterion), of(after, criterion)];
      return {
        criterion,
        label: young?.label ?? old?.label ?? criterion,
        ...(old && { before: old.verdict }),
        ...(young && { after: young.verdict }),
      };
    }),
    before: before.summary.everyCriterionMet,
    after: after.summary.everyCriterionMet,
  };
};

/**
 * Judges an open dossier as it stands today, once under the version in force on its request date and once as if the
 * draft had been in force then. Nothing is decided or kept.
 *
 * @returns what would change, or the refusals of the engine: `no-protocol`, `identity-forgotten`.
 */
export const tryProtocol = (
  dossier: Dossier,
  draft: ProtocolVersion,
  context: Pick<Context, "settings" | "protocols" | "today">,
): Tried | Refusal => {
  const request = latest(dossier, "entry-request")?.state;
  const requestDate =
    standingControl(dossier)?.state.requestDate ?? request?.requestDate ?? context.today;
  const days = { requestDate, entryDate: context.today };
  const before = assessEntry(dossier, context, days);
  if (isRefusal(before)) return before;
  const standIn = { ...draft, from: requestDate };
  const after = assessEntry(dossier, { ...context, protocols: [standIn] }, days);
  return isRefusal(after) ? after : compare(before, after);
};
