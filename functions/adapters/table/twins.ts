import type { Dossier } from "../../../domain/dossier/dossier.ts";
import {
  birthOf,
  birthsFor,
  bornOf,
  drawerFor,
  drawersOf,
  type FiledTwin,
  type Twin,
  twinOf,
} from "../../../domain/duplicate/twin.ts";
import type { Birth } from "../../../domain/person/identity.ts";
import { comparedAs, namesKept } from "../../../domain/person/similarity.ts";
import { remembered } from "../../../domain/remembered.ts";
import { digestOf } from "../digest.ts";
import { keyedHash } from "../seal.ts";
import { getItem, projectionOf, queryItems, tableName } from "./client.ts";
import { type Key, twinIndexKey, twinKey, twinPartition } from "./keys.ts";
import { type Action, transact } from "./transact.ts";

/**
 * Birth and dossier stand beside the twin: the table puts aside most rows of a drawer by them. All that is read is one
 * text (`dossier|born|names|{…}`), since hundreds are: its parts are looked at for whoever compares, the twin itself
 * (JSON) is opened of those who are alike.
 */
type TwinRow = Key & {
  readonly born: string;
  readonly dossier: string;
  readonly twin: string;
};

/** What a dossier was last filed as: under which keys, from which state of it. */
type Filed = {
  readonly hashes: readonly string[];
  readonly digest: string;
  readonly stamp: number;
};

const hashOf = (drawer: string): string => keyedHash(`birth ${drawer}`);

/** What is filed of a twin: a row in each of its drawers. The birth is not said twice, but for one that was declared. */
export const rowsOf = (dossier: string, twin: Twin): readonly TwinRow[] => {
  const { birth, ...rest } = twin;
  return drawersOf(birth).map((drawer) => ({
    ...twinKey(hashOf(drawer), dossier),
    born: bornOf(birth),
    dossier,
    twin: [
      dossier,
      bornOf(birth),
      namesKept(twin),
      JSON.stringify(birth.kind === "declared" ? twin : rest),
    ].join("|"),
  }));
};

/** The rows by which a dossier's person may be recognised: none once the identity is forgotten. */
export const twinRowsOf = (dossier: Dossier): readonly TwinRow[] => {
  const twin = twinOf(dossier);
  return twin ? rowsOf(dossier.id, twin) : [];
};

/** Grows with every event of a dossier: an older reading never overwrites a newer one. */
const stampOf = (dossier: Dossier): number =>
  dossier.states.reduce((sum, { version }) => sum + version, 0);

const filedOf = async (dossier: string): Promise<Filed | undefined> => {
  const answer = await getItem({
    TableName: tableName(),
    Key: twinIndexKey(dossier),
    ConsistentRead: true,
  });
  return answer.Item as Filed | undefined;
};

const put = (row: TwinRow): Action => ({ Put: { TableName: tableName(), Item: row } });
const remove = (key: Key): Action => ({ Delete: { TableName: tableName(), Key: key } });

const hashIn = ({ pk }: Key): string => pk.slice(twinPartition("").length);

/**
 * Files a dossier's person, in place of how they were filed before: one read, and one transaction when something
 * changed. Called by the stream's `project` with a dossier freshly loaded; twice or late does no harm.
 */
export const writeTwins = async (dossier: Dossier): Promise<void> => {
  const rows = twinRowsOf(dossier);
  const digest = digestOf(rows);
  const stamp = stampOf(dossier);
  const filed = await filedOf(dossier.id);
  if (filed ? filed.digest === digest : rows.length === 0) return;
  const hashes = rows.map(hashIn);
  const left = (filed?.hashes ?? []).filter((hash) => !hashes.includes(hash));
  const index: Action = {
    Put: {
      TableName: tableName(),
      Item: { ...twinIndexKey(dossier.id), hashes, digest, stamp },
      ConditionExpression: "attribute_not_exists(pk) OR stamp <= :stamp",
      ExpressionAttributeValues: { ":stamp": stamp },
    },
  };
  const actions = [
    index,
    ...rows.map(put),
    ...left.map((hash) => remove(twinKey(hash, dossier.id))),
  ];
  // Refused when a newer reading of the dossier has filed it: the index is the only one with a condition.
  await transact(actions);
};

/** Takes a dossier out of every drawer: when it is anonymised. */
export const removeTwins = async (dossier: string): Promise<void> => {
  const filed = await filedOf(dossier);
  if (filed === undefined) return;
  const keys = [...filed.hashes.map((hash) => twinKey(hash, dossier)), twinIndexKey(dossier)];
  await transact(keys.map(remove));
};

/** Reads the texts of rows: those born alike share one birth. */
const twinReader = () => {
  const birthFrom = remembered(birthOf);
  return (text: string): FiledTwin => {
    const [dossier = "", born = "", names = ""] = text.split("|", 3);
    const birth = birthFrom(born);
    return {
      dossier,
      compared: comparedAs(birth, names),
      open: () => ({ birth, ...JSON.parse(text.slice(`${dossier}|${born}|${names}|`.length)) }),
    };
  };
};

/** What a row keeps, for whoever reads the table itself. */
export const twinIn = ({ twin }: Pick<TwinRow, "twin">): FiledTwin => twinReader()(twin);

/**
 * Whoever was born when this person was, or may have been, and the dossier that one has at hand: one Query (more pages
 * only over 1 MB).
 */
export const findTwins = async (birth: Birth, own?: string): Promise<readonly FiledTwin[]> => {
  const births = birthsFor(birth);
  const names = births?.map((_, index) => `:born${index}`) ?? [];
  const sought = births && {
    FilterExpression: `born IN (${names.join(", ")}) OR dossier = :own`,
  };
  const read = twinReader();
  const twins: FiledTwin[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await queryItems({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk",
      ...projectionOf(["twin"]),
      ...sought,
      ExpressionAttributeValues: {
        ":pk": twinPartition(hashOf(drawerFor(birth))),
        ...(births && { ":own": own ?? "none" }),
        ...Object.fromEntries(names.map((name, index) => [name, births?.[index]])),
      },
      ExclusiveStartKey: start,
    });
    for (const row of (page.Items ?? []) as Pick<TwinRow, "twin">[]) twins.push(read(row.twin));
    start = page.LastEvaluatedKey;
  } while (start);
  return twins;
};
