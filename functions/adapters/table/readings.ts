import { type Reading, readingsKeptDays, readingsOn } from "../../../domain/access/reading.ts";
import { civilDateOf } from "../../../domain/date.ts";
import { getItem, putItem, tableName } from "./client.ts";
import { readingKey, turnKey } from "./keys.ts";

const day = 86_400;

const exists = async (dossier: string): Promise<boolean> => {
  const answer = await getItem({
    TableName: tableName(),
    Key: turnKey(dossier),
    ProjectionExpression: "pk",
    ConsistentRead: true,
  });
  return answer.Item !== undefined;
};

/** Files a reading beside the dossier; told twice it stands once, and nothing is filed of a dossier that was forgotten. */
export const putReading = async (reading: Reading): Promise<void> => {
  if (!(await exists(reading.dossier))) return;
  const { at, by } = reading;
  await putItem({
    TableName: tableName(),
    Item: {
      ...readingKey(reading),
      owner: readingsOn(civilDateOf(at)),
      ownerSort: `${at}#${by}`,
      expiresAt: Math.floor(Date.parse(at) / 1000) + readingsKeptDays * day,
    },
  });
};
