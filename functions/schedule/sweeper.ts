import { mailsOfUnknownFate } from "../adapters/table/claims.ts";
import { waitingSince } from "../adapters/table/waiting.ts";
import { log } from "../log.ts";
import { askedAgain } from "../stream/outbox.ts";
import { send } from "./sweeper/daily.ts";
import { remindDocuments } from "./sweeper/reminders.ts";
import { alertUntouched } from "./sweeper/untouched.ts";

/** Minutes after which what the platform has to do itself has waited too long. */
const patience = 15;

const before = (now: string, minutes: number): string =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString();

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

/**
 * Finds what has waited too long and asks again, so that even a lost message loses nothing (design.md section 4):
 * requests validated without a check, documents without a verdict, contracts without a print; tells the mails whose fate
 * is not known, the manager the orientations that nobody touched, and counsellors the documents that are missing.
 */
export const handler = async (): Promise<void> => {
  const now = new Date().toISOString();
  await askAgain(now);
  await tellUnknownFates(now);
  await alertUntouched(now);
  await remindDocuments(now);
};
