import { describe, expect, it } from "vitest";
import type { Actor } from "../../../domain/access/actor.ts";
import { may } from "../../../domain/access/may.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { actorOf, given, now, type Step } from "../given.ts";
import { checked, requested } from "../requests.ts";

const withEveryRole = (account: string): Actor => ({
  ...actorOf(account),
  roles: ["counsellor", "accompaniment-manager", "statistics-officer"],
  antennes: ["centre"],
});
const asked = (actor: Actor, operation: string, steps = requested) => {
  const permission = may(actor, operation, now, given(...steps).dossier);
  return isRefusal(permission) ? permission.code : permission.role;
};
const submittedBy = (account: string) =>
  requested.map((step) => (step.kind === "entry-request" ? { ...step, by: account } : step));

describe("nobody decides on their own request", () => {
  it("neither the counsellor who prepared it, nor when they act as somebody's deputy", () => {
    expect(asked(withEveryRole("claire"), "validateEntryRequest")).toBe("own-request");
    expect(asked(withEveryRole("claire"), "reserveControl", checked)).toBe("own-request");
    const deputy: Actor = {
      ...actorOf("claire"),
      standsFor: [{ account: "helene", roles: ["accompaniment-manager"], antennes: [] }],
    };
    expect(asked(deputy, "validateEntryRequest")).toBe("own-request");
  });

  it("nor the counsellor in charge, in whose name a stand-in prepared it", () => {
    const byStandIn = submittedBy("karim");
    expect(asked(withEveryRole("claire"), "validateEntryRequest", byStandIn)).toBe("own-request");
    expect(asked(withEveryRole("karim"), "validateEntryRequest", byStandIn)).toBe("own-request");
  });

  it("nor who sent it, resubmitted the documents or prepared it before, nor in whose name", () => {
    const [prepared, sent] = requested.at(-1)?.events ?? [];
    const request = (by: string, at: string, event: typeof prepared): Step => ({
      kind: "entry-request",
      by,
      at,
      events: event ? [event] : [],
    });
    const drafts = [
      ...requested.slice(0, -1),
      request("karim", "2026-11-12T08:00:00.000Z", prepared),
      request("rosa", "2026-11-12T09:00:00.000Z", prepared),
      request("lea", "2026-11-12T10:00:00.000Z", sent),
    ];
    for (const account of ["karim", "rosa", "lea"])
      expect(asked(withEveryRole(account), "validateEntryRequest", drafts)).toBe("own-request");
    const resubmitted: Step = {
      kind: "control",
      by: "karim",
      at: "2026-11-14T08:00:00.000Z",
      events: [{ type: "documents-resubmitted", data: {} }],
    };
    const steps = [...checked, resubmitted];
    expect(asked(withEveryRole("karim"), "reserveControl", steps)).toBe("own-request");
    expect(asked(withEveryRole("rosa"), "reserveControl", steps)).toBe("statistics-officer");
  });

  it("nor a deputy for somebody who asked; for another, they do", () => {
    const deputyFor = (...accounts: string[]): Actor => ({
      ...actorOf("lea"),
      standsFor: accounts.map((account) => ({
        account,
        roles: ["accompaniment-manager"],
        antennes: [],
      })),
    });
    expect(asked(deputyFor("claire"), "validateEntryRequest")).toBe("own-request");
    expect(asked(deputyFor("claire", "helene"), "validateEntryRequest")).toBe(
      "accompaniment-manager",
    );
  });

  it("anybody else does, in their own right or for somebody", () => {
    expect(asked(withEveryRole("rosa"), "validateEntryRequest")).toBe("accompaniment-manager");
    expect(asked(actorOf("helene"), "keepEntry")).toBe("accompaniment-manager");
  });
});
