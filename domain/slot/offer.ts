import { activeAccount, type Directory } from "../directory/directory.ts";
import { hourAt, hourOf, type SlotToOffer } from "./slot.ts";

/** For how many days ahead partners are offered slots. */
export const offeredDays = 60;
const mostOffered = 100;

/** Of these slots those that a partner may book now, the soonest first; a hundred at most, as a list to choose from. */
export const offered = (
  slots: readonly SlotToOffer[],
  { directory, now }: { readonly directory: Directory; readonly now: string },
): readonly SlotToOffer[] => {
  const hour = hourAt(now);
  return slots
    .filter((slot) => slot.holder === undefined && hourOf(slot) > hour)
    .toSorted((one, other) => (hourOf(one) < hourOf(other) ? -1 : 1))
    .values()
    .filter(({ counsellor, date }) => activeAccount(directory, counsellor, date) !== undefined)
    .take(mostOffered)
    .toArray();
};
