import { QueryCommand } from "@aws-sdk/lib-dynamodb";
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
import { table, tableName } from "./client.ts";
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

/**
 * The cards of the dossiers that answer what was typed (names in any order, number, France Travail id), best first.
 * One Query of the longest word: in the one scope given, else everywhere and filtered by antenne.
 */
export const findByWords = async (
  text: string,
  scopes: readonly string[],
): Promise<readonly Card[]> => {
  const word = longest(typed(text));
  const scope = scopes.length === 1 ? scopes[0] : everywhere;
  if (word === undefined || scope === undefined || scopes.length === 0) return [];
  const { pk } = searchKey(scope, word, "");
  const page = await table().send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :beginning)",
      ExpressionAttributeValues: { ":pk": pk, ":beginning": beginningOf(word) },
    }),
  );
  const rows = (page.Items ?? []).map((item) => ({
    card: item.card as Card,
    keys: item.keys as readonly string[],
  }));
  const visible = rows.filter(
    ({ card }) => scopes.includes(everywhere) || scopes.includes(card.antenne),
  );
  return ranked(text, visible)
    .slice(0, mostShown)
    .map(({ card }) => card);
};
