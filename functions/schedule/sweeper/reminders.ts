import { civilDateOf, daysBetween } from "../../../domain/date.ts";
import { derivedId } from "../../adapters/digest.ts";
import type { Message } from "../../adapters/queues.ts";
import { alertOnce } from "../../adapters/table/claims.ts";
import { loadReference } from "../../adapters/table/reference.ts";
import { type WaitingRow, waitingSince } from "../../adapters/table/waiting.ts";
import { daily } from "./daily.ts";

const job = "documents-reminder";

/** The returns of Statistics that a counsellor has not answered: those of closed dossiers wait for nobody. */
const standingReturns = async (now: string, counsellors: readonly string[]) => {
  const found: WaitingRow[] = [];
  for (const id of counsellors)
    for (const row of await waitingSince(`counsellor:${id}`, now))
      if (row.task === "bring-documents") found.push(row);
  return found;
};

/** The last day of the list that a return has reached: one missed while nothing ran is not made up for. */
const dueDay = (days: readonly number[], age: number): number | undefined =>
  days.filter((day) => day <= age).toSorted((one, other) => other - one)[0];

/**
 * Once a day, reminds counsellors of the documents that are missing, by the age of each return: once for each day of the
 * setting, and for each return anew (domain.md section 3, 7).
 */
export const remindDocuments = (now: string): Promise<void> =>
  daily(job, now, async (today): Promise<readonly Message[]> => {
    const { settings, directory } = await loadReference(now);
    const counsellors = directory.accounts.map(({ id }) => id);
    const messages: Message[] = [];
    for (const { pk, id, since } of await standingReturns(now, counsellors)) {
      const age = daysBetween(civilDateOf(since), today);
      const day = dueDay(settings.values.documentReminderDays, age);
      if (day === undefined) continue;
      const dossier = pk.slice(pk.indexOf("#") + 1);
      if (await alertOnce(derivedId(job, dossier, id, since, String(day)), today))
        messages.push({
          queue: "mail",
          message: { template: job, dossier, control: id, since, day },
        });
    }
    return messages;
  });
