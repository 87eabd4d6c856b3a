import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { bucketName } from "./bucket.ts";
import { files } from "./client.ts";

/** Where an upload lands, and where a verified document and our own prints are kept. */
export const quarantineFolder = "quarantine/";
export const documentsFolder = "documents/";
export const printsFolder = "prints/";

/** A document is a key *and* a version: what was verified is what is opened. */
export type StoredVersion = { readonly key: string; readonly versionId: string };

const named = ({ key, versionId }: StoredVersion) => ({
  Bucket: bucketName(),
  Key: key,
  VersionId: versionId,
});

/** Every bucket of ours keeps versions: an answer without one is a surprise. */
const versionOf = (key: string, versionId: string | undefined): StoredVersion => {
  if (versionId === undefined) throw new Error("the documents bucket keeps no versions");
  return { key, versionId };
};

/** Whether this is what the bucket says of a version that is not there. */
export const isGone = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;

/** The size of a stored version, in bytes. */
export const sizeOf = async (stored: StoredVersion): Promise<number> => {
  const { ContentLength } = await files().send(new HeadObjectCommand(named(stored)));
  return ContentLength ?? 0;
};

/** The bytes of a stored version. */
export const get = async (stored: StoredVersion): Promise<Uint8Array> => {
  const { Body } = await files().send(new GetObjectCommand(named(stored)));
  if (Body === undefined) throw new Error("an object without a body");
  return Body.transformToByteArray();
};

/** Keeps what the platform itself makes (a printed contract). */
export const put = async (key: string, type: string, bytes: Uint8Array): Promise<StoredVersion> => {
  const { VersionId } = await files().send(
    new PutObjectCommand({ Bucket: bucketName(), Key: key, ContentType: type, Body: bytes }),
  );
  return versionOf(key, VersionId);
};

/**
 * Copies a verified version out of quarantine, under `documents/`. The original stays until what was decided is saved
 * (then `deleteVersion`; else the bucket's own rule takes it after 2 days): a message delivered again finds it, and
 * leaves one more version of the same content.
 * @param stored a key that begins with `quarantine/`
 * @returns the key and version to open from now on
 */
export const moveOutOfQuarantine = async (stored: StoredVersion): Promise<StoredVersion> => {
  if (!stored.key.startsWith(quarantineFolder)) throw new Error("not a key of the quarantine");
  const key = documentsFolder + stored.key.slice(quarantineFolder.length);
  const path = stored.key.split("/").map(encodeURIComponent).join("/");
  const { VersionId } = await files().send(
    new CopyObjectCommand({
      Bucket: bucketName(),
      Key: key,
      CopySource: `${bucketName()}/${path}?versionId=${encodeURIComponent(stored.versionId)}`,
    }),
  );
  return versionOf(key, VersionId);
};

/** The newest version of a key (S3 lists it first), or undefined when nothing ever came. */
export const currentVersion = async (key: string): Promise<StoredVersion | undefined> => {
  const page = await files().send(
    new ListObjectVersionsCommand({ Bucket: bucketName(), Prefix: key }),
  );
  const found = page.Versions?.find((one) => one.Key === key);
  return found && versionOf(key, found.VersionId);
};

/** Deletes one version for good; one that is gone already is no error. */
export const deleteVersion = async (stored: StoredVersion): Promise<void> => {
  await files().send(new DeleteObjectCommand(named(stored)));
};

/**
 * Deletes every version and delete marker of the keys that begin so, for good. Ends with `/` to mean all that a dossier
 * has, else names a whole key.
 */
export const deleteAllVersions = async (prefix: string): Promise<void> => {
  const Bucket = bucketName();
  for (;;) {
    // Each round lists anew: what was deleted is no longer there.
    const page = await files().send(new ListObjectVersionsCommand({ Bucket, Prefix: prefix }));
    const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    if (found.length === 0) return;
    for (const { Key = "", VersionId } of found) await deleteVersion(versionOf(Key, VersionId));
  }
};
