import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { CivilDate } from "../../../domain/date.ts";
import type { Attainment } from "../../../domain/objective/attainment.ts";
import { call } from "../api/client.ts";

/** What was realised at the end of a day; absent when there was nothing to count. */
export type Point = { readonly date: CivilDate; readonly realised?: number };

export type ObjectiveView = Attainment & { readonly history: readonly Point[] };

export type Evening = {
  readonly scope: string;
  readonly date?: CivilDate;
  /** « au soir du 23 novembre 2026 ». */
  readonly said?: string;
  readonly passages?: number;
  readonly toBeConfirmed?: boolean;
  readonly objectives: readonly ObjectiveView[];
};

export type Wanted = { readonly scope?: string; readonly date?: CivilDate };

/** Attainment at the end of a day: the last evening counted up to the date asked for. */
export const objectivesQuery = (wanted: Wanted = {}) => {
  const parameters = new URLSearchParams(
    Object.entries(wanted).filter(([, value]) => value !== undefined),
  ).toString();
  return queryOptions({
    queryKey: ["objectives", wanted.scope ?? "all", wanted.date ?? ""],
    queryFn: ({ signal }) =>
      call<Evening>({ path: `/objectives${parameters && `?${parameters}`}`, signal }),
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });
};
