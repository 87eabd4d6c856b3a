import * as z from "zod";
import type { CivilDate } from "../../domain/date.ts";
import { activeAccount } from "../../domain/directory/directory.ts";
import { civilDate } from "../../domain/fields.ts";
import { settingsOn } from "../../domain/setting/setting.ts";
import {
  dossiersFile,
  factsFile,
  readNight,
  writeNight,
  writeNightOnce,
} from "../adapters/nights.ts";
import { sendMessages } from "../adapters/queues.ts";
import { dropClaim, finishClaim, finishedClaims, takeClaim } from "../adapters/table/claims.ts";
import { readDirectory } from "../adapters/table/directory.ts";
import { readFactsAsAt } from "../adapters/table/facts.ts";
import { putEvening } from "../adapters/table/figures.ts";
import { readSettingRecords } from "../adapters/table/reference.ts";
import { log } from "../log.ts";
import { attainmentsOf, daysBefore, eveningOf, missedEvenings } from "./attainment/evening.ts";
import { fromParquet, toParquet } from "./attainment/file.ts";

const job = "attainment";
/** Seconds: a minute more than the function may last. */
const lease = 360;
/** Evenings that one run catches up at most. */
const mostMissed = 31;
const readers = ["accompaniment-manager", "director"] as const;

const told = z.object({ due: z.string().optional(), date: civilDate.optional() });

/** The facts of an evening, from its file: written now if none stands, and read back, so that all count the same. */
const factsOf = async (date: CivilDate) => {
  const bytes = toParquet(await readFactsAsAt(date));
  await writeNightOnce(factsFile(date), "application/vnd.apache.parquet", bytes);
  return fromParquet(await readNight(factsFile(date)));
};

const count = async (date: CivilDate): Promise<void> => {
  const facts = await factsOf(date);
  const { values, toBeConfirmed } = settingsOn((await readSettingRecords()).records, date);
  const scopes = attainmentsOf(values.objectives, facts, date);
  const dossiers = Object.fromEntries(
    [...scopes].map(([scope, counted]) => [
      scope,
      Object.fromEntries(counted.map((one) => [one.attainment.objective.code, one.dossiers])),
    ]),
  );
  await writeNight(
    dossiersFile(date),
    "application/json",
    new TextEncoder().encode(JSON.stringify(dossiers)),
  );
  for (const [scope, counted] of scopes)
    await putEvening({
      scope,
      date,
      passages: facts.length,
      toBeConfirmed: toBeConfirmed.includes("objectives"),
      attainments: counted.map(({ attainment }) => attainment),
    });
};

/** Asks for one report a reader; a report asked twice is mailed once (its claim). */
const report = async (date: CivilDate): Promise<void> => {
  const directory = await readDirectory();
  const accounts = directory.accounts.filter(
    ({ id, roles }) =>
      activeAccount(directory, id, date) && readers.some((role) => roles.includes(role)),
  );
  const messages = accounts.map(({ id }) => ({
    queue: "mail",
    message: { template: "night-report", date, account: id },
  }));
  const refused = await sendMessages(messages);
  if (refused.length > 0) throw new Error(`${refused.length} reports could not be asked for`);
};

const work = async (date: CivilDate, now: string, withReport: boolean): Promise<void> => {
  const claimed = await takeClaim(job, date, now, lease);
  if (claimed !== "taken") return log("info", { code: `attainment.${claimed}`, date });
  try {
    await count(date);
    if (withReport) await report(date);
  } catch (error) {
    await dropClaim(job, date);
    throw error;
  }
  await finishClaim(job, date, now);
  log("info", { code: "attainment.finished", date });
};

/**
 * Works out the attainment of the objectives at the end of a day (design.md section 5), after the evenings that were
 * missed. Reports are asked for the last evening only. Run twice, it gives the same: the file of an evening stands.
 *
 * @param event `due`, the instant at which the schedule was due (it works for the day before), or `date`.
 */
export const handler = async (event: unknown): Promise<void> => {
  const now = new Date().toISOString();
  const date = eveningOf(told.parse(event ?? {}), now);
  const days = daysBefore(date, mostMissed);
  const missed = missedEvenings(days, await finishedClaims(job, days));
  for (const evening of missed) await work(evening, now, false);
  await work(date, now, true);
};
