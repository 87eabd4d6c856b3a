import type { Claim } from "../../../domain/decider.ts";
import { keysOfAct } from "../../../domain/dossier/acts.ts";
import { type Card, cardOf } from "../../../domain/dossier/card.ts";
import { type Dossier, find, inOrder, type Stored } from "../../../domain/dossier/dossier.ts";
import { listKeysOf } from "../../../domain/dossier/lists.ts";
import { slotClaim } from "../../../domain/slot/slot.ts";
import { tableName } from "./client.ts";
import type { Evolved } from "./evolved.ts";
import { eventKey, slotKey, stateKey, textKey, turnKey, uniqueKey } from "./keys.ts";
import { besideState, indexAttributes, type Loaded, type Rows, rowName } from "./load.ts";
import type { Action } from "./transact.ts";

export type Part = { readonly before: Loaded; readonly after: Evolved };

/** A card is read in lists only: a state that stands in none has none to keep up to date. */
const rowNow = (dossier: Dossier, stored: Stored, card: Card): Partial<Rows[string]> => {
  const keys = listKeysOf(dossier, stored);
  return Object.keys(keys).length > 0 ? { ...keys, card } : {};
};

/** A dossier as it stands once its part is saved: what loading it would give. */
export const standing = ({ before, after: { dossier } }: Part): Loaded => {
  const card = cardOf(dossier);
  return {
    dossier: { ...dossier, states: inOrder(dossier.states) },
    rows: Object.fromEntries(
      dossier.states.map((stored) => [
        rowName(stored.kind, stored.id),
        rowNow(dossier, stored, card) as Rows[string],
      ]),
    ),
    turn: before.turn + 1,
  };
};

const expectVersion = (version: number) =>
  version === 0
    ? { ConditionExpression: "attribute_not_exists(pk)" }
    : {
        ConditionExpression: "version = :version",
        ExpressionAttributeValues: { ":version": version },
      };

const putState = (part: Part, stored: Stored, card: Card, quiet: boolean): Action => {
  const id = part.after.dossier.id;
  const before = find(part.before.dossier, stored.kind, stored.id)?.version ?? 0;
  return {
    Put: {
      TableName: tableName(),
      Item: {
        ...stateKey(id, stored.kind, stored.id),
        dossier: id,
        ...stored,
        ...besideState(part.before, stored),
        ...rowNow(part.after.dossier, stored, card),
        ...(quiet && { quiet: true }),
      },
      ...expectVersion(before),
    },
  };
};

/** A state that did not change, but whose row in the lists did (the stage moved, the name was corrected). */
const refreshRow = (part: Part, stored: Stored, card: Card): Action | undefined => {
  const now = rowNow(part.after.dossier, stored, card);
  const stands: Partial<Rows[string]> = part.before.rows[rowName(stored.kind, stored.id)] ?? {};
  const isSame = indexAttributes.every((name) => now[name] === stands[name]);
  if (isSame && JSON.stringify(now.card) === JSON.stringify(stands.card)) return undefined;
  const names = [...indexAttributes, "card"];
  const sets = names.filter((name) => now[name] !== undefined);
  const removes = names.filter((name) => now[name] === undefined);
  return {
    Update: {
      TableName: tableName(),
      Key: stateKey(part.after.dossier.id, stored.kind, stored.id),
      UpdateExpression: [
        sets.length > 0 ? `SET ${sets.map((name) => `#${name} = :${name}`).join(", ")}` : "",
        removes.length > 0 ? `REMOVE ${removes.map((name) => `#${name}`).join(", ")}` : "",
      ].join(" "),
      ConditionExpression: "version = :version",
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ":version": stored.version,
        ...Object.fromEntries(sets.map((name) => [`:${name}`, now[name]])),
      },
    },
  };
};

/** A slot is taken where it stands, so that one that was closed meanwhile cannot be. */
const slotAction = ({ name, action, holder }: Claim): Action => ({
  Update: {
    TableName: tableName(),
    Key: slotKey(name.slice(slotClaim.length)),
    UpdateExpression: action === "take" ? "SET holder = :holder" : "REMOVE holder",
    ConditionExpression:
      action === "take"
        ? "attribute_exists(pk) AND (attribute_not_exists(holder) OR holder = :holder)"
        : "holder = :holder",
    ExpressionAttributeValues: { ":holder": holder },
  },
});

const claimAction = ({ name, action, holder }: Claim): Action => {
  const condition = {
    TableName: tableName(),
    ConditionExpression: "attribute_not_exists(pk) OR holder = :holder",
    ExpressionAttributeValues: { ":holder": holder },
  };
  return action === "take"
    ? { Put: { ...condition, Item: { ...uniqueKey(name), holder } } }
    : { Delete: { ...condition, Key: uniqueKey(name) } };
};

/**
 * Nobody saved anything of this dossier since it was loaded: what the rule saw, rows of the lists included, still
 * stands, and two commands at once cannot both begin what there is one of.
 */
const takeTurn = ({ before, after }: Part): Action => ({
  Put: {
    TableName: tableName(),
    Item: { ...turnKey(after.dossier.id), turn: before.turn + 1 },
    ...(before.turn === 0
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : {
          ConditionExpression: "turn = :turn",
          ExpressionAttributeValues: { ":turn": before.turn },
        }),
  },
});

/** The actions of one dossier's part of a transaction: turn, states, rows that moved, leaves, history. Pure. */
export const actionsOf = (part: Part, options: { quiet?: boolean } = {}): readonly Action[] => {
  const { dossier, changed, events, leaves } = part.after;
  const card = cardOf(dossier);
  const isChanged = (stored: Stored) => changed.includes(stored);
  const refreshed = dossier.states
    .filter((stored) => !isChanged(stored))
    .map((stored) => refreshRow(part, stored, card))
    .filter((action) => action !== undefined);
  return [
    takeTurn(part),
    ...changed.map((stored) => putState(part, stored, card, options.quiet ?? false)),
    ...refreshed,
    ...leaves.map(({ id: leaf, salt, value }) => ({
      Put: { TableName: tableName(), Item: { ...textKey(dossier.id, leaf), leaf, salt, value } },
    })),
    ...events.map((event) => ({
      Put: {
        TableName: tableName(),
        Item: {
          ...eventKey(dossier.id, event.at, event.kind, event.id, event.n),
          ...event,
          ...keysOfAct(event),
          // Beside the event, not of it: relaying again from the history must keep quiet too.
          ...(options.quiet && { quiet: true }),
        },
      },
    })),
  ];
};

export const claimActions = (claims: readonly Claim[]): readonly Action[] =>
  claims.map((claim) =>
    claim.name.startsWith(slotClaim) ? slotAction(claim) : claimAction(claim),
  );
