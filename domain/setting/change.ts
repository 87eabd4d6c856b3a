import * as z from "zod";
import type { CivilDate } from "../date.ts";
import { civilDate, strict } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { SETTING_NAMES, SETTINGS, type SettingRecord, settingsOn } from "./setting.ts";

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
): SettingRecord | Refusal => {
  const known = SETTING_NAMES.find((candidate) => candidate === name);
  if (!known) return new Refusal("setting-unknown", "Ce réglage n’existe pas.", { status: 404 });
  const { by, today } = who;
  const base = {
    name: known,
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
  const parsed = SETTINGS[known].schema.safeParse(change.value);
  if (!parsed.success)
    return new Refusal(
      "setting-value",
      parsed.error.issues[0]?.message ?? "Cette valeur n’est pas permise.",
      { status: 422, field: ["value", ...(parsed.error.issues[0]?.path ?? [])].join(".") },
    );
  const lost = codesLost(current, parsed.data);
  if (lost.length > 0)
    return new Refusal(
      "setting-code-removed",
      `Un code déjà utilisé ne disparaît pas, il se retire de la liste : ${lost.join(", ")}.`,
      { status: 422, field: "value" },
    );
  return { ...base, from: change.from, value: parsed.data };
};
