import { randomUUID } from "node:crypto";
import type { SQSEvent } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readingAt, readingsKeptDays } from "../../domain/access/reading.ts";
import { deletePassage } from "../../functions/adapters/table/erase.ts";
import { loadPassage } from "../../functions/adapters/table/load.ts";
import { readingsOfDay, readingsOfDossier } from "../../functions/adapters/table/reading-lists.ts";
import { handler } from "../../functions/queue/reading.ts";
import { startTable } from "./engine.ts";
import { happened, referred } from "./happened.ts";

let engine: { stop: () => Promise<void> };
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

const now = "2026-11-24T09:12:34.000Z";
const paging = { limit: 10, reader: "helene", now };

const deliver = (...bodies: readonly unknown[]) =>
  handler({
    Records: bodies.map((body) => ({ messageId: randomUUID(), body: JSON.stringify(body) })),
  } as SQSEvent);

const dossier = async (): Promise<string> => {
  const id = randomUUID();
  await happened(id, referred());
  return id;
};

describe("the access log", () => {
  it("files a reading once, whatever how often it is told within its minute", async () => {
    const id = await dossier();
    const page = readingAt(now, { dossier: id, by: "claire", for: "karim" });
    const again = readingAt("2026-11-24T09:12:59.000Z", {
      dossier: id,
      by: "claire",
      for: "karim",
    });
    const paper = readingAt(now, { dossier: id, by: "samuel", document: "d1" });
    expect(await deliver(page, again, paper)).toEqual({ batchItemFailures: [] });
    const found = { items: [paper, page] };
    expect(await readingsOfDossier(id, paging)).toEqual(found);
    expect(await readingsOfDay("2026-11-24", paging)).toEqual(found);
    expect(await readingsOfDay("2026-11-23", paging)).toEqual({ items: [] });
    expect((await loadPassage(id)).history.some(({ by }) => by === "samuel")).toBe(false);
    expect(readingsKeptDays).toBeLessThanOrEqual(365);
  });

  it("is forgotten with its dossier, and says nothing of one that is gone", async () => {
    const id = await dossier();
    const page = readingAt("2026-11-22T23:30:00.000Z", { dossier: id, by: "claire" });
    await deliver(page);
    // Half past midnight in Paris: the day is theirs.
    expect(await readingsOfDay("2026-11-23", paging)).toEqual({ items: [page] });
    await deletePassage(id);
    expect(await readingsOfDay("2026-11-23", paging)).toEqual({ items: [] });
    await deliver(page);
    expect(await readingsOfDossier(id, paging)).toEqual({ items: [] });
  });

  it("gives back a message that it cannot read", async () => {
    const { batchItemFailures } = await deliver({ dossier: "d", by: "claire", at: now });
    expect(batchItemFailures).toHaveLength(1);
  });
});
