import type { CivilDate } from "../../../domain/date.ts";
import { civilDateOf } from "../../../domain/date.ts";
import { asAt, replay } from "../../../domain/dossier/replay.ts";
import type { Fact } from "../../../domain/fact/fact.ts";
import { factOf } from "../../../domain/fact/fact-of.ts";
import { queryItems, tableName } from "./client.ts";
import { readHistory } from "./history.ts";
import { factPartitions } from "./keys.ts";
import { loadDossier } from "./load.ts";

const readPartition = async (pk: string): Promise<readonly Fact[]> => {
  const facts: Fact[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await queryItems({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
      ExclusiveStartKey: start,
    });
    facts.push(...(page.Items ?? []).map((item) => item.fact as Fact));
    start = page.LastEvaluatedKey;
  } while (start);
  return facts;
};

/** Every fact, of all passages, as they stand now: 16 partitions, in the order of the dossiers' ids. */
export const readFacts = async (): Promise<readonly Fact[]> => {
  const pages = await Promise.all(factPartitions.map(readPartition));
  return pages.flat().toSorted((one, other) => (one.dossier < other.dossier ? -1 : 1));
};

/** The fact of a passage as it was known at the end of a day, from its history; undefined before its first event. */
const factAsAt = async (dossier: string, day: CivilDate): Promise<Fact | undefined> => {
  const history = asAt(await readHistory(dossier), day);
  const { leaves } = (await loadDossier(dossier)).dossier;
  return factOf(replay(dossier, history, leaves), history.at(-1)?.at ?? "");
};

/** Passages worked out at the same time. */
const lanes = 16;

/**
 * Every fact as it was known at the end of a day (domain.md section 8): passages that changed since are worked out
 * again from their history.
 */
export const readFactsAsAt = async (day: CivilDate): Promise<readonly Fact[]> => {
  const facts = await readFacts();
  const found: (Fact | undefined)[] = [];
  for (let start = 0; start < facts.length; start += lanes)
    found.push(
      ...(await Promise.all(
        facts
          .slice(start, start + lanes)
          .map((fact) => (civilDateOf(fact.changedAt) <= day ? fact : factAsAt(fact.dossier, day))),
      )),
    );
  return found.filter((fact) => fact !== undefined);
};
