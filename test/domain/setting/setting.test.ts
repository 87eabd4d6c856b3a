import { describe, expect, it } from "vitest";
import { isRefusal } from "../../../domain/refusal.ts";
import { changeSetting, settingHistory, settingVersion } from "../../../domain/setting/change.ts";
import {
  documentKindOf,
  plannedAfter,
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
    expect(setting.schema().safeParse(setting.default).success).toBe(true);
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
      version: 1,
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
      version: 2,
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

describe("what a colleague changed or planned", () => {
  const shipped = settingsOn([], TODAY).values.documentKinds;
  const kinds = (...codes: string[]) => [
    ...shipped,
    ...codes.map((code) => ({ code, label: code, holding: "copy", dates: [], retired: false })),
  ];
  const planned = (from: string, value: unknown): SettingRecord => ({
    ...record(from, value),
    name: "documentKinds",
  });
  const from = "2027-01-01";
  const change = (records: readonly SettingRecord[], value: unknown, day = from) =>
    changeSetting(records, "documentKinds", { value, from: day, confirmed: false }, who);

  it("is not erased by a list that does not know the code that they planned for that day", () => {
    const records = [planned(from, kinds("receipt"))];
    expect(change(records, kinds("letter"))).toMatchObject({ code: "setting-code-removed" });
    expect(change(records, kinds("receipt", "letter"))).toMatchObject({ version: 2 });
    expect(change(records, kinds("letter"), "2026-12-01")).toMatchObject({
      code: "setting-code-removed",
      message:
        "Le changement prévu le 1er janvier 2027 ne connaît pas letter : complétez-le d’abord.",
    });
  });

  it("is the next change that is shown: the nearest day, and its last word", () => {
    const records = [record("2027-03-01", 30), record(from, 45), record(from, 50)];
    const days = plannedAfter(records, "grantValidityDays", TODAY).map(({ value }) => value);
    expect(days).toEqual([50, 30]);
    expect(settingsOn(records, from).values.grantValidityDays).toBe(50);
  });

  it("is told: who, when, from what to what, the latest first", () => {
    const records = [
      record("2026-06-01", 45),
      record("2026-06-01", 50, { by: "account-2", on: "2026-02-02" }),
      { ...record("2026-06-01", "hiring"), name: "exitDatedOn" as const },
    ];
    expect(settingVersion(records, "grantValidityDays")).toBe(2);
    expect(settingHistory(records, "grantValidityDays")).toMatchObject([
      { version: 2, by: "account-2", on: "2026-02-02", before: 45, value: 50 },
      { version: 1, by: "account-1", on: "2026-01-01", before: 60, value: 45 },
    ]);
  });
});

describe("a value that is none", () => {
  const odd = [undefined, null, "", "beaucoup", -1, 1.5, 1e9, true, [], [0], {}, [{}], ["x"]];

  it.each(SETTING_NAMES)("is refused for %s with a French sentence", (name) => {
    const refused = odd.filter((value) => {
      const change = { value, from: "2027-01-01", confirmed: false };
      const answer = changeSetting([], name, change, who);
      if (!isRefusal(answer)) return false;
      expect(answer.message, `${name} ${JSON.stringify(value)}`).not.toMatch(
        /invalid|expected|required|received|unrecognized|too (small|big)/i,
      );
      expect(answer.message).toMatch(/[.]$/);
      return true;
    });
    expect(refused.length).toBeGreaterThan(5);
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
