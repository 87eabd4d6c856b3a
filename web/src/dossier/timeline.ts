import { queryOptions } from "@tanstack/react-query";
import { call } from "../api/client.ts";

/** One event of a dossier's history, as the API gives it: ids, codes and dates, no words. */
export type TimelineEvent = {
  readonly at: string;
  readonly by: string;
  readonly for?: string;
  readonly kind: string;
  readonly id: string;
  readonly n: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
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
