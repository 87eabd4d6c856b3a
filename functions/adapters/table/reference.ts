import { civilDateOf } from "../../../domain/date.ts";
import type { Directory } from "../../../domain/directory/directory.ts";
import { DEFAULT_PROTOCOL } from "../../../domain/protocol/default-protocol.ts";
import { type ProtocolVersion, protocolVersion } from "../../../domain/protocol/protocol.ts";
import type { Numbered } from "../../../domain/setting/change.ts";
import {
  type SettingRecord,
  type SettingsInForce,
  settingRecord,
  settingsOn,
} from "../../../domain/setting/setting.ts";
import { queryItems, tableName } from "./client.ts";
import { readDirectory } from "./directory.ts";
import { protocolKey, settingKey, settingsPartition } from "./keys.ts";
import type { Action } from "./transact.ts";

/** What every rule may rely upon beside the dossier: settings and protocols in force, and who works here. */
export type Reference = {
  readonly settings: SettingsInForce;
  readonly protocols: readonly ProtocolVersion[];
  readonly directory: Directory;
};

const readItems = async (): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await queryItems({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": settingsPartition },
      ConsistentRead: true,
      ExclusiveStartKey: start,
    });
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
};

/**
 * All settings and protocol versions: one Query in the usual case, as many as there are pages of 1 MB. The protocol
 * shipped stands first, until a later one follows it.
 */
export const readSettingRecords = async (): Promise<{
  records: readonly SettingRecord[];
  protocols: readonly ProtocolVersion[];
}> => {
  const items = await readItems();
  const of = (prefix: string) => items.filter((item) => String(item.sk).startsWith(prefix));
  return {
    records: of("SETTING#").map((item) => settingRecord().parse(item.record)),
    protocols: [
      DEFAULT_PROTOCOL,
      ...of("PROTOCOL#").map((item) => protocolVersion().parse(item.version)),
    ],
  };
};

/** A version of the protocol: written once and never changed. */
export const protocolRecord = (version: ProtocolVersion): Action => ({
  Put: {
    TableName: tableName(),
    Item: { ...protocolKey(version.from), version },
    ConditionExpression: "attribute_not_exists(pk)",
  },
});

/** Takes a version out that has judged nothing yet. */
export const protocolRemoval = ({ from }: ProtocolVersion): Action => ({
  Delete: {
    TableName: tableName(),
    Key: protocolKey(from),
    ConditionExpression: "attribute_exists(pk)",
  },
});

/** A change of a setting, on condition that nobody made another meanwhile. */
export const settingRecordOf = (record: Numbered): Action => ({
  Put: {
    TableName: tableName(),
    Item: { ...settingKey(record.name, record.version), record },
    ConditionExpression: "attribute_not_exists(pk)",
  },
});

/** As long as an access token: a change of the directory or the settings is seen everywhere within ten minutes. */
const freshFor = 600_000;

/** What was read, kept while it is fresh; what fails is not kept. */
const keeping = <Value>(read: () => Promise<Value>): (() => Promise<Value>) => {
  let kept: { readonly at: number; readonly value: Promise<Value> } | undefined;
  return async () => {
    const age = kept ? Date.now() - kept.at : Number.POSITIVE_INFINITY;
    if (kept === undefined || age < 0 || age >= freshFor) kept = { at: Date.now(), value: read() };
    try {
      return await kept.value;
    } catch (error) {
      kept = undefined;
      throw error;
    }
  };
};

const known = keeping(async () => ({
  ...(await readSettingRecords()),
  byDay: new Map<string, SettingsInForce>(),
}));
const knownDirectory = keeping(readDirectory);

/** Settings in force at an instant; otherwise as `loadReference`. */
export const loadSettings = async (now: string): Promise<SettingsInForce> => {
  const { records, byDay } = await known();
  const day = civilDateOf(now);
  const settings = byDay.get(day) ?? settingsOn(records, day);
  byDay.set(day, settings);
  return settings;
};

/**
 * Settings, protocols and directory at an instant: two Queries in a fresh process, then kept for ten minutes. Protocols
 * and settings begin on a future day and are chosen by the day at hand, so that nothing stale can judge.
 *
 * @throws what the table says; the next call reads again.
 */
export const loadReference = async (now: string): Promise<Reference> => {
  const [settings, { protocols }, directory] = await Promise.all([
    loadSettings(now),
    known(),
    knownDirectory(),
  ]);
  return { settings, protocols, directory };
};
