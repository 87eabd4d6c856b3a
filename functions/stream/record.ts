import type { DynamoDBRecord } from "aws-lambda";
import * as z from "zod";
import { imagesOf } from "../adapters/table/stream.ts";
import type { Happened } from "./outbox.ts";

/** A STATE item as the stream carries it, as far as its readers need it. */
const image = z.object({
  dossier: z.string().default(""),
  kind: z.string().min(1),
  id: z.string().min(1),
  version: z.int().min(1),
  quiet: z.boolean().optional(),
  last: z.array(
    z.object({
      n: z.int().min(1),
      type: z.string().min(1),
      data: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
});

/** The partition of a record's item. */
export const partitionOf = (record: DynamoDBRecord): string =>
  String(record.dynamodb?.Keys?.pk?.S ?? "");

/** The number by which a batch says what failed. */
export const sequenceOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? "";

/**
 * The events that a record brings: those of the last command that are newer than the item that stood before. None when
 * only its row in the lists was refreshed, when it was deleted, or when the data is quiet (seeded, imported, restored).
 *
 * @throws ZodError when the item is not a state: a surprise, kept with the failures.
 */
export const eventsOf = (record: DynamoDBRecord): readonly Happened[] => {
  const { now, before: former } = imagesOf(record);
  if (now === undefined) return [];
  const { dossier, kind, id, version, quiet, last } = image.parse(now);
  const before = Number(former?.version ?? 0);
  if (quiet || version <= before) return [];
  return last
    .filter(({ n }) => n > before)
    .map(({ n, type, data }) => ({ dossier, kind, id, n, type, data }));
};
