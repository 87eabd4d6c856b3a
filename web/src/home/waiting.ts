import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { withOverlay } from "../api/overlay.ts";
import { type Row, waitingQuery } from "../api/rows.ts";

/** The same task of the same dossier may stand in two lists that one person reads. */
const unique = (rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [`${row.card.dossier} ${row.task} ${row.id}`, row])).values(),
];

/** All lists as one read: shown when all came, failed when one failed. */
export const useWaiting = (lists: readonly string[]) => {
  const queries = useMemo(() => lists.map(waitingQuery), [lists]);
  const results = useQueries({ queries });
  const whole = results.every((result) => result.data !== undefined);
  return {
    data: whole
      ? unique(
          results.flatMap((result, index) =>
            withOverlay(result.data?.items ?? [], lists[index] ?? ""),
          ),
        )
      : undefined,
    error: results.find((result) => result.error)?.error ?? null,
    refetch: () => Promise.all(results.map((result) => result.refetch())),
  };
};
