import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { strict } from "../../domain/fields.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { changeSetting as decideChange, settingChange } from "../../domain/setting/change.ts";
import { SETTING_NAMES, SETTINGS, settingsOn } from "../../domain/setting/setting.ts";
import { readSettingRecords, settingRecordOf } from "../adapters/table/reference.ts";
import { answerOnce } from "./kit/once.ts";
import { operation } from "./kit/operation.ts";

const described = strict({
  name: z.string(),
  label: z.string(),
  unit: z.string().optional(),
  source: z.string().optional(),
  value: z.unknown(),
  confirmed: z.boolean(),
  next: z.unknown().optional(),
});

export const readSettings = operation({
  summary: "Les réglages en vigueur, et ceux que le PLIE doit encore confirmer",
  answer: strict({ items: z.array(described) }),
  refusals: ["not-allowed"],
  run: async ({ actor, now, today }) => {
    const permission = may(actor, "readSettings", now);
    if (isRefusal(permission)) return permission;
    const { records } = await readSettingRecords();
    const inForce = settingsOn(records, today);
    return {
      items: SETTING_NAMES.map((name) => {
        const { label, unit, source } = SETTINGS[name] as {
          label: string;
          unit?: string;
          source?: string;
        };
        const next = records.find((record) => record.name === name && record.from > today);
        return {
          name,
          label,
          ...(unit && { unit }),
          ...(source && { source }),
          value: inForce.values[name],
          confirmed: !inForce.toBeConfirmed.includes(name),
          ...(next && { next }),
        };
      }),
    };
  },
});

export const changeSetting = operation({
  summary: "Confirmer un réglage, ou le changer à partir d'un jour à venir",
  body: settingChange,
  example: { value: 45, from: "2027-01-01", confirmed: true },
  answer: strict({ name: z.string(), from: z.string() }),
  refusals: [
    "not-allowed",
    "setting-unknown",
    "setting-value",
    "setting-not-in-future",
    "setting-code-removed",
    "setting-nothing-changes",
    "key-reused",
  ],
  run: async (request) => {
    const { actor, now, today, params, body } = request;
    const permission = may(actor, "changeSetting", now);
    if (isRefusal(permission)) return permission;
    const { records } = await readSettingRecords();
    const record = decideChange(records, params.name ?? "", body, { by: actor.account, today });
    const made = isRefusal(record)
      ? record
      : { record: settingRecordOf(record), answer: { name: record.name, from: record.from } };
    return answerOnce(request, "changeSetting", made);
  },
});
