import { queryOptions } from "@tanstack/react-query";
import type { Home } from "../../../domain/directory/directory.ts";
import type { SlotsOpened } from "../../../domain/slot/input.ts";
import type { FreeSlot } from "../../../domain/slot/slot.ts";
import { call } from "../api/client.ts";
import { queries } from "../api/queries.ts";

/** A slot as the house sees it. */
export type SlotView = FreeSlot & { readonly counsellor: string; readonly taken: boolean };

/** The free slots of the antennes that cover a home. Others book too: what is kept is read again each time. */
export const freeSlotsQuery = ({ commune, associatedCommune }: Home) =>
  queryOptions({
    queryKey: ["list", "free-slots", commune, associatedCommune],
    queryFn: ({ signal }) =>
      call<{ items: readonly FreeSlot[] }>({
        path: `/free-slots?${new URLSearchParams({ commune, ...(associatedCommune && { associatedCommune }) })}`,
        signal,
      }),
    staleTime: 0,
  });

/** The slots of an antenne, free and taken, from today on. */
export const slotsQuery = (antenne: string) =>
  queryOptions({
    queryKey: ["list", "slots", antenne],
    queryFn: ({ signal }) =>
      call<{ items: readonly SlotView[] }>({
        path: `/slots?${new URLSearchParams({ antenne })}`,
        signal,
      }),
  });

const readAgain = () => queries.invalidateQueries({ queryKey: ["list"] });

export const openSlots = async (body: SlotsOpened, key: string): Promise<void> => {
  await call({ method: "POST", path: "/slots", body, key });
  await readAgain();
};

export const closeSlot = async (id: string, key: string): Promise<void> => {
  try {
    await call({ method: "POST", path: `/slots/${encodeURIComponent(id)}/closing`, body: {}, key });
  } finally {
    await readAgain();
  }
};
