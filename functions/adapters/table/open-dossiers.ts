import type { Task } from "../../../domain/dossier/tasks.ts";
import { queryItems, tableName } from "./client.ts";

/** Open dossiers, oldest wait first; `complete` is false when more wait than were asked for. */
export type OpenDossiers = { readonly dossiers: readonly string[]; readonly complete: boolean };

type Found = { readonly dossier: string; readonly since: string };

const waitingFor = async (who: string, tasks: readonly Task[], most: number) => {
  const page = await queryItems({
    TableName: tableName(),
    IndexName: "waiting",
    KeyConditionExpression: "waitingFor = :who",
    ExpressionAttributeValues: { ":who": who },
    Limit: most,
  });
  const found = (page.Items ?? [])
    .filter((item) => tasks.includes(item.task as Task))
    .map(
      (item): Found => ({ dossier: String(item.card.dossier), since: String(item.waitingSince) }),
    );
  return { found, complete: page.LastEvaluatedKey === undefined };
};

/**
 * The dossiers that wait for one of these tasks, whoever must act: one Query for each list of the `waiting` index, each
 * read no further than the bound. For a read that looks at many dossiers once, such as a dry run.
 */
export const openDossiers = async (
  lists: readonly string[],
  tasks: readonly Task[],
  most: number,
): Promise<OpenDossiers> => {
  const pages = await Promise.all(lists.map((who) => waitingFor(who, tasks, most)));
  const found = pages
    .flatMap((page) => page.found)
    .toSorted((one, other) => one.since.localeCompare(other.since));
  const dossiers = [...new Set(found.map(({ dossier }) => dossier))];
  return {
    dossiers: dossiers.slice(0, most),
    complete: dossiers.length <= most && pages.every((page) => page.complete),
  };
};
