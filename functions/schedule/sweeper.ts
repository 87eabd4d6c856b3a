import { addDays, civilDateOf } from "../../domain/date.ts";
import { derivedId } from "../adapters/digest.ts";
import { type Message, sendMessages } from "../adapters/queues.ts";
import {
  alertOnce,
  dropClaim,
  finishClaim,
  mailsOfUnknownFate,
  takeClaim,
} from "../adapters/table/claims.ts";
import { loadReference } from "../adapters/table/reference.ts";
import { waitingSince } from "../adapters/table/waiting.ts";
import { log } from "../log.ts";
import { askedAgain } from "../stream/outbox.ts";

/** Minutes after which what the platform has to do itself has waited too long. */
const patience = 15;
/** Ids that one message carries at most: longer lists are read in the client. */
const mostTold = 100;
const alertJob = "untouched-referrals";
/** Seconds: a minute more than the function may last. */
const lease = 180;

const before = (now: string, minutes: number): string =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString();

const send = async (messages: readonly Message[]): Promise<void> => {
  const refused = await sendMessages(messages);
  if (refused.length > 0) throw new Error(`${refused.length} messages were not taken`);
};

/** Asks again for what has waited too long, by the same messages as the relay. */
const askAgain = async (now: string): Promise<void> => {
  for (const [name, message] of Object.entries(askedAgain)) {
    const rows = await waitingSince(name, before(now, patience));
    if (rows.length === 0) continue;
    log("warn", { code: "sweep.found", what: name, count: rows.length });
    await send(rows.map(message));
  }
};

/** Mails claimed and not marked: told, never sent again. */
const tellUnknownFates = async (now: string): Promise<void> => {
  const mails = await mailsOfUnknownFate(before(now, patience));
  if (mails.length === 0) return;
  log("warn", { code: "sweep.found", what: "system:mail", count: mails.length });
  for (const { claim, template, claimedAt } of mails)
    log("warn", { code: "mail.fate-unknown", claim, template, claimedAt });
};

/** The orientations that have waited at an antenne for too long and that no earlier day told the manager of. */
const newlyUntouched = async (now: string, today: string): Promise<readonly string[]> => {
  const { settings, directory } = await loadReference(now);
  const limit = addDays(today, -settings.values.untouchedReferralDays);
  const found: string[] = [];
  for (const { id } of directory.antennes)
    for (const row of await waitingSince(`antenne:${id}`, `${limit}T23:59:59.999Z`)) {
      if (row.kind !== "referral") continue;
      const dossier = row.pk.slice(row.pk.indexOf("#") + 1);
      // Each wait is told once: the person who did not come after all begins another.
      if (await alertOnce(derivedId(alertJob, dossier, row.since), today)) found.push(dossier);
    }
  return found;
};

/** Once a day, alerts the manager of the orientations that became untouched; each is told of once. */
const alertUntouched = async (now: string): Promise<void> => {
  const today = civilDateOf(now);
  if ((await takeClaim(alertJob, today, now, lease)) !== "taken") return;
  try {
    const dossiers = await newlyUntouched(now, today);
    const parts = Array.from({ length: Math.ceil(dossiers.length / mostTold) }, (_, index) =>
      dossiers.slice(index * mostTold, (index + 1) * mostTold),
    );
    await send(
      parts.map((some) => ({
        queue: "mail",
        message: { template: alertJob, date: today, dossiers: some.join(" ") },
      })),
    );
  } catch (error) {
    await dropClaim(alertJob, today);
    throw error;
  }
  await finishClaim(alertJob, today, now);
};

/**
 * Finds what has waited too long and asks again, so that even a lost message loses nothing (design.md section 4):
 * requests validated without a check, documents without a verdict, contracts without a print; tells the mails whose fate
 * is not known, and the manager the orientations that nobody touched.
 */
export const handler = async (): Promise<void> => {
  const now = new Date().toISOString();
  await askAgain(now);
  await tellUnknownFates(now);
  await alertUntouched(now);
};
