import { describe, expect, it } from "vitest";
import { changedAccount, closedAccount } from "../../../domain/directory/decide.ts";
import { delegationEnded } from "../../../domain/directory/delegate.ts";
import type { Directory } from "../../../domain/directory/directory.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { directory as house } from "../given.ts";

const away = { account: "karim", from: "2026-11-20", to: "2026-11-30" };
const withAbsence: Directory = {
  ...house,
  accounts: house.accounts.map((account) =>
    account.id === "claire" ? { ...account, absences: [away] } : account,
  ),
};
const ending = (today: string, to?: string, from = away.from) =>
  delegationEnded(withAbsence, "claire", "absences", { account: "karim", from, to }, today);

describe("an absence that ends before its day", () => {
  it.each([
    ["2026-11-24", "2026-11-26", [{ ...away, to: "2026-11-26" }]],
    ["2026-11-24", undefined, [{ ...away, to: "2026-11-23" }]],
    ["2026-11-20", undefined, []],
    ["2026-11-10", undefined, []],
    ["2026-11-10", "2026-11-22", [{ ...away, to: "2026-11-22" }]],
    ["2026-11-10", "2026-11-19", "delegation-end"],
    ["2026-11-24", "2026-11-23", "delegation-end"],
    ["2026-11-24", "2026-11-30", "delegation-end"],
    ["2026-12-01", undefined, "delegation-over"],
  ] as const)("on %s, to %s: %j", (today, to, expected) => {
    const result = ending(today, to);
    expect(isRefusal(result) ? result.code : result.absences).toEqual(expected);
  });

  it("that is not there is unknown", () => {
    const result = ending("2026-11-24", undefined, "2026-11-21");
    expect(isRefusal(result) && result.code).toBe("delegation-unknown");
  });
});

describe("somebody who still follows dossiers", () => {
  const followed = [
    { dossier: "one", antenne: "centre" },
    { dossier: "two", antenne: "littoral" },
  ];
  const input = { email: "karim@plie.exemple", name: "karim" };

  it("does not leave: the refusal says how many are left", () => {
    const refused = closedAccount(house, "karim", "2026-11-24", followed);
    expect(isRefusal(refused) && refused.message).toContain("les 2 dossiers");
    expect(isRefusal(closedAccount(house, "karim", "2026-11-24", []))).toBe(false);
  });

  it.each([
    [["reception"], ["centre", "littoral"], "roles"],
    [["counsellor"], ["centre"], "antennes"],
    [["counsellor", "workshop-leader"], ["centre", "littoral"], undefined],
  ] as const)("as %j in %j: %s", (roles, antennes, field) => {
    const changes = { ...input, roles: [...roles], antennes: [...antennes] };
    const result = changedAccount(house, changes, "karim", followed);
    expect(isRefusal(result) ? result.field : undefined).toBe(field);
  });

  it("may leave an antenne where nothing of theirs is", () => {
    const changes = { ...input, roles: ["counsellor" as const], antennes: ["centre"] };
    const result = changedAccount(house, changes, "karim", followed.slice(0, 1));
    expect(isRefusal(result)).toBe(false);
  });
});
