import * as z from "zod";
import type { Actor } from "../../../domain/access/actor.ts";
import { cardFor } from "../../../domain/access/rows.ts";
import { strict } from "../../../domain/fields.ts";
import { isRefusal, type Refusal } from "../../../domain/refusal.ts";
import { type ListQuery, listRows, type Page } from "../../adapters/table/lists.ts";
import { card, cardExample } from "./card.ts";

/** What every list takes from the address: how many, and where to go on. Never a name. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
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

/** One page of a list as this actor may see it. */
export const listFor = async (
  actor: Actor,
  query: Omit<ListQuery, "reader">,
): Promise<Page | Refusal> => {
  const found = await listRows({ ...query, reader: actor.account });
  if (isRefusal(found)) return found;
  const items = found.items.flatMap((item) => {
    const card = cardFor(actor, item.card);
    return card ? [{ ...item, card }] : [];
  });
  return { ...found, items };
};
