import * as z from "zod";
import type { CivilDate } from "../date.ts";
import { choice, civilDate, line, strict, whenAsked } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { SETTING_NAMES, SETTINGS, type SettingName, type SettingValues } from "./defaults.ts";
import type { DocumentKind } from "./document-kinds.ts";
import type { Reason, ReasonFamily } from "./reasons.ts";

export {
  NOT_YET_APPLIED,
  SETTING_NAMES,
  SETTINGS,
  type SettingDefinition,
  type SettingName,
  type SettingValues,
} from "./defaults.ts";

/** Who said that the value is right for this PLIE, and when. Until then: « à confirmer par le PLIE ». */
export const confirmation = whenAsked(() => strict({ by: line(60), on: civilDate }));

/**
 * A value of a setting from a day on. Kept for ever, one record a change: a figure of the past is computed with the
 * settings of its day, and the history says who changed what. Of two records from the same day the later one holds.
 */
export const settingRecord = whenAsked(() =>
  strict({
    name: choice(SETTING_NAMES),
    /** How many changes of this setting there were, this one included; absent on the oldest records. */
    version: z.int().positive().optional(),
    from: civilDate,
    value: z.unknown(),
    by: line(60),
    on: civilDate,
    confirmed: confirmation().optional(),
  }),
);
export type SettingRecord = z.infer<ReturnType<typeof settingRecord>>;

/** The settings in force on a day, and the names of those that nobody confirmed yet. */
export type SettingsInForce = {
  readonly values: SettingValues;
  readonly toBeConfirmed: readonly SettingName[];
};

const byDay = (one: SettingRecord, other: SettingRecord) => one.from.localeCompare(other.from);

const standing = (records: readonly SettingRecord[], name: SettingName, day: CivilDate) =>
  records
    .filter((record) => record.name === name && record.from <= day)
    .toSorted(byDay)
    .at(-1);

/**
 * The settings in force on a day: for each name the last record that began on or before it, else the default. A value
 * that its schema no longer accepts gives way to the default, and counts as to be confirmed.
 */
export const settingsOn = (records: readonly SettingRecord[], day: CivilDate): SettingsInForce => {
  const found = SETTING_NAMES.map((name) => {
    const record = standing(records, name, day);
    const parsed = record && SETTINGS[name].schema().safeParse(record.value);
    return parsed?.success
      ? { name, value: parsed.data, confirmed: record?.confirmed !== undefined }
      : { name, value: SETTINGS[name].default, confirmed: false };
  });
  return {
    values: Object.fromEntries(found.map(({ name, value }) => [name, value])) as SettingValues,
    toBeConfirmed: found.filter(({ confirmed }) => !confirmed).map(({ name }) => name),
  };
};

/** The changes that are still to come, one a day, the nearest first. */
export const plannedAfter = (
  records: readonly SettingRecord[],
  name: SettingName,
  day: CivilDate,
): readonly SettingRecord[] => {
  const later = records.filter((record) => record.name === name && record.from > day);
  return [...new Map(later.map((record) => [record.from, record])).values()].toSorted(byDay);
};

/** The reason with this code in a family, retired or not; undefined when there is none. */
export const reasonOf = (
  settings: SettingsInForce,
  family: ReasonFamily,
  code: string,
): Reason | undefined => settings.values.reasons[family].find((reason) => reason.code === code);

/** Refuses a code that its family does not offer (any more). */
export const refuseReason = (
  settings: SettingsInForce,
  family: ReasonFamily,
  code: string,
  field = "code",
): Refusal | undefined => {
  const reason = reasonOf(settings, family, code);
  return reason && !reason.retired
    ? undefined
    : new Refusal("reason-unknown", "Choisissez un des motifs proposés.", { status: 422, field });
};

/** The document kind with this code; undefined when there is none. */
export const documentKindOf = (settings: SettingsInForce, code: string): DocumentKind | undefined =>
  settings.values.documentKinds.find((kind) => kind.code === code);
