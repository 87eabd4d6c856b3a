import { cardOf } from "../../../domain/dossier/card.ts";
import type { EntryLine, EntrySession } from "../../../domain/entry-session/entry-session.ts";
import { queryItems, tableName } from "./client.ts";
import { sessionKey, sessionLineKey } from "./keys.ts";
import { loadDossier } from "./load.ts";
import { loadSession } from "./sessions.ts";
import { type Action, transact } from "./transact.ts";

/** The sessions in which a dossier has a line. */
const sessionsOf = async (dossier: string): Promise<readonly string[]> => {
  const page = await queryItems({
    TableName: tableName(),
    IndexName: "owner",
    KeyConditionExpression: "#owner = :lines",
    ExpressionAttributeNames: { "#owner": "owner" },
    ExpressionAttributeValues: { ":lines": `entry-lines:${dossier}` },
  });
  return (page.Items ?? []).map(({ pk }) => String(pk).slice(String(pk).indexOf("#") + 1));
};

/**
 * The session without its minutes, a version further, so that no print in hand keeps what it read before. It waits for
 * new ones as soon as every line has its fate; the message that asks for them is the caller's.
 */
const unminuted = (session: EntrySession, lines: number, now: string): Action => {
  const isSettled = session.settled >= lines;
  const next = session.version + 1;
  return {
    Update: {
      TableName: tableName(),
      Key: sessionKey(session.id),
      UpdateExpression: `SET version = :next, #lines = :lines, #last = :last${isSettled ? ", waitingFor = :print, waitingSince = :now" : ""} REMOVE minutes`,
      ConditionExpression: "version = :version",
      ExpressionAttributeNames: { "#last": "last", "#lines": "lines" },
      ExpressionAttributeValues: {
        ":version": session.version,
        ":next": next,
        ":lines": lines,
        ":last": [{ type: "entry-session-rewritten", data: {}, n: next }],
        ...(isSettled && { ":print": "system:print", ":now": now }),
      },
    },
  };
};

const attempts = 8;

/** Changes the dossier's line and its session together, on what stands: lines are counted meanwhile. */
const rewrite = async (
  id: string,
  dossier: string,
  now: string,
  change: (line: EntryLine) => { readonly action: Action; readonly leaves: number },
): Promise<void> => {
  for (let made = 0; made < attempts; made += 1) {
    const found = await loadSession(id);
    const line = found?.lines.find((one) => one.dossier === dossier);
    if (found === undefined || line === undefined) return;
    const { action, leaves } = change(line);
    const { session } = found;
    const refused = await transact([action, unminuted(session, session.lines - leaves, now)]);
    if (refused === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40 * 2 ** made));
  }
  throw new Error("the session keeps moving");
};

/**
 * Takes a dossier out of the entry sessions that name it; one whose fate is not known yet is not waited for any more.
 * Their minutes are to be made again without it.
 *
 * @returns the ids of those sessions
 */
export const removeFromSessions = async (
  dossier: string,
  now: string,
): Promise<readonly string[]> => {
  const sessions = await sessionsOf(dossier);
  for (const id of sessions)
    await rewrite(id, dossier, now, ({ fate }) => ({
      action: { Delete: { TableName: tableName(), Key: sessionLineKey(id, dossier) } },
      leaves: fate ? 0 : 1,
    }));
  return sessions;
};

/**
 * Shows a dossier in the entry sessions that name it as it stands now. Their minutes are to be made again.
 *
 * @returns the ids of those sessions
 */
export const refreshInSessions = async (
  dossier: string,
  now: string,
): Promise<readonly string[]> => {
  const sessions = await sessionsOf(dossier);
  const card = cardOf((await loadDossier(dossier)).dossier);
  for (const id of sessions)
    await rewrite(id, dossier, now, () => ({
      action: {
        Update: {
          TableName: tableName(),
          Key: sessionLineKey(id, dossier),
          UpdateExpression: "SET card = :card",
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeValues: { ":card": card },
        },
      },
      leaves: 0,
    }));
  return sessions;
};
