import { textOf } from "../table/search.ts";

/** Who holds a control, as the queue filters it. */
export const holdings = { libres: "Libres", miens: "Pris par moi", pris: "Pris par un collègue" };
export type Holding = keyof typeof holdings;

/** The filters and the sort of the queue, as its address says them; the workbench's address keeps them. */
export type QueueSearch = {
  readonly antenne?: string;
  readonly commune?: string;
  readonly etat?: Holding;
  readonly retour?: true;
  readonly tri?: string;
};

export const queueSearch = (search: Record<string, unknown>): QueueSearch => ({
  antenne: textOf(search.antenne),
  commune: textOf(String(search.commune ?? "")),
  etat: Object.keys(holdings).find((code) => code === search.etat) as Holding | undefined,
  retour: search.retour ? true : undefined,
  tri: textOf(search.tri),
});
