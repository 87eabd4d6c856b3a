import type { OutreachAction } from "../../../domain/outreach/action.ts";
import { listQuery } from "../api/rows.ts";

/** Outreach actions, the most recent first. */
export const actionsQuery = () =>
  listQuery<OutreachAction>("/outreach-actions", { limit: 100 }, ["outreach"]);
