import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { projectDossier } from "../adapters/table/projection.ts";
import { log } from "../log.ts";
import { partitionOf, sequenceOf } from "./record.ts";

const ofDossier = "DOSSIER#";

/** Whether the dossier's projection failed. */
const fails = async (dossier: string): Promise<boolean> => {
  try {
    await projectDossier(dossier);
    return false;
  } catch (error) {
    log("error", {
      code: "project.failed",
      name: error instanceof Error ? error.name : "unknown",
    });
    return true;
  }
};

/**
 * Keeps facts, search rows and possible duplicates behind the states (design.md sections 4 and 5). Each dossier of the
 * batch is loaded once, however many of its states changed; what a record says does not matter, only which dossier it
 * is of, so that order, repetition and lateness do not either.
 */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const records = event.Records.filter((record) => partitionOf(record).startsWith(ofDossier));
  const groups = Map.groupBy(records, partitionOf);
  const fates = await Promise.all(
    [...groups].map(async ([partition, own]) =>
      (await fails(partition.slice(ofDossier.length))) ? own.slice(0, 1).map(sequenceOf) : [],
    ),
  );
  const failed = fates.flat();
  log("info", { code: "project.done", records: event.Records.length, dossiers: groups.size });
  const lowest = event.Records.map(sequenceOf).find((sequence) => failed.includes(sequence));
  return { batchItemFailures: lowest ? [{ itemIdentifier: lowest }] : [] };
};
