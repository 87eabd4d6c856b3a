import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  alertOnce,
  claimMail,
  dropClaim,
  finishClaim,
  finishedClaims,
  mailsOfUnknownFate,
  markMail,
  releaseMail,
  takeClaim,
} from "../../../functions/adapters/table/claims.ts";
import { settleMail, unknownMails } from "../../../functions/tools/upkeep/upkeep.ts";
import { startTable } from "../engine.ts";

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

const at = (time: string) => `2026-07-01T${time}.000Z`;

describe("the claim of a night", () => {
  it("is taken by one run of twenty that start at once", async () => {
    const runs = await Promise.all(
      Array.from({ length: 20 }, () => takeClaim("job", "2026-06-30", at("01:30:00"), 360)),
    );
    expect(runs.filter((run) => run === "taken")).toHaveLength(1);
    expect(runs.filter((run) => run === "running")).toHaveLength(19);
  });

  it("is taken again when the run that held it died, and never once it is finished", async () => {
    const take = (time: string) => takeClaim("job", "2026-06-29", at(time), 360);
    expect(await take("01:30:00")).toBe("taken");
    expect(await take("01:35:59")).toBe("running");
    expect(await take("01:36:01")).toBe("taken");
    await finishClaim("job", "2026-06-29", at("01:37:00"));
    expect(await take("23:00:00")).toBe("finished");
    expect(await finishedClaims("job", ["2026-06-28", "2026-06-29", "2026-06-30"])).toEqual([
      "2026-06-29",
    ]);
  });

  it("is let go of by a run that failed", async () => {
    const take = () => takeClaim("job", "2026-06-27", at("01:30:00"), 360);
    expect(await take()).toBe("taken");
    await dropClaim("job", "2026-06-27");
    expect(await take()).toBe("taken");
  });
});

describe("the claim of a mail", () => {
  it("is made once, stands among the unknown until it is marked, and may be released", async () => {
    const mail = { claim: "m1", template: "night-report", claimedAt: at("01:00:00") };
    expect([await claimMail(mail), await claimMail(mail)]).toEqual([true, false]);
    expect(await mailsOfUnknownFate(at("01:00:00"))).toEqual([]);
    expect(await mailsOfUnknownFate(at("01:15:00"))).toEqual([mail]);
    await markMail("m1", at("01:00:01"));
    expect(await mailsOfUnknownFate(at("01:15:00"))).toEqual([]);
    expect(await claimMail(mail)).toBe(false);
    expect(await claimMail({ ...mail, claim: "m2" })).toBe(true);
    await releaseMail("m2");
    expect(await claimMail({ ...mail, claim: "m2" })).toBe(true);
  });

  it("is settled by hand when SES told what became of it, and only one that exists", async () => {
    expect((await unknownMails(at("02:00:00"))).wrong).toEqual(["m2"]);
    await settleMail("m2", at("02:00:00"));
    expect((await unknownMails(at("02:00:00"))).wrong).toEqual([]);
    await expect(settleMail("m3", at("02:00:00"))).rejects.toThrow();
  });
});

describe("an alert", () => {
  it("is told once, and again only on the same day", async () => {
    expect(await alertOnce("a", "2026-07-01")).toBe(true);
    expect(await alertOnce("a", "2026-07-01")).toBe(true);
    expect(await alertOnce("a", "2026-07-02")).toBe(false);
  });
});
