import { queryOptions } from "@tanstack/react-query";
import type { Attainment } from "../../../domain/objective/attainment.ts";
import { call } from "../api/client.ts";

export type ObjectiveView = Attainment & {
  readonly history: readonly { readonly date: string; readonly realised?: number }[];
};

export type Evening = {
  readonly scope: string;
  readonly date?: string;
  /** « au soir du 23 novembre 2026 ». */
  readonly said?: string;
  readonly passages?: number;
  readonly toBeConfirmed?: boolean;
  readonly objectives: readonly ObjectiveView[];
};

export const objectivesQuery = queryOptions({
  queryKey: ["objectives"],
  queryFn: ({ signal }) => call<Evening>({ path: "/objectives", signal }),
  staleTime: 5 * 60_000,
});
