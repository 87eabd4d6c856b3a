import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { strict } from "../../domain/fields.ts";
import { isRefusal } from "../../domain/refusal.ts";
import {
  changeSetting as decideChange,
  knownSetting,
  settingChange,
  settingHistory,
  settingVersion,
} from "../../domain/setting/change.ts";
import {
  confirmation,
  plannedAfter,
  SETTING_NAMES,
  SETTINGS,
  type SettingDefinition,
  settingsOn,
} from "../../domain/setting/setting.ts";
import { readSettingRecords, settingRecordOf } from "../adapters/table/reference.ts";
import { answerOnce, changedMeanwhile } from "./kit/once.ts";
import { operation } from "./kit/operation.ts";

/** A change with who made it and when. */
const change = { from: z.string(), value: z.unknown(), by: z.string(), on: z.string() };

const described = strict({
  name: z.string(),
  label: z.string(),
  unit: z.string().optional(),
  source: z.string().optional(),
  value: z.unknown(),
  confirmed: z.boolean(),
  version: z.int(),
  /** Who changed or confirmed it last, and on which day. */
  changed: strict({ by: z.string(), on: z.string() }).optional(),
  next: z.object(change).optional(),
});

export const readSettings = operation({
  summary: "Les réglages en vigueur, et ceux que le PLIE doit encore confirmer",
  answer: () => strict({ items: z.array(described) }),
  refusals: ["not-allowed"],
  shows: {
    items: [
      {
        name: "documentReminderDays",
        label: "Pièces manquantes : relances après",
        unit: "jours",
        value: [7, 15, 30],
        confirmed: false,
        version: 0,
      },
    ],
  },
  run: async ({ actor, now, today }) => {
    const permission = may(actor, "readSettings", now);
    if (isRefusal(permission)) return permission;
    const { records } = await readSettingRecords();
    const inForce = settingsOn(records, today);
    return {
      items: SETTING_NAMES.map((name) => {
        const { label, unit, source }: SettingDefinition = SETTINGS[name];
        const last = records.findLast((record) => record.name === name);
        const next = plannedAfter(records, name, today)[0];
        return {
          name,
          label,
          ...(unit && { unit }),
          source,
          value: inForce.values[name],
          confirmed: !inForce.toBeConfirmed.includes(name),
          version: settingVersion(records, name),
          ...(last && { changed: { by: last.by, on: last.on } }),
          ...(next && { next }),
        };
      }),
    };
  },
});

export const readSettingHistory = operation({
  summary: "Les changements d’un réglage : qui, quand, de quoi à quoi ; le dernier d’abord",
  answer: () =>
    strict({
      name: z.string(),
      items: z.array(
        strict({
          ...change,
          version: z.int(),
          before: z.unknown(),
          confirmed: confirmation().optional(),
        }),
      ),
    }),
  refusals: ["not-allowed", "setting-unknown"],
  shows: {
    name: "entryGrantDays",
    items: [
      {
        from: "2027-01-01",
        value: 45,
        by: "acc-aurelie-masson",
        on: "2026-11-24",
        version: 1,
        before: 60,
        confirmed: { by: "acc-aurelie-masson", on: "2026-11-24" },
      },
    ],
  },
  run: async ({ actor, now, params }) => {
    const permission = may(actor, "readSettingHistory", now);
    if (isRefusal(permission)) return permission;
    const name = knownSetting(params.name);
    if (isRefusal(name)) return name;
    const { records } = await readSettingRecords();
    return { name, items: settingHistory(records, name).map(({ name: _, ...step }) => step) };
  },
});

export const changeSetting = operation({
  summary: "Confirmer un réglage, ou le changer à partir d’un jour à venir",
  body: settingChange,
  example: { value: 45, from: "2027-01-01", confirmed: true },
  answer: () => strict({ name: z.string(), from: z.string(), version: z.int() }),
  refusals: [
    "not-allowed",
    "setting-unknown",
    "setting-value",
    "setting-not-in-future",
    "setting-code-removed",
    "setting-nothing-changes",
    "changed-meanwhile",
    "key-reused",
  ],
  shows: { name: "documentReminderDays", from: "2027-01-01", version: 1 },
  run: async (request) => {
    const { actor, now, today, params, body, seen } = request;
    const permission = may(actor, "changeSetting", now);
    if (isRefusal(permission)) return permission;
    const { records } = await readSettingRecords();
    const name = params.name ?? "";
    if (seen !== undefined && seen !== settingVersion(records, name))
      return answerOnce(request, "changeSetting", changedMeanwhile());
    const record = decideChange(records, name, body, { by: actor.account, today });
    const made = isRefusal(record)
      ? record
      : {
          record: settingRecordOf(record),
          answer: { name: record.name, from: record.from, version: record.version },
        };
    return answerOnce(request, "changeSetting", made);
  },
});
