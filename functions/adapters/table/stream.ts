import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";

type Item = Readonly<Record<string, unknown>>;

// The two libraries type the same wire form each in its own way.
const plain = (wire: unknown): Item | undefined =>
  wire === undefined ? undefined : unmarshall(wire as Record<string, AttributeValue>);

/** What a record of the stream says of an item: as it stands now and as it stood before, if it stood. */
export const imagesOf = ({ dynamodb }: DynamoDBRecord) => ({
  now: plain(dynamodb?.NewImage),
  before: plain(dynamodb?.OldImage),
});
