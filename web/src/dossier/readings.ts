import { listQuery } from "../api/rows.ts";

/** That somebody opened a dossier's page, or one of its papers. */
export type Reading = {
  readonly dossier: string;
  readonly number: string;
  readonly by: string;
  readonly for?: string;
  readonly at: string;
  readonly document?: string;
};

/** Who opened a dossier, newest first. */
export const readingsQuery = (dossierId: string) =>
  listQuery<Reading>(`/dossiers/${dossierId}/readings`, { limit: 50 }, ["readings", dossierId]);

/** The access log of a day, newest first. */
export const accessLogQuery = (day: string) =>
  listQuery<Reading>("/readings", { day, limit: 100 }, ["access-log"]);
