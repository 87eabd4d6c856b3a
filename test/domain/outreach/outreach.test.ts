import { describe, expect, it } from "vitest";
import { latest } from "../../../domain/dossier/dossier.ts";
import { stageOf } from "../../../domain/dossier/stage.ts";
import type { OutreachAction, OutreachPlanned } from "../../../domain/outreach/action.ts";
import { planAction, registerContact } from "../../../domain/outreach/decide.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { contextOf, given } from "../given.ts";
import { identity } from "../story.ts";

const market: OutreachPlanned = {
  date: "2026-11-20",
  place: "Marché de Dunkerque",
  antenne: "centre",
  partners: ["ccas"],
  plan: "Aller vers 2026",
};
const planning = (changes: Partial<OutreachPlanned> = {}, by = "claire") =>
  planAction({ ...market, ...changes }, contextOf(by));

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
    });
    expect(JSON.stringify(after.states)).not.toContain("Lefèvre");
  });

  it("was not met in an action that has not taken place", () => {
    expect(meeting({ date: "2026-11-25" }).code).toBe("action-to-come");
  });
});
