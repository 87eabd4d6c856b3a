import { activeAccount, type Directory } from "../directory/directory.ts";
import { isToCome, type Slot } from "./slot.ts";

/** For how many days ahead partners are offered slots. */
export const offeredDays = 60;
const mostOffered = 100;

const hourOf = ({ date, time }: Slot): string => `${date}T${time}`;

/** Of these slots those that a partner may book now, the soonest first; a hundred at most, as a list to choose from. */
export const offered = (
  slots: readonly Slot[],
  { directory, now }: { readonly directory: Directory; readonly now: string },
): readonly Slot[] =>
  slots
    .filter((slot) => slot.holder === undefined && isToCome(slot, now))
    .filter(({ counsellor, date }) => activeAccount(directory, counsellor, date) !== undefined)
    .toSorted((one, other) => (hourOf(one) < hourOf(other) ? -1 : 1))
    .slice(0, mostOffered);
