import * as z from "zod";
import { type CivilDate, frenchDate } from "../date.ts";
import { civilDate, french, strict } from "../fields.ts";
import { isRefusal, Refusal } from "../refusal.ts";
import {
  plannedAfter,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  type SettingRecord,
  settingsOn,
} from "./setting.ts";

/** What the settings screen sends: a new value from a future day, or the confirmation of the value in force. */
export const settingChange = strict({
  value: z.unknown().optional(),
  from: civilDate.optional(),
  confirmed: z.boolean().default(false),
});
export type SettingChange = z.infer<typeof settingChange>;

const codesLost = (before: unknown, after: unknown): string[] => {
  const codes = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(codes);
    if (typeof value !== "object" || value === null) return [];
    const own = "code" in value && typeof value.code === "string" ? [value.code] : [];
    return [
      ...own,
      ...Object.entries(value).flatMap(([key, part]) =>
        codes(part).map((code) => (own.length ? code : `${key}/${code}`)),
      ),
    ];
  };
  const kept = new Set(codes(after));
  return codes(before).filter((code) => !kept.has(code));
};

const codeRemoved = (sentence: string) =>
  new Refusal("setting-code-removed", sentence, { status: 422, field: "value" });

/** Codes that stand on the day, planned ones included, remain; and what is planned for later must know the new ones. */
const refuseLost = (
  records: readonly SettingRecord[],
  name: SettingName,
  from: CivilDate,
  value: unknown,
): Refusal | undefined => {
  const lost = codesLost(settingsOn(records, from).values[name], value);
  if (lost.length > 0)
    return codeRemoved(
      `Un code déjà utilisé ou prévu ne disparaît pas, il se retire de la liste : ${lost.join(", ")}.`,
    );
  for (const later of plannedAfter(records, name, from)) {
    const missing = codesLost(value, later.value);
    if (missing.length > 0)
      return codeRemoved(
        `Le changement prévu le ${frenchDate(later.from)} ne connaît pas ${missing.join(", ")} : complétez-le d’abord.`,
      );
  }
  return undefined;
};

/** The setting of that name, or `setting-unknown`. */
export const knownSetting = (name: string | undefined): SettingName | Refusal =>
  SETTING_NAMES.find((candidate) => candidate === name) ??
  new Refusal("setting-unknown", "Ce réglage n’existe pas.", { status: 404 });

/** How often a setting was changed: what If-Match speaks of, 0 while nobody touched the default. */
export const settingVersion = (records: readonly SettingRecord[], name: string): number =>
  records.filter((record) => record.name === name).length;

/** A change that bears its number. */
export type Numbered = SettingRecord & { readonly version: number };

/** A change of a setting with what held on its day until then. */
export type SettingStep = Numbered & { readonly before: unknown };

/** Who changed a setting, when, from what to what; the latest first. */
export const settingHistory = (
  records: readonly SettingRecord[],
  name: SettingName,
): readonly SettingStep[] => {
  const own = records.filter((record) => record.name === name);
  return own
    .map((record, index) => ({
      ...record,
      version: index + 1,
      before: settingsOn(own.slice(0, index), record.from).values[name],
    }))
    .toReversed();
};

/**
 * The record that a change makes. Without `from`, the value in force is confirmed as it is, from today on; a new value
 * begins on a future day, so that no day has two. Codes in use are retired, never removed.
 *
 * @returns the record to keep, or a refusal: `setting-unknown`, `setting-value`, `setting-not-in-future`,
 * `setting-code-removed`, `setting-nothing-changes`.
 */
export const changeSetting = (
  records: readonly SettingRecord[],
  name: string,
  change: SettingChange,
  who: { readonly by: string; readonly today: CivilDate },
): Numbered | Refusal => {
  const known = knownSetting(name);
  if (isRefusal(known)) return known;
  const { by, today } = who;
  const base = {
    name: known,
    version: settingVersion(records, known) + 1,
    by,
    on: today,
    ...(change.confirmed && { confirmed: { by, on: today } }),
  };
  const current = settingsOn(records, today).values[known];
  if (change.from === undefined) {
    if (
      !change.confirmed ||
      (change.value !== undefined && JSON.stringify(change.value) !== JSON.stringify(current))
    )
      return new Refusal(
        "setting-nothing-changes",
        "Indiquez à partir de quel jour la nouvelle valeur s’applique, ou confirmez la valeur en vigueur.",
        { status: 422, field: "from" },
      );
    return { ...base, from: today, value: current };
  }
  if (change.from <= today)
    return new Refusal("setting-not-in-future", "Un réglage change à partir d’un jour à venir.", {
      status: 422,
      field: "from",
    });
  const parsed = SETTINGS[known].schema().safeParse(change.value, { error: french });
  if (!parsed.success)
    return new Refusal(
      "setting-value",
      parsed.error.issues[0]?.message ?? "Cette valeur n’est pas permise.",
      { status: 422, field: ["value", ...(parsed.error.issues[0]?.path ?? [])].join(".") },
    );
  const lost = refuseLost(records, known, change.from, parsed.data);
  if (lost) return lost;
  return { ...base, from: change.from, value: parsed.data };
};
