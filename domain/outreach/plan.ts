import * as z from "zod";
import type { CivilDate } from "../date.ts";
import type { Directory } from "../directory/directory.ts";
import { civilDate, line, strict, words } from "../fields.ts";
import type { Refusal } from "../refusal.ts";
import { refusals } from "./refusals.ts";

/** A plan (name, dates, public, partners) that groups outreach actions and orientations: a plain record. */
export type OutreachPlan = {
  readonly id: string;
  readonly name: string;
  readonly from: CivilDate;
  readonly to?: CivilDate;
  /** Whom it wants to meet. */
  readonly audience?: string;
  /** Organisations of the directory. */
  readonly partners: readonly string[];
  readonly version: number;
};

export const planInput = strict({
  name: line(150),
  from: civilDate,
  /** Open when absent. */
  to: civilDate.optional(),
  audience: words(500).optional(),
  partners: z.array(line(60)).max(30).default([]),
});
export type PlanInput = z.infer<typeof planInput>;

/** Partners are those of the directory. */
export const refusePartners = (
  partners: readonly string[],
  { organisations }: Pick<Directory, "organisations">,
): Refusal | undefined => {
  const known = new Set(organisations.map(({ id }) => id));
  return partners.every((partner) => known.has(partner)) ? undefined : refusals.unknownPartner();
};

/** The plan as it reads from now on, new or changed. */
export const changedPlan = (
  id: string,
  input: PlanInput,
  current: OutreachPlan | undefined,
  directory: Pick<Directory, "organisations">,
): OutreachPlan | Refusal => {
  if (input.to !== undefined && input.to < input.from) return refusals.planBackwards();
  return (
    refusePartners(input.partners, directory) ?? {
      id,
      ...input,
      version: (current?.version ?? 0) + 1,
    }
  );
};
