import { addDays, type CivilDate, instantInParis } from "../../../domain/date.ts";
import { slotIdOf, slotRecord } from "../../adapters/table/slots.ts";
import { transact } from "../../adapters/table/transact.ts";
import { accounts, antennes } from "./house.ts";

const times = ["09:30", "10:30", "14:00"];
const isWorkday = (date: CivilDate) => ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());

/** Free slots of each antenne on the working days of the coming fortnight, by its first counsellor. */
export const openMadeUpSlots = async (today: CivilDate): Promise<void> => {
  const days = Array.from({ length: 14 }, (_, index) => addDays(today, index + 1));
  for (const { id: antenne, address: place } of antennes) {
    const counsellor = accounts.find(
      ({ roles, antennes: places }) => roles.includes("counsellor") && places.includes(antenne),
    )?.id;
    if (counsellor === undefined) continue;
    for (const date of days.filter(isWorkday)) {
      const slots = times.map((time) => {
        const id = slotIdOf(antenne, counsellor, date, time);
        const at = instantInParis(today, "08:00");
        return { id, antenne, counsellor, date, time, place, by: counsellor, at };
      });
      // Opened already: seeded twice, it stays as it stands.
      await transact(slots.map(slotRecord));
    }
  }
};
