import { describe, expect, it } from "vitest";
import { latest } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { stageOf } from "../../../domain/dossier/stage.ts";
import type { OutreachAction, OutreachPlanned } from "../../../domain/outreach/action.ts";
import {
  closeContact,
  planAction,
  referContact,
  registerContact,
} from "../../../domain/outreach/decide.ts";
import { changedPlan, type OutreachPlan } from "../../../domain/outreach/plan.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { contextOf, directory, given, type Step } from "../given.ts";
import { identity, registered } from "../story.ts";

const market: OutreachPlanned = {
  date: "2026-11-20",
  place: "Marché de Dunkerque",
  antenne: "centre",
  partners: ["ccas"],
  plan: "aller-vers-2026",
};
const plan: OutreachPlan = {
  id: "aller-vers-2026",
  name: "Aller vers 2026",
  from: "2026-01-01",
  to: "2026-12-31",
  partners: ["ccas"],
  version: 1,
};
const planning = (changes: Partial<OutreachPlanned> = {}, by = "claire") =>
  planAction({ ...market, ...changes }, contextOf(by), plan);

describe("an outreach action", () => {
  it("keeps date, place, partners and plan, under an id in the order of the days", () => {
    expect(planning()).toEqual({
      ...market,
      id: "2026-11-20-n-1",
      by: "claire",
      at: "2026-11-24T09:00:00.000Z",
    });
  });

  it.each<[string, Partial<OutreachPlanned>, string]>([
    ["in an antenne of others", { antenne: "littoral" }, "antenne-unknown"],
    [
      "with partners whom the directory does not know",
      { partners: ["moon"] },
      "organisation-unknown",
    ],
    ["in a plan that is not there", { plan: "moon" }, "plan-unknown"],
    ["in two years", { date: "2028-11-20" }, "action-date"],
    ["of two years ago", { date: "2024-11-20" }, "action-date"],
  ])("is refused %s", (_what, changes, code) => {
    const refused = planning(changes);
    expect(isRefusal(refused) && refused.code).toBe(code);
  });

  it("is planned by the manager in any antenne", () => {
    expect(isRefusal(planning({ antenne: "littoral" }, "helene"))).toBe(false);
  });
});

describe("somebody met", () => {
  const action = planning() as OutreachAction;
  const person = {
    identity: { ...identity, formerNames: [] },
    contact: { phone: "+33612345678", channel: "sms" as const },
    residence: { commune: "59183", street: [] },
  };
  const meeting = (changes: Partial<OutreachAction> = {}) =>
    given().when((_dossier, context) =>
      registerContact(person, { ...action, ...changes }, context),
    );

  it("begins a dossier that is no orientation, and names stay out of the state", () => {
    const { after } = meeting();
    expect(stageOf(after)).toBe("contact");
    expect(latest(after, "contact")?.state).toMatchObject({
      action: action.id,
      metOn: "2026-11-20",
      antenne: "centre",
      plan: "aller-vers-2026",
    });
    expect(JSON.stringify(after.states)).not.toContain("Lefèvre");
  });

  it("was not met in an action that has not taken place", () => {
    expect(meeting({ date: "2026-11-25" }).code).toBe("action-to-come");
  });
});

describe("what becomes of somebody met", () => {
  const met: Step = {
    kind: "contact",
    events: [
      {
        type: "contact-registered",
        data: { action: "a-1", metOn: "2026-11-20", antenne: "centre", plan: plan.id },
      },
    ],
  };
  const airlock: Step = {
    kind: "airlock",
    events: [{ type: "airlock-started", data: { on: "2026-11-20", counsellor: "claire" } }],
  };
  const closed: Step = {
    kind: "contact",
    events: [{ type: "contact-closed", data: { kind: "lost", on: "2026-11-22" } }],
  };
  const closing = (...steps: readonly Step[]) =>
    given(registered, ...steps).when((dossier, context) =>
      closeContact(dossier, { kind: "oriented-elsewhere", words: "Mission Locale" }, context),
    );

  it("waits at the antenne until it is said, in words only where it is words", () => {
    const { dossier } = given(registered, met);
    expect(awaited(dossier)).toMatchObject([
      { kind: "contact", waitingFor: "antenne:centre", task: "settle-contact" },
    ]);
    const { events, after } = closing(met);
    expect(events).toMatchObject([
      { type: "contact-closed", data: { kind: "oriented-elsewhere", on: "2026-11-24" } },
    ]);
    expect(stageOf(after)).toBe("closed");
    expect(awaited(after)).toEqual([]);
    expect(JSON.stringify(after.states)).not.toContain("Mission");
  });

  it("is said once, and not beside an airlock", () => {
    expect(closing().code).toBe("no-contact");
    expect(closing(met, closed).code).toBe("contact-closed");
    expect(closing(met, airlock).code).toBe("airlock-begun");
  });

  it("may change: somebody lost comes back and is oriented, in the plan of the action", () => {
    const input = {
      reason: "Revient.",
      told: true as const,
      notice: { version: "2026-01", means: "sent" as const },
    };
    const { after } = given(registered, met, closed).when((dossier, context) =>
      referContact(dossier, input, context),
    );
    expect(stageOf(after)).toBe("referred");
    expect(latest(after, "referral")?.state.plan).toBe(plan.id);
  });
});

describe("an outreach plan", () => {
  const input = { name: "Plan", from: "2027-01-01", partners: ["ccas"] };
  it.each([
    [{}, undefined],
    [{ to: "2026-12-31" }, "period-backwards"],
    [{ partners: ["moon"] }, "organisation-unknown"],
  ])("with %j: %s", (more, code) => {
    const result = changedPlan("plan", { ...input, ...more }, plan, directory);
    expect(isRefusal(result) ? result.code : undefined).toBe(code);
    if (!isRefusal(result)) expect(result).toEqual({ id: "plan", ...input, version: 2 });
  });
});
