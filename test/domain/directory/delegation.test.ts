import { describe, expect, it } from "vitest";
import type { Role } from "../../../domain/access/actor.ts";
import { delegated } from "../../../domain/directory/delegate.ts";
import { type Account, type Directory, standingsOf } from "../../../domain/directory/directory.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { directory as house } from "../given.ts";

const july = { from: "2026-07-01", to: "2026-07-31" };
const changed = (id: string, change: Partial<Account>): Directory => ({
  ...house,
  accounts: house.accounts.map((account) =>
    account.id === id ? { ...account, ...change } : account,
  ),
});
const with2Roles: Role[] = ["counsellor", "accompaniment-manager"];

describe("who may stand for whom", () => {
  it.each([
    ["helene", "deputies", "claire", "saved"],
    ["helene", "deputies", "ancien", "delegate-unknown"],
    ["claire", "deputies", "karim", "nothing-to-delegate"],
    ["claire", "absences", "karim", "saved"],
    ["claire", "absences", "odile", "delegate-role"],
    ["helene", "absences", "claire", "nothing-to-delegate"],
    ["claire", "absences", "claire", "delegate-to-self"],
  ] as const)("%s names in %s %s: %s", (id, list, account, expected) => {
    const result = delegated(house, id, list, { ...july, account });
    expect(isRefusal(result) ? result.code : "saved").toBe(expected);
  });

  it("a partner never stands for somebody of the house", () => {
    const named = delegated(changed("rosa", { roles: ["prescriber"] }), "helene", "deputies", {
      ...july,
      account: "rosa",
    });
    expect(isRefusal(named) && named.code).toBe("delegate-role");
  });
});

describe("what is passed on", () => {
  const both = {
    roles: with2Roles,
    deputies: [{ ...july, account: "karim" }],
    absences: [{ ...july, account: "rosa" }],
  };

  it("decisions to the deputy, the portfolio to the stand-in, never more", () => {
    const now = changed("claire", both);
    expect(standingsOf(now, "karim", "2026-07-01")).toEqual([
      { account: "claire", roles: ["accompaniment-manager"], antennes: ["centre"] },
    ]);
    expect(standingsOf(now, "rosa", "2026-07-31")).toEqual([
      { account: "claire", roles: ["counsellor"], antennes: ["centre"] },
    ]);
  });

  it("for those dates only, and not by a closed account", () => {
    expect(standingsOf(changed("claire", both), "karim", "2026-08-01")).toEqual([]);
    const gone = changed("claire", { ...both, closedOn: "2026-06-30" });
    expect(standingsOf(gone, "karim", "2026-07-10")).toEqual([]);
  });
});
