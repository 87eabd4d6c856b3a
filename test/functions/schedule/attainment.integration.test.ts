import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import { factsFile, readNight } from "../../../functions/adapters/nights.ts";
import { putAccount } from "../../../functions/adapters/table/directory.ts";
import { readEvenings } from "../../../functions/adapters/table/figures.ts";
import { projectDossier } from "../../../functions/adapters/table/projection.ts";
import { handler } from "../../../functions/schedule/attainment.ts";
import { startDocumentsBucket } from "../adapters/documents-bucket.ts";
import { call } from "../api.ts";
import { startTable } from "../engine.ts";
import { happened, referred, story } from "../happened.ts";
import { startQueues } from "../queues.ts";

let stops: (() => Promise<void>)[] = [];
let queues: Awaited<ReturnType<typeof startQueues>>;

const at = (day: string) => `${day}T09:00:00.000Z`;

/** Somebody who asked on a day and was decided upon so many days later, and entered then when granted. */
const decided = async (
  days: number,
  outcome: "granted" | "refused",
  options: { sex?: string; requestedOn?: string } = {},
): Promise<string> => {
  const id = randomUUID();
  const asked = options.requestedOn ?? "2026-01-05";
  const answered = addDays(asked, days);
  await happened(id, referred({ sex: options.sex ?? "woman" }), { at: at(asked) });
  await happened(id, [story.prepared(), story.submitted(asked), story.controlRequested(asked)], {
    at: at(asked),
  });
  await happened(id, [outcome === "granted" ? story.granted() : story.refused()], {
    at: at(answered),
  });
  if (outcome === "granted") await happened(id, [story.entered(answered)], { at: at(answered) });
  await projectDossier(id);
  return id;
};

const account = (id: string, role: "accompaniment-manager" | "director" | "counsellor") =>
  putAccount({
    id,
    email: `${id}@plie.example`,
    name: id,
    roles: [role],
    antennes: [],
    deputies: [],
    absences: [],
    version: 1,
  });

const figures = async (date: string) => {
  const [evening] = await readEvenings("all", date, 1);
  return evening?.date === date ? evening : undefined;
};
const of = async (date: string, code: string) =>
  (await figures(date))?.attainments.find(({ objective }) => objective.code === code);

beforeAll(async () => {
  const table = await startTable();
  queues = await startQueues();
  const bucket = await startDocumentsBucket(() => new Date());
  process.env.FACTS_BUCKET = process.env.DOCUMENTS_BUCKET;
  stops = [table.stop, queues.stop, bucket];
  await account("acc-hélène", "accompaniment-manager");
  await account("acc-direction", "director");
  await account("acc-lucie", "counsellor");
  const days = [0, 7, 11, 14, 17, 21, 22, 30, 60, 91];
  for (const [index, gross] of days.entries())
    await decided(gross, index === 3 ? "refused" : "granted", {
      sex: index % 2 ? "man" : "woman",
    });
});
afterAll(async () => {
  for (const stop of stops) await stop();
});

