import * as z from "zod";
import type { Actor } from "../../../domain/access/actor.ts";
import { cardFor, needsLabel, type ShownCard } from "../../../domain/access/rows.ts";
import type { Card } from "../../../domain/dossier/card.ts";
import { strict } from "../../../domain/fields.ts";
import { isRefusal, type Refusal } from "../../../domain/refusal.ts";
import { type ListQuery, listRows, type Page } from "../../adapters/table/lists.ts";
import { loadSettings } from "../../adapters/table/reference.ts";
import { card, cardExample } from "./card.ts";

/** What every list takes from the address: how many, and where to go on. Never a name. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(2000).optional(),
};

export const row = strict({
  card,
  kind: z.string(),
  id: z.string(),
  task: z.string().optional(),
  sort: z.string(),
});

export const page = strict({ items: z.array(row), cursor: z.string().optional() });

export const pageExample = {
  items: [
    {
      card: cardExample,
      kind: "appointment",
      id: "0191f2a4-5b6c-8d7e-af80-112233445569",
      task: "hold-appointment",
      sort: "2026-12-03",
    },
  ],
};

/**
 * Rows with their cards as this actor may see them, those that must not show left out. The settings are read only where
 * a closing is told by its shareable label: every other list is one request.
 */
export const shownRows = async <Row extends { readonly card?: Card }>(
  actor: Actor,
  now: string,
  rows: readonly Row[],
): Promise<readonly (Row & { readonly card: ShownCard })[]> => {
  const labelled = rows.some(({ card }) => card && needsLabel(actor, card));
  const settings = labelled ? await loadSettings(now) : undefined;
  return rows.flatMap((row) => {
    const card = row.card && cardFor(actor, row.card, settings);
    return card ? [{ ...row, card }] : [];
  });
};

/** One page of a list as this actor may see it. */
export const listFor = async (
  actor: Actor,
  query: Omit<ListQuery, "reader">,
): Promise<Page | Refusal> => {
  const found = await listRows({ ...query, reader: actor.account });
  if (isRefusal(found)) return found;
  return { ...found, items: await shownRows(actor, query.now, found.items) };
};
