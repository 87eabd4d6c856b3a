import * as z from "zod";
import type { CivilDate } from "../date.ts";
import { civilDate, line, strict } from "../fields.ts";

/**
 * An outreach action (repérage, « aller vers »): a date, a place, partners, and the plan that groups it with others.
 * A plain record, never changed; the people met are contacts, each in a dossier of their own.
 */
export type OutreachAction = {
  readonly id: string;
  readonly date: CivilDate;
  readonly place: string;
  readonly antenne: string;
  /** Organisations of the directory. */
  readonly partners: readonly string[];
  /** The id of a plan; of actions noted before plans were records, its name. */
  readonly plan?: string;
  readonly by: string;
  readonly at: string;
};

/** What is said of an action when it is planned. */
export const outreachPlanned = strict({
  date: civilDate,
  place: line(200),
  antenne: line(60),
  partners: z.array(line(60)).max(30).default([]),
  /** The id of the plan, when the action is part of one. */
  plan: line(60).optional(),
});
export type OutreachPlanned = z.infer<typeof outreachPlanned>;
