import * as z from "zod";
import { Refusal } from "../../domain/refusal.ts";
import { seal, unseal } from "./seal.ts";

/** Milliseconds for which a list can be gone on with. */
const life = 86_400_000;

const sealed = z.object({ at: z.string(), place: z.unknown() });

const unknownCursor = () =>
  new Refusal("cursor-unknown", "La suite de cette liste n’est plus disponible : rechargez-la.", {
    status: 400,
    field: "cursor",
  });

/** Where a list goes on, sealed for its reader and the list (`purpose`). */
export const cursorTo = (purpose: string, now: string, place: unknown): string =>
  seal(purpose, { at: now, place });

/** Where to go on; undefined at the beginning. A cursor of somebody else, of another list, or of yesterday is refused. */
export const placeOf = <Place>(
  purpose: string,
  now: string,
  cursor: string | undefined,
): Place | undefined | Refusal => {
  if (cursor === undefined) return undefined;
  const opened = sealed.safeParse(unseal(purpose, cursor));
  if (!opened.success || Date.parse(now) - Date.parse(opened.data.at) > life)
    return unknownCursor();
  return opened.data.place as Place;
};