describe("the nightly attainment", () => {
  it("works out the four objectives of an evening and asks for the reports", async () => {
    await handler({ date: "2026-06-30" });
    const entries = await of("2026-06-30", "entries-2026");
    expect(entries).toMatchObject({ realised: 9, numerator: 9, denominator: 320 });
    expect(entries?.expected).toBeCloseTo(158.68, 2);
    expect(await of("2026-06-30", "acceptance-2026")).toMatchObject({
      numerator: 9,
      denominator: 10,
      realised: 0.9,
    });
    expect(await of("2026-06-30", "request-to-decision-2026")).toMatchObject({
      realised: 19,
      delay: { percentile90: 60, finished: 10, waiting: 0 },
    });
    expect(await of("2026-06-30", "women-entries-2026")).toMatchObject({ realised: 5, unknown: 0 });
    const mails = await queues.drain("mail");
    expect(mails.map(({ account: to }) => to).sort()).toEqual(["acc-direction", "acc-hélène"]);
    expect(mails[0]).toMatchObject({ template: "night-report", date: "2026-06-30" });
  });

  it("gives the same when it runs twice, and asks for no report twice", async () => {
    const before = await figures("2026-06-30");
    await decided(3, "granted");
    await handler({ date: "2026-06-30" });
    expect(await figures("2026-06-30")).toEqual(before);
    expect(await queues.drain("mail")).toEqual([]);
  });

  it("tells an evening as it was known then, whatever was recorded since", async () => {
    await handler({ date: "2026-02-01" });
    expect(await of("2026-02-01", "entries-2026")).toMatchObject({ realised: 7 });
    expect(await of("2026-02-01", "request-to-decision-2026")).toMatchObject({
      delay: { finished: 8, waiting: 3, oldestWaiting: 27 },
    });
  });

  it("does not count an entry that was cancelled since", async () => {
    const id = await decided(10, "granted", { requestedOn: "2026-03-01" });
    await happened(id, [story.entryCancelled()], { at: at("2026-07-02") });
    await projectDossier(id);
    await handler({ date: "2026-07-01" });
    await handler({ date: "2026-07-02" });
    const [then, since] = [
      await of("2026-07-01", "entries-2026"),
      await of("2026-07-02", "entries-2026"),
    ];
    expect((then?.realised ?? 0) - (since?.realised ?? 0)).toBe(1);
  });

  it("catches up the evenings that were missed, without their reports", async () => {
    await queues.drain("mail");
    await handler({ due: "2026-07-06T01:30:00Z" });
    for (const date of ["2026-07-03", "2026-07-04", "2026-07-05"])
      expect(await figures(date)).toBeDefined();
    const mails = await queues.drain("mail");
    expect(new Set(mails.map(({ date }) => date))).toEqual(new Set(["2026-07-05"]));
  });

  it("writes a file that DuckDB recounts to the same figures", async () => {
    const folder = mkdtempSync(join(tmpdir(), "jalon-night-"));
    const file = join(folder, "facts.parquet");
    writeFileSync(file, await readNight(factsFile("2026-06-30")));
    const connection = await (await DuckDBInstance.create()).connect();
    const read = await connection.runAndReadAll(`
      SELECT count(*) FILTER (WHERE enteredOn BETWEEN '2026-01-01' AND '2026-06-30') AS entries,
             median(date_diff('day', requestedOn::DATE, decidedOn::DATE))
               FILTER (WHERE decision IN ('granted', 'refused')) AS days
      FROM '${file}'`);
    connection.closeSync();
    rmSync(folder, { recursive: true });
    const [row] = read.getRowObjectsJson();
    expect(row).toEqual({ entries: "9", days: 19 });
  });

  it("is read « au soir du » its date, with its history, by those who may", async () => {
    const director = {
      account: "acc-direction",
      roles: ["director" as const],
      antennes: [],
      standsFor: [],
    };
    const answer = await call(director, "readObjectives");
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      date: "2026-07-05",
      said: "au soir du 5 juillet 2026",
      toBeConfirmed: true,
    });
    const objectives = answer.body.objectives as { history: unknown[] }[];
    expect(objectives).toHaveLength(4);
    expect(objectives[0]?.history.length).toBeGreaterThan(3);
    const counsellor = { ...director, account: "acc-lucie", roles: ["counsellor" as const] };
    expect(await call(counsellor, "readObjectives")).toMatchObject({ status: 403 });
    const earlier = await call(director, "readObjectives", { query: { date: "2026-06-30" } });
    expect(earlier.body).toMatchObject({ date: "2026-06-30" });
    const empty = await call(director, "readObjectives", { query: { date: "2025-01-01" } });
    expect(empty).toMatchObject({ status: 200, body: { objectives: [] } });
  });
});
