import { describe, expect, it } from "vitest";
import { changeSetting } from "../../../domain/setting/change.ts";
import {
  documentKindOf,
  reasonOf,
  refuseReason,
  SETTING_NAMES,
  SETTINGS,
  type SettingRecord,
  settingsOn,
} from "../../../domain/setting/setting.ts";

const TODAY = "2026-11-24";
const who = { by: "account-1", today: TODAY };
const record = (
  from: string,
  value: unknown,
  more: Partial<SettingRecord> = {},
): SettingRecord => ({
  name: "grantValidityDays",
  from,
  value,
  by: "account-1",
  on: "2026-01-01",
  ...more,
});

describe("the settings in force on a day", () => {
  it.each(SETTING_NAMES)("%s has a default that it accepts, a label and a source", (name) => {
    const setting = SETTINGS[name];
    expect(setting.schema.safeParse(setting.default).success).toBe(true);
    expect(setting.label).not.toBe("");
    expect(setting.source).toMatch(/^domain\.md sections? \d/);
  });

  it("are the defaults, to be confirmed by the PLIE, while nobody said otherwise", () => {
    const settings = settingsOn([], TODAY);
    expect(settings.values).toMatchObject({
      untouchedReferralDays: 15,
      redirectionCheckDays: 30,
      reservationHours: 2,
      returnsBeforeAlert: 3,
      grantValidityDays: 60,
      contractDueDays: 15,
      documentAgeAt: "deposit",
      leapDayBirthday: "02-28",
    });
    expect(settings.toBeConfirmed).toEqual(SETTING_NAMES);
  });

  it.each([
    ["2026-05-31", 60],
    ["2026-06-01", 45],
    ["2026-06-30", 45],
    ["2026-07-01", 90],
  ])("on %s a grant is good for %i days", (day, days) => {
    const records = [record("2026-07-01", 90), record("2026-06-01", 45)];
    expect(settingsOn(records, day).values.grantValidityDays).toBe(days);
  });

  it("fall back on the default when a kept value can't be read", () => {
    expect(settingsOn([record("2026-01-01", "many")], TODAY).values.grantValidityDays).toBe(60);
  });

  it("are no longer to be confirmed once somebody did", () => {
    const confirmed = record("2026-01-01", 60, {
      confirmed: { by: "account-1", on: "2026-01-01" },
    });
    expect(settingsOn([confirmed], TODAY).toBeConfirmed).not.toContain("grantValidityDays");
  });
});

describe("a setting changes", () => {
  it("from a future day on", () => {
    const change = { value: 45, from: "2026-11-25", confirmed: false };
    expect(changeSetting([], "grantValidityDays", change, who)).toEqual({
      name: "grantValidityDays",
      from: "2026-11-25",
      value: 45,
      by: "account-1",
      on: TODAY,
    });
  });

  it("or is confirmed as it is, from today on", () => {
    const change = { value: undefined, confirmed: true };
    expect(changeSetting([record("2026-06-01", 45)], "grantValidityDays", change, who)).toEqual({
      name: "grantValidityDays",
      from: TODAY,
      value: 45,
      by: "account-1",
      on: TODAY,
      confirmed: { by: "account-1", on: TODAY },
    });
  });

  const kinds = settingsOn([], TODAY).values.documentKinds;
  it.each([
    ["an unknown name", "colour", { value: 1, from: "2027-01-01" }, "setting-unknown"],
    ["today", "grantValidityDays", { value: 45, from: TODAY }, "setting-not-in-future"],
    ["yesterday", "grantValidityDays", { value: 45, from: "2026-11-23" }, "setting-not-in-future"],
    [
      "a value of another type",
      "grantValidityDays",
      { value: "45", from: "2027-01-01" },
      "setting-value",
    ],
    ["a negative delay", "grantValidityDays", { value: -1, from: "2027-01-01" }, "setting-value"],
    ["half a day", "grantValidityDays", { value: 1.5, from: "2027-01-01" }, "setting-value"],
    ["neither day nor confirmation", "grantValidityDays", { value: 45 }, "setting-nothing-changes"],
    [
      "a new value confirmed without a day",
      "grantValidityDays",
      { value: 45, confirmed: true },
      "setting-nothing-changes",
    ],
    [
      "a document kind removed",
      "documentKinds",
      { value: kinds.slice(1), from: "2027-01-01" },
      "setting-code-removed",
    ],
    [
      "a document kind given twice",
      "documentKinds",
      { value: [...kinds, kinds[0]], from: "2027-01-01" },
      "setting-value",
    ],
  ])("but not with %s", (_, name, change, code) => {
    expect(changeSetting([], name, { confirmed: false, ...change }, who)).toMatchObject({ code });
  });
});

describe("a coded reason", () => {
  const settings = settingsOn([], TODAY);

  it("has beside it what a prescriber may see, which says nothing of the person", () => {
    expect(reasonOf(settings, "unfavourable", "followed-elsewhere")).toMatchObject({
      label: "Un autre accompagnement renforcé est en cours",
      shareable: "Parcours non engagé",
    });
  });

  it("is one of its family", () => {
    expect(refuseReason(settings, "decline", "not-relevant")).toBeUndefined();
    expect(refuseReason(settings, "decline", "unreadable")).toMatchObject({
      code: "reason-unknown",
      status: 422,
    });
  });

  it("is no longer offered once retired, and can still be read", () => {
    const reasons = structuredClone(settings.values.reasons);
    reasons.decline[0] = { ...reasons.decline[0], retired: true } as (typeof reasons.decline)[0];
    const later = settingsOn(
      [{ name: "reasons", from: "2026-01-01", value: reasons, by: "a", on: "2026-01-01" }],
      TODAY,
    );
    expect(refuseReason(later, "decline", "not-relevant")).toBeDefined();
    expect(reasonOf(later, "decline", "not-relevant")).toBeDefined();
  });
});

it("a kind of document says whether seeing it is enough", () => {
  const settings = settingsOn([], TODAY);
  expect(documentKindOf(settings, "passport")?.holding).toBe("copy-or-seen");
  expect(documentKindOf(settings, "address-proof")?.holding).toBe("copy");
  expect(documentKindOf(settings, "selfie")).toBeUndefined();
});
