import { describe, expect, it } from "vitest";
import type { Actor } from "../../../domain/access/actor.ts";
import { may } from "../../../domain/access/may.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { actorOf, given, now } from "../given.ts";
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

  it("anybody else does, in their own right or for somebody", () => {
    expect(asked(withEveryRole("rosa"), "validateEntryRequest")).toBe("accompaniment-manager");
    expect(asked(actorOf("helene"), "keepEntry")).toBe("accompaniment-manager");
  });
});
