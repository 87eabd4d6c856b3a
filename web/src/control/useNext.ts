import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { toast } from "../kit/Toast.tsx";
import { holdingOf, useQueue } from "./queue.ts";
import type { QueueSearch } from "./search.ts";

/**
 * Goes to the control after this one, in the order and with the filters of the queue that the person came from, past
 * those that a colleague holds; back to the queue after the last one.
 */
export const useNext = (dossierId: string, search: QueueSearch) => {
  const navigate = useNavigate();
  const { sorted, rows, fits, me } = useQueue(search);
  const order = sorted
    .filter((row) => row.card.dossier === dossierId || fits(row))
    .map((row) => row.card.dossier);
  // Once decided, this one leaves the queue: its place in it is remembered.
  const known = useRef<readonly string[]>([]);
  useEffect(() => {
    if (order.includes(dossierId)) known.current = order;
  });
  return () => {
    const after = known.current.slice(known.current.indexOf(dossierId) + 1);
    const following = rows
      .filter(({ card }) => after.includes(card.dossier) && holdingOf(card, me) !== "pris")
      .toSorted((one, other) => after.indexOf(one.card.dossier) - after.indexOf(other.card.dossier))
      .at(0);
    if (following)
      return void navigate({
        to: "/controles/$dossierId",
        params: { dossierId: following.card.dossier },
        search,
      });
    toast("Vous êtes au bout de la liste.");
    void navigate({ to: "/controles", search });
  };
};
