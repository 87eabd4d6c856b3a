import { describe, expect, it } from "vitest";
import { may } from "../../../domain/access/may.ts";
import type { Card } from "../../../domain/dossier/card.ts";
import type { Stage } from "../../../domain/dossier/stage.ts";
import { neglectOf } from "../../../domain/referral/untouched.ts";
import { referralViewOf, wasInHand } from "../../../domain/referral/view.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { settingsOn } from "../../../domain/setting/setting.ts";
import { actorOf, dossierId, dossierOf, now } from "../given.ts";
import { appointmentOn, cameOrNot, interviewOn, oriented } from "../story.ts";

const settings = settingsOn([], "2026-11-24");
const card = (stage: Stage, more: Partial<Card> = {}): Card => ({
  dossier: dossierId,
  number: "AAAA-BBBB",
  name: "Lefèvre",
  firstNames: "Sofia",
  stage,
  antenne: "centre",
  ...more,
});

describe("what a partner sees of an attached orientation", () => {
  const attached = (own: Stage, other: Stage) =>
    card("closed", { closing: "attached", attachedTo: "d-2", attachedAt: { own, other } });
  it.each<[Stage, Stage, Card | undefined, Stage, string | undefined]>([
    ["referred", "participant", card("participant"), "appointment", undefined],
    ["opinion", "participant", card("participant"), "opinion", undefined],
    ["referred", "appointment", card("diagnosis"), "diagnosis", undefined],
    ["request", "referred", card("appointment"), "request", undefined],
    ["referred", "control", card("participant"), "participant", undefined],
    [
      "referred",
      "control",
      card("closed", { closing: "decline/other" }),
      "closed",
      "Parcours non engagé",
    ],
    ["opinion", "control", undefined, "opinion", undefined],
    ["opinion", "control", card("closed", { closing: "attached" }), "opinion", undefined],
  ])("at %s, the other at %s and then %j: %s", (own, other, standing, stage, outcome) => {
    const view = referralViewOf(attached(own, other), "", settings, standing);
    expect(view.stage).toBe(stage);
    expect(view.outcome).toBe(outcome);
    expect(JSON.stringify(view)).not.toMatch(/d-2|attached/);
  });

  it("is told of an appointment unless it was already, and looks in hand when that was not kept", () => {
    expect(wasInHand({ own: "referred", other: "control" })).toBe(false);
    expect(wasInHand({ own: "diagnosis", other: "control" })).toBe(true);
    const former = card("closed", { closing: "attached" });
    expect(referralViewOf(former, "", settings).stage).toBe("appointment");
  });
});

describe("a protected dossier", () => {
  const step = (type: string, data: object) => ({ kind: "person", events: [{ type, data }] });
  const partner = {
    account: "acc-ccas",
    roles: ["prescriber" as const],
    antennes: [],
    organisation: "ccas",
    standsFor: [],
  };
  const protectedFrom = dossierOf(dossierId, [
    ...oriented,
    step("dossier-protected", { readers: ["helene"] }),
  ]);

  it("stays its own partner's to follow, and hidden from the house", () => {
    expect(may(partner, "readReferral", now, protectedFrom)).toEqual({ role: "prescriber" });
    expect(may(partner, "withdrawReferral", now, protectedFrom)).toEqual({ role: "prescriber" });
    expect(isRefusal(may(actorOf("claire"), "readDossier", now, protectedFrom))).toBe(true);
    const other = { ...partner, organisation: "other" };
    expect(isRefusal(may(other, "readReferral", now, protectedFrom))).toBe(true);
  });
});

describe("why an orientation waits at the antenne", () => {
  const of = (...steps: Parameters<typeof dossierOf>[1]) => neglectOf(dossierOf(dossierId, steps));

  it("nobody touched it, or the person did not come", () => {
    expect(of(...oriented)?.why).toBe("untouched");
    const missed = of(...oriented, ...appointmentOn("2026-11-10"), cameOrNot("absent"));
    expect(missed).toEqual({ why: "missed", since: "2026-11-10T09:30:00.000Z" });
    expect(of(...oriented, ...appointmentOn("2026-12-10"))).toBeUndefined();
    expect(of(...oriented, interviewOn("2026-11-10"))?.why).toBe("unattended");
  });
});
