import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Card } from "../../../domain/dossier/card.ts";
import type { Task } from "../../../domain/dossier/tasks.ts";
import { call } from "./client.ts";
import { type Overlay, overlayOf } from "./overlay.ts";

/** One row of any list: the dossier's card, the state that put it there, and since when (waiting lists). */
export type Row = {
  readonly card: Card;
  readonly kind: string;
  readonly id: string;
  readonly task?: Task;
  readonly sort: string;
};

export type RowPage = { readonly items: readonly Row[]; readonly cursor?: string };

type ListQuery = Readonly<Record<string, string | number | undefined>>;

const addressOf = (path: string, query: ListQuery) => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) parameters.set(name, String(value));
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
};

/** A cursored list, page after page. */
export const listQuery = <Item>(path: string, query: ListQuery, key: readonly unknown[]) =>
  infiniteQueryOptions({
    queryKey: ["list", ...key, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call<{ items: readonly Item[]; cursor?: string }>({
        path: addressOf(path, { ...query, cursor: pageParam }),
        signal,
      }),
    getNextPageParam: (page) => page.cursor,
    select: (data) => ({
      items: data.pages.flatMap((page) => page.items),
      complete: data.pages.at(-1)?.cursor === undefined,
    }),
  });

/** What waits for a role, an antenne or a person, as the index tells it: `withOverlay` brings it up to date. */
export const waitingQuery = (list: string) =>
  queryOptions({
    queryKey: ["list", "waiting", list],
    queryFn: ({ signal }) =>
      call<RowPage>({ path: addressOf("/waiting", { list, limit: 500 }), signal }),
  });

/** Rows with the newest card known here. */
export const withFreshCards = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row) => {
    const fresh: Overlay | undefined = overlayOf(row.card.dossier);
    return fresh ? { ...row, card: fresh.card } : row;
  });
