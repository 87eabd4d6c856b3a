import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { bucketName, files } from "./client.ts";

/** Seconds that an address to upload, and one to read, stay good. */
const uploadLifetime = 5 * 60;
const readLifetime = 60;

export type Upload = {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
};

/** A request that the client makes as it is: any header missing or different and S3 refuses it. */
export type SignedUpload = {
  readonly method: "PUT";
  readonly url: string;
  /** Headers to send; the browser adds content-length by itself, from the file. */
  readonly headers: Readonly<
    Record<"content-type" | "x-amz-checksum-sha256" | "if-none-match", string>
  >;
  readonly expiresInSeconds: number;
};

const base64 = (hexadecimal: string) => Buffer.from(hexadecimal, "hex").toString("base64");

/**
 * An address at which exactly one content may be put, once, within 5 minutes. Size, type, checksum and "only if nothing
 * is there" are *signed headers* (design.md section 7): by default the SDK would sign neither type nor checksum.
 */
export const presignUpload = async ({ key, size, type, sha256 }: Upload): Promise<SignedUpload> => {
  const command = new PutObjectCommand({
    Bucket: bucketName(),
    Key: key,
    ContentLength: size,
    ContentType: type,
    ChecksumSHA256: base64(sha256),
    IfNoneMatch: "*",
  });
  const url = await getSignedUrl(files(), command, {
    expiresIn: uploadLifetime,
    unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
    signableHeaders: new Set([
      "host",
      "content-length",
      "content-type",
      "if-none-match",
      "x-amz-checksum-sha256",
    ]),
  });
  const headers = {
    "content-type": type,
    "x-amz-checksum-sha256": base64(sha256),
    "if-none-match": "*",
  };
  return { method: "PUT", url, headers, expiresInSeconds: uploadLifetime };
};

export type Reading = {
  readonly key: string;
  /** The version that was verified: another one is another document. */
  readonly versionId: string;
  /** The type that was verified, told to the browser whatever the object says of itself. */
  readonly type: string;
};

/** The whole address lies in the access logs: no name that somebody gave to a file is ever in it. */
const presignReading = (how: "attachment" | "inline") => (reading: Reading) =>
  getSignedUrl(
    files(),
    new GetObjectCommand({
      Bucket: bucketName(),
      Key: reading.key,
      VersionId: reading.versionId,
      ResponseContentDisposition: `${how}; filename="document"`,
      ResponseContentType: reading.type,
      ResponseCacheControl: "private, no-store",
    }),
    { expiresIn: readLifetime },
  );

/** An address that downloads one version of a document, good for a minute; whoever saves it gives it its name. */
export const presignRead = presignReading("attachment");

/** The same, to be shown within the client's page. */
export const presignPreview = presignReading("inline");
