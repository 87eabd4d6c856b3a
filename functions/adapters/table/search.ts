import type { Card } from "../../../domain/dossier/card.ts";
import type { Dossier } from "../../../domain/dossier/dossier.ts";
import {
  beginningOf,
  type Findable,
  findable,
  longest,
  ranked,
  typed,
} from "../../../domain/dossier/search.ts";
import { queryItems, tableName } from "./client.ts";
import { type Key, searchKey } from "./keys.ts";

/** The scope of those who see every antenne. */
export const everywhere = "all";

/** What a list of found people shows. */
const mostShown = 50;

/** The rows by which a dossier is found: one a key and scope (its antenne, and all). */
export const searchRowsOf = (dossier: Dossier): readonly (Key & Findable)[] => {
  const found = findable(dossier);
  if (found === undefined) return [];
  const { antenne } = found.card;
  const scopes = antenne ? [antenne, everywhere] : [everywhere];
  return scopes.flatMap((scope) =>
    found.keys.map((key) => ({ ...searchKey(scope, key, dossier.id), ...found })),
  );
};

/** Pages of 1 MB that a search reads at most: some 5,000 dossiers that begin alike. */
const mostPages = 5;

/** The rows whose key begins so: one Query in the usual case. `more` when pages were left unread. */
const rowsFrom = async (
  pk: string,
  beginning: string,
  pages: number,
): Promise<{ readonly rows: readonly Findable[]; readonly more: boolean }> => {
  const rows: Findable[] = [];
  let start: Record<string, unknown> | undefined;
  for (let read = 0; read < pages; read += 1) {
    const page = await queryItems({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :beginning)",
      ExpressionAttributeValues: { ":pk": pk, ":beginning": beginning },
      ExclusiveStartKey: start,
    });
    rows.push(
      ...(page.Items ?? []).map(({ card, keys }) => ({
        card: card as Card,
        keys: keys as readonly string[],
      })),
    );
    start = page.LastEvaluatedKey;
    if (start === undefined) return { rows, more: false };
  }
  return { rows, more: true };
};

/** Found people, best first; `more` when there are others than these: a word more would tell. */
export type Found = { readonly cards: readonly Card[]; readonly more: boolean };

/**
 * The cards of the dossiers that answer what was typed (names in any order, number, France Travail id), best first.
 * One Query of the longest word, in the one scope given, else everywhere; where too many begin alike to read them all,
 * those that begin as typed are read for themselves, so that an exact name is always found. Only cards that `isFound`
 * accepts come back.
 */
export const findByWords = async (
  text: string,
  scopes: readonly string[],
  isFound: (card: Card) => boolean = () => true,
): Promise<Found> => {
  const word = longest(typed(text));
  const scope = scopes.length === 1 ? scopes[0] : everywhere;
  if (word === undefined || scope === undefined || scopes.length === 0)
    return { cards: [], more: false };
  const { pk } = searchKey(scope, word, "");
  const near = await rowsFrom(pk, beginningOf(word), mostPages);
  const exact = near.more ? (await rowsFrom(pk, word, 1)).rows : [];
  const visible = [...exact, ...near.rows].filter(
    ({ card }) => isFound(card) && (scopes.includes(everywhere) || scopes.includes(card.antenne)),
  );
  const found = ranked(text, visible);
  return {
    cards: found.slice(0, mostShown).map(({ card }) => card),
    more: near.more || found.length > mostShown,
  };
};
