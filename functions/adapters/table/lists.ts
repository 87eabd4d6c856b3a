import type { Card } from "../../../domain/dossier/card.ts";
import type { Standing } from "../../../domain/referral/view.ts";
import { isRefusal, type Refusal } from "../../../domain/refusal.ts";
import { cursorTo, placeOf } from "../cursor.ts";
import { queryItems, tableName } from "./client.ts";

/** A row of a list: the dossier's card, and the state that put it there. */
export type Row = {
  readonly card: Card;
  readonly kind: string;
  readonly id: string;
  readonly task?: string;
  /** Of an orientation that was attached: how the passage stands that goes on for it. */
  readonly standing?: Standing;
  readonly sort: string;
};
export type Page = { readonly items: readonly Row[]; readonly cursor?: string };

/** The indexes, each with its partition and sort attributes and the question that it answers. */
const indexes = {
  /** Who must act, since when. */
  waiting: { partition: "waitingFor", sort: "waitingSince" },
  /** Whose: a counsellor's portfolio, an organisation's orientations, an antenne's agenda. */
  owner: { partition: "owner", sort: "ownerSort" },
  antenne: { partition: "antenne", sort: "antenneSort" },
  register: { partition: "register", sort: "registerSort" },
} as const;
export type Index = keyof typeof indexes;

export type ListQuery = {
  readonly index: Index;
  readonly of: string;
  /** Only rows whose sort key begins so (a day of an agenda). */
  readonly beginning?: string;
  readonly limit: number;
  readonly newestFirst?: boolean;
  readonly cursor?: string;
  /** Who reads: a cursor is bound to the reader and the list. */
  readonly reader: string;
  readonly now: string;
};

/** One page of an index: one Query. The cursor is sealed, bound to the reader and the list, and lives a day. */
export const listRows = async (query: ListQuery): Promise<Page | Refusal> => {
  const { partition, sort } = indexes[query.index];
  const purpose = `${query.reader}|${query.index}|${query.of}|${query.beginning ?? ""}`;
  const start = placeOf<Record<string, unknown>>(purpose, query.now, query.cursor);
  if (isRefusal(start)) return start;
  const page = await queryItems({
    TableName: tableName(),
    IndexName: query.index,
    KeyConditionExpression: query.beginning
      ? "#partition = :of AND begins_with(#sort, :beginning)"
      : "#partition = :of",
    ExpressionAttributeNames: query.beginning
      ? { "#partition": partition, "#sort": sort }
      : { "#partition": partition },
    ExpressionAttributeValues: {
      ":of": query.of,
      ...(query.beginning && { ":beginning": query.beginning }),
    },
    ScanIndexForward: !query.newestFirst,
    Limit: query.limit,
    ExclusiveStartKey: start,
  });
  const items = (page.Items ?? []).map((item) => {
    const [, , kind = "", id = ""] = String(item.sk).split("#");
    return {
      card: item.card as Card,
      kind,
      id,
      ...(typeof item.task === "string" && { task: item.task }),
      ...(item.standing !== undefined && { standing: item.standing as Standing }),
      sort: String(item[sort]),
    };
  });
  if (page.LastEvaluatedKey === undefined) return { items };
  return { items, cursor: cursorTo(purpose, query.now, page.LastEvaluatedKey) };
};
