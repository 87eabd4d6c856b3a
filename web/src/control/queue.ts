import { useQuery } from "@tanstack/react-query";
import type { Card } from "../../../domain/dossier/card.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { now } from "../api/clock.ts";
import { withOverlay } from "../api/overlay.ts";
import { useNames } from "../api/reference.ts";
import { type Row, waitingQuery, withFreshCards } from "../api/rows.ts";
import { type Me, useMe } from "../session/me.ts";
import { sortOf } from "../table/search.ts";
import type { Holding, QueueSearch } from "./search.ts";

/** The queue of Statistics. */
export const controlsQuery = () => waitingQuery("statistics-officer");

/** Who holds it now: a reservation that is over holds nothing, except for whoever made it. */
export const holdingOf = ({ control }: Card, me: Me): Holding => {
  const { reservedBy, until = "" } = control ?? {};
  if (reservedBy === undefined) return "libres";
  if ([me.id, ...me.standsFor.map((one) => one.account)].includes(reservedBy)) return "miens";
  return until > now() ? "pris" : "libres";
};

const orders: Readonly<Record<string, (row: Row, names: ReturnType<typeof useNames>) => string>> = {
  nom: ({ card }) => `${card.name} ${card.firstNames}`,
  antenne: ({ card }, names) => names.antenne(card.antenne),
  conseiller: ({ card }, names) => names.account(card.counsellor),
  commune: ({ card }) => (card.commune ? communeName(card.commune) : ""),
  reservation: ({ card }, names) => names.account(card.control?.reservedBy),
};

/** The queue as it is shown: its filters, its order; the oldest first unless another order is asked for. */
export const useQueue = (search: QueueSearch) => {
  const query = useQuery(controlsQuery());
  const me = useMe();
  const names = useNames();
  const all = withFreshCards(withOverlay(query.data?.items ?? [], "statistics-officer"));
  const fits = ({ card }: Row) =>
    (search.antenne === undefined || card.antenne === search.antenne) &&
    (search.commune === undefined || card.commune === search.commune) &&
    (search.etat === undefined || holdingOf(card, me) === search.etat) &&
    (search.retour === undefined || card.control?.resubmitted === true);
  const sort = sortOf(search.tri);
  const orderBy = orders[sort?.column ?? ""] ?? ((row: Row) => row.sort);
  // The longest wait is the earliest instant.
  const way = sort?.column === "attente" ? (sort.descending ? 1 : -1) : sort?.descending ? -1 : 1;
  const sorted = all.toSorted(
    (one, other) => way * orderBy(one, names).localeCompare(orderBy(other, names), "fr"),
  );
  return { query, all, sorted, rows: sorted.filter(fits), fits, me };
};
