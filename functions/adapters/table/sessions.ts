import type { Card } from "../../../domain/dossier/card.ts";
import type { EntryLine, EntrySession, Fate } from "../../../domain/entry-session/entry-session.ts";
import { queryItems, tableName, updateItem } from "./client.ts";
import { type CancellationReason, isConditionFailed } from "./conflicts.ts";
import { sessionKey, sessionLineKey, sessionPartition } from "./keys.ts";
import { transact } from "./transact.ts";

/** A session with its lines, in the order of the dossiers' ids. */
export type SessionWithLines = {
  readonly session: EntrySession;
  readonly lines: readonly EntryLine[];
};

const event = (type: string, n: number) => [{ type, data: {}, n }];
const once = "attribute_not_exists(pk)";
/** This action's condition did not hold. */
const held = (reason: CancellationReason | undefined) => reason?.Code === "ConditionalCheckFailed";

/**
 * Opens a session: itself and one line a dossier, in one write. They are STATE items like those of a dossier, so that
 * the stream carries them: one message a line. `exists` when the same command came before.
 */
export const putSession = async (
  session: EntrySession,
  lines: readonly EntryLine[],
): Promise<"saved" | "exists"> => {
  const own = { ...sessionKey(session.id), kind: "entry-session", ...session };
  const others = lines.map((line) => ({
    ...sessionLineKey(session.id, line.dossier),
    kind: "entry-line",
    id: session.id,
    version: 1,
    ...line,
    waitingFor: "system:batch",
    waitingSince: session.openedAt,
    owner: `entry-lines:${line.dossier}`,
    ownerSort: session.id,
    last: event("entry-line-asked", 1),
  }));
  const items = [{ ...own, last: event("entry-session-opened", 1) }, ...others];
  const refused = await transact(
    items.map((Item) => ({ Put: { TableName: tableName(), Item, ConditionExpression: once } })),
  );
  if (refused === undefined) return "saved";
  if (held(refused[0])) return "exists";
  throw new Error("a line of a new session stands already");
};

const sessionOf = (item: Record<string, unknown>): EntrySession => {
  const { pk: _pk, sk: _sk, kind: _kind, last: _last, ...session } = item;
  return session as unknown as EntrySession;
};

const lineOf = ({ session, dossier, fate, card }: Record<string, unknown>): EntryLine =>
  ({
    session,
    dossier,
    ...(fate !== undefined && { fate }),
    ...(card !== undefined && { card }),
  }) as EntryLine;

/** A session and its lines: one strongly consistent Query. */
export const loadSession = async (id: string): Promise<SessionWithLines | undefined> => {
  const page = await queryItems({
    TableName: tableName(),
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": sessionPartition(id) },
    ConsistentRead: true,
  });
  const items = page.Items ?? [];
  const own = items.find((item) => item.kind === "entry-session");
  if (own === undefined) return undefined;
  return {
    session: sessionOf(own),
    lines: items.filter((item) => item.kind === "entry-line").map(lineOf),
  };
};

const settling = (session: EntrySession, dossier: string, fate: Fate, card?: Card) => {
  const isLast = session.settled + 1 === session.lines;
  const next = session.version + 1;
  return [
    {
      Update: {
        TableName: tableName(),
        Key: sessionLineKey(session.id, dossier),
        UpdateExpression: `SET fate = :fate, version = :two, #last = :last${card ? ", card = :card" : ""} REMOVE waitingFor, waitingSince`,
        ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(fate)",
        ExpressionAttributeNames: { "#last": "last" },
        ExpressionAttributeValues: {
          ":fate": fate,
          ":two": 2,
          ":last": event("entry-line-settled", 2),
          ...(card && { ":card": card }),
        },
      },
    },
    {
      Update: {
        TableName: tableName(),
        Key: sessionKey(session.id),
        UpdateExpression: `SET settled = settled + :one, version = :next, #last = :last${isLast ? ", waitingFor = :print, waitingSince = :at" : ""}`,
        ConditionExpression: "version = :version",
        ExpressionAttributeNames: { "#last": "last" },
        ExpressionAttributeValues: {
          ":one": 1,
          ":next": next,
          ":version": session.version,
          ":last": event(isLast ? "entry-session-settled" : "entry-session-counted", next),
          ...(isLast && { ":print": "system:print", ":at": fate.at }),
        },
      },
    },
  ];
};

/**
 * Writes the fate of a line and counts it, together. `settled` when it has one already, `moved` when another line was
 * counted meanwhile: load again.
 */
export const settleLine = async (
  session: EntrySession,
  dossier: string,
  fate: Fate,
  card?: Card,
): Promise<"saved" | "settled" | "moved"> => {
  const refused = await transact(settling(session, dossier, fate, card));
  if (refused === undefined) return "saved";
  return held(refused[0]) ? "settled" : "moved";
};

const change = async (
  session: EntrySession,
  set: string,
  values: Record<string, unknown>,
): Promise<"saved" | "moved"> => {
  try {
    await updateItem({
      TableName: tableName(),
      Key: sessionKey(session.id),
      UpdateExpression: set,
      ConditionExpression: "version = :version",
      ExpressionAttributeNames: { "#last": "last" },
      ExpressionAttributeValues: {
        ":version": session.version,
        ":next": session.version + 1,
        ...values,
      },
    });
    return "saved";
  } catch (error) {
    if (isConditionFailed(error)) return "moved";
    throw error;
  }
};

/** The minutes are made: the session waits for nothing any more. */
export const keepMinutes = (
  session: EntrySession,
  minutes: { readonly key: string; readonly versionId: string },
) =>
  change(
    session,
    "SET minutes = :minutes, version = :next, #last = :last REMOVE waitingFor, waitingSince",
    { ":minutes": minutes, ":last": event("entry-session-minuted", session.version + 1) },
  );

/** Somebody opened the minutes: kept beside the session, as every reading. */
export const keepMinutesReader = (session: EntrySession, account: string, at: string) =>
  change(session, "SET readers = :readers, version = :next, #last = :last", {
    ":readers": [...(session.readers ?? []), { account, at }],
    ":last": event("entry-session-minutes-read", session.version + 1),
  });
