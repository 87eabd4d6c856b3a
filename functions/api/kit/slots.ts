import type { CivilDate } from "../../../domain/date.ts";
import type { Directory } from "../../../domain/directory/directory.ts";
import type { Slot } from "../../../domain/slot/slot.ts";
import { readSlots, slotIdOf } from "../../adapters/table/slots.ts";

type Hour = { readonly counsellor: string; readonly date: CivilDate; readonly time: string };

/** The slots that a counsellor has at an hour, in whichever of their antennes. */
export const slotsAt = (
  { counsellor, date, time }: Hour,
  { accounts }: Pick<Directory, "accounts">,
): Promise<readonly Slot[]> => {
  const antennes = accounts.find(({ id }) => id === counsellor)?.antennes ?? [];
  return readSlots(antennes.map((antenne) => slotIdOf(antenne, counsellor, date, time)));
};
