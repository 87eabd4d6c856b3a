import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import * as z from "zod";
import { files } from "./documents/client.ts";
import { readSettings } from "./settings.ts";

let name: string | undefined;

/** The bucket of facts: one folder a night, and the erasure register apart. */
export const factsBucket = (): string => {
  name ??= readSettings({ FACTS_BUCKET: z.string().min(1) }).FACTS_BUCKET;
  return name;
};

export const nightsFolder = "date=";
/** The facts of a night, as every figure of that evening is counted from them. */
export const factsFile = (date: string): string => `${nightsFolder}${date}/facts.parquet`;
/** The ids of the dossiers behind each figure of that evening. */
export const dossiersFile = (date: string): string => `${nightsFolder}${date}/dossiers.json`;

/** The bytes of a file of the bucket. */
export const readNight = async (key: string): Promise<Uint8Array> => {
  const { Body } = await files().send(new GetObjectCommand({ Bucket: factsBucket(), Key: key }));
  if (Body === undefined) throw new Error("an object without a body");
  return Body.transformToByteArray();
};

/** Writes a file, in place of the one that stood. */
export const writeNight = async (key: string, type: string, bytes: Uint8Array): Promise<void> => {
  await files().send(
    new PutObjectCommand({ Bucket: factsBucket(), Key: key, ContentType: type, Body: bytes }),
  );
};

/** Writes a file unless one stands: what was written of a night stays what was known that night. */
export const writeNightOnce = async (
  key: string,
  type: string,
  bytes: Uint8Array,
): Promise<"written" | "stands"> => {
  try {
    await files().send(
      new PutObjectCommand({
        Bucket: factsBucket(),
        Key: key,
        ContentType: type,
        Body: bytes,
        IfNoneMatch: "*",
      }),
    );
    return "written";
  } catch (error) {
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : 0;
    if (status === 412) return "stands";
    throw error;
  }
};

/** The keys that begin so, all pages: for forgetting only. */
export const listNights = async (prefix: string): Promise<readonly string[]> => {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const page = await files().send(
      new ListObjectsV2Command({
        Bucket: factsBucket(),
        Prefix: prefix,
        ContinuationToken: token,
      }),
    );
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    token = page.NextContinuationToken;
  } while (token);
  return keys;
};

/** Replaces a file by another content and deletes every older version of it, for good: for forgetting only. */
export const rewriteNight = async (key: string, type: string, bytes: Uint8Array): Promise<void> => {
  const Bucket = factsBucket();
  const { VersionId } = await files().send(
    new PutObjectCommand({ Bucket, Key: key, ContentType: type, Body: bytes }),
  );
  const page = await files().send(new ListObjectVersionsCommand({ Bucket, Prefix: key }));
  const old = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].filter(
    (version) => version.Key === key && version.VersionId !== VersionId,
  );
  if (old.length === 0) return;
  const Objects = old.map((version) => ({ Key: version.Key, VersionId: version.VersionId }));
  const { Errors } = await files().send(
    new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
  );
  if (Errors?.length) throw new Error(`${Errors.length} versions could not be deleted`);
};
