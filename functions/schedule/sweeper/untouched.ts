import { addDays, instantInParis } from "../../../domain/date.ts";
import { derivedId } from "../../adapters/digest.ts";
import type { Message } from "../../adapters/queues.ts";
import { alertOnce } from "../../adapters/table/claims.ts";
import { loadReference } from "../../adapters/table/reference.ts";
import { waitingSince } from "../../adapters/table/waiting.ts";
import { daily } from "./daily.ts";

/** Ids that one message carries at most: longer lists are read in the client. */
const mostTold = 100;
const job = "untouched-referrals";

/** The orientations that have waited at an antenne for too long and that no earlier day told the manager of. */
const newlyUntouched = async (now: string, today: string): Promise<readonly string[]> => {
  const { settings, directory } = await loadReference(now);
  const untouchedOn = addDays(today, -settings.values.untouchedReferralDays);
  const limit = instantInParis(addDays(untouchedOn, 1), "00:00");
  const found: string[] = [];
  for (const { id } of directory.antennes)
    for (const row of await waitingSince(`antenne:${id}`, limit)) {
      if (row.kind !== "referral" || row.task === "tell-person") continue;
      const dossier = row.pk.slice(row.pk.indexOf("#") + 1);
      // Each wait is told once: the person who did not come after all begins another.
      if (await alertOnce(derivedId(job, dossier, row.since), today)) found.push(dossier);
    }
  return found;
};

/** Once a day, alerts the manager of the orientations that became untouched; each is told of once. */
export const alertUntouched = (now: string): Promise<void> =>
  daily(job, now, async (today): Promise<readonly Message[]> => {
    const dossiers = await newlyUntouched(now, today);
    const parts = Array.from({ length: Math.ceil(dossiers.length / mostTold) }, (_, index) =>
      dossiers.slice(index * mostTold, (index + 1) * mostTold),
    );
    return parts.map((some) => ({
      queue: "mail",
      message: { template: job, date: today, dossiers: some.join(" ") },
    }));
  });
