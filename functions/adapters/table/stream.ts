import type { DynamoDBRecord } from "aws-lambda";
import { type Item, plain } from "./item.ts";

const read = (wire: unknown): Item | undefined =>
  wire === undefined ? undefined : plain(wire as Item);

/** What a record of the stream says of an item: as it stands now and as it stood before, if it stood. */
export const imagesOf = ({ dynamodb }: DynamoDBRecord) => ({
  now: read(dynamodb?.NewImage),
  before: read(dynamodb?.OldImage),
});
