import { queryOptions } from "@tanstack/react-query";
import type { FieldChange } from "../../../domain/dossier/told.ts";
import { call } from "../api/client.ts";

/** One event of a dossier's history, as the API gives it: ids, codes and dates, and the fields that it changed. */
export type TimelineEvent = {
  readonly at: string;
  readonly by: string;
  readonly for?: string;
  readonly kind: string;
  readonly id: string;
  readonly n: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly changes: readonly FieldChange[];
};

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ["timeline", id],
    queryFn: ({ signal }) =>
      call<{ items: readonly TimelineEvent[]; cursor?: string }>({
        path: `/dossiers/${id}/timeline?limit=200`,
        signal,
      }),
  });
