import { queryOptions, useQuery } from "@tanstack/react-query";
import type { OutreachAction } from "../../../domain/outreach/action.ts";
import type { OutreachPlan } from "../../../domain/outreach/plan.ts";
import { call } from "../api/client.ts";
import { listQuery, type RowPage } from "../api/rows.ts";

/** Outreach actions, the most recent first. */
export const actionsQuery = () =>
  listQuery<OutreachAction>("/outreach-actions", { limit: 100 }, ["outreach"]);

/** An action and the people met there. */
export const actionQuery = (id: string) =>
  queryOptions({
    queryKey: ["list", "outreach-action", id],
    queryFn: ({ signal }) =>
      call<RowPage & { action: OutreachAction }>({
        path: `/outreach-actions/${id}?limit=500`,
        signal,
      }),
  });

export const plansQuery = queryOptions({
  queryKey: ["outreach-plans"],
  queryFn: ({ signal }) =>
    call<{ items: readonly OutreachPlan[] }>({ path: "/outreach-plans", signal }),
  select: ({ items }) => items,
});

/** The names behind the plans; an action noted before plans were records says its plan itself. */
export const usePlans = () => {
  const { data } = useQuery(plansQuery);
  return {
    choices: (data ?? []).map(({ id, name }) => ({ value: id, label: name })),
    plan: (id: string) => data?.find((one) => one.id === id)?.name ?? id,
  };
};
