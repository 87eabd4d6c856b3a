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
type Read = {
  readonly at: number;
  readonly raw: Promise<[Awaited<ReturnType<typeof readSettingRecords>>, Directory]>;
  readonly byDay: Map<string, SettingsInForce>;
};
let kept: Read | undefined;

const readAll = (): Read => ({
  at: Date.now(),
  raw: Promise.all([readSettingRecords(), readDirectory()]),
  byDay: new Map(),
});

/**
 * Settings, protocols and directory at an instant: two Queries in a fresh process, then kept for ten minutes. Protocols
 * and settings begin on a future day and are chosen by the day at hand, so that nothing stale can judge.
 *
 * @throws what the table says; the next call reads again.
 */
export const loadReference = async (now: string): Promise<Reference> => {
  const age = kept ? Date.now() - kept.at : Number.POSITIVE_INFINITY;
  if (kept === undefined || age < 0 || age >= freshFor) kept = readAll();
  const read = kept;
  try {
    const [{ records, protocols }, directory] = await read.raw;
    const day = civilDateOf(now);
    const settings = read.byDay.get(day) ?? settingsOn(records, day);
    read.byDay.set(day, settings);
    return { settings, protocols, directory };
  } catch (error) {
    kept = undefined;
    throw error;
  }
};
