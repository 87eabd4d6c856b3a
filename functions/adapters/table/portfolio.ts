import type { Followed } from "../../../domain/directory/decide.ts";
import type { Card } from "../../../domain/dossier/card.ts";
import { queryItems, tableName } from "./client.ts";

/** Whose a dossier is, and whom something waits for: an appointment to hold, a redirection to check. */
const indexes = { owner: "owner", waiting: "waitingFor" } as const;

const rowsOf = async (index: keyof typeof indexes, of: string): Promise<readonly Card[]> => {
  const cards: Card[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await queryItems({
      TableName: tableName(),
      IndexName: index,
      KeyConditionExpression: "#of = :of",
      ExpressionAttributeNames: { "#of": indexes[index] },
      ExpressionAttributeValues: { ":of": of },
      ExclusiveStartKey: start,
    });
    cards.push(...(page.Items ?? []).map(({ card }) => card as Card));
    start = page.LastEvaluatedKey;
  } while (start);
  return cards;
};

/** Every dossier that a counsellor follows or has something to do in: what a leaver passes on. All pages. */
export const followedBy = async (account: string): Promise<readonly Followed[]> => {
  const of = `counsellor:${account}`;
  const [own, waiting] = await Promise.all([rowsOf("owner", of), rowsOf("waiting", of)]);
  const found = new Map([...own, ...waiting].map(({ dossier, antenne }) => [dossier, antenne]));
  return [...found].map(([dossier, antenne]) => ({ dossier, antenne }));
};
