import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { claimMail } from "../../../functions/adapters/table/claims.ts";
import { putAntenne } from "../../../functions/adapters/table/directory.ts";
import { handler } from "../../../functions/schedule/sweeper.ts";
import { startTable } from "../engine.ts";
import { happened, referred, story } from "../happened.ts";
import { startQueues } from "../queues.ts";

let engine: Awaited<ReturnType<typeof startTable>>;
let queues: Awaited<ReturnType<typeof startQueues>>;
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const day = 24 * 60;

beforeAll(async () => {
  [engine, queues] = await Promise.all([startTable(), startQueues()]);
  const covers = [{ commune: "59183", from: "2020-01-01" }];
  for (const id of ["centre", "littoral"])
    await putAntenne({ id, name: id, address: "", covers, version: 1 });
});
afterAll(async () => {
  await Promise.all([engine.stop(), queues.stop()]);
});

describe("the sweeper", () => {
  it("tells the manager once of each orientation that nobody touched for 15 days", async () => {
    const [old, older, recent, met] = Array.from({ length: 4 }, () => randomUUID());
    await happened(String(old), referred(), { at: ago(16 * day) });
    await happened(String(older), referred({}, "littoral"), { at: ago(40 * day) });
    await happened(String(recent), referred(), { at: ago(13 * day) });
    await happened(String(met), referred(), { at: ago(30 * day) });
    await happened(String(met), [story.appointmentGiven("2099-01-01")], { at: ago(29 * day) });
    await handler();
    const [alert, ...others] = await queues.drain("mail");
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ template: "untouched-referrals" });
    expect(String(alert?.dossiers).split(" ").sort()).toEqual([old, older].sort());
    await handler();
    expect(await queues.drain("mail")).toEqual([]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + day * 60_000 });
    await handler();
    expect(await queues.drain("mail")).toEqual([]);
    vi.useRealTimers();
  });

  it("asks again for what waited over a quarter of an hour, and only for that", async () => {
    const [late, recent] = [randomUUID(), randomUUID()];
    const asked = [story.controlRequested("2026-03-01")];
    await happened(late, [...referred(), ...asked], { at: ago(16) });
    await happened(recent, [...referred(), ...asked], { at: ago(14) });
    const document = {
      kind: "document",
      id: "paper",
      events: [
        {
          type: "document-announced",
          data: { kinds: ["rsa"], type: "application/pdf", size: 1, sha256: "", key: "k" },
          words: { name: "attestation.pdf" },
        },
      ],
    };
    await happened(late, [document], { at: ago(20) });
    await handler();
    expect(await queues.drain("eligibility-check")).toEqual([
      { dossier: late, control: "control", version: 0 },
    ]);
    expect(await queues.drain("document-uploaded")).toEqual([
      { kind: "asked-again", dossier: late, document: "paper" },
    ]);
    await handler();
    expect(await queues.drain("eligibility-check")).toHaveLength(1);
  });

  it("lists a mail that was claimed and not marked, and does not send it again", async () => {
    await claimMail({ claim: "claim-1", template: "referral-entry", claimedAt: ago(20) });
    const lines: string[] = [];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = ((text: string) => lines.push(text) > 0) as typeof write;
    await handler();
    process.stdout.write = write;
    const said = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(said).toContainEqual(
      expect.objectContaining({ code: "mail.fate-unknown", claim: "claim-1" }),
    );
    expect(said).toContainEqual(
      expect.objectContaining({ code: "sweep.found", what: "system:mail", count: 1 }),
    );
    expect(await queues.drain("mail")).toEqual([]);
  });
});
