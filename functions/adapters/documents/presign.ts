import { buildQueryString } from "@smithy/core/protocols";
import { SignatureV4 } from "@smithy/signature-v4";
import * as z from "zod";
import { defaultProvider } from "../credentials.ts";
import { exchanges } from "../exchanges.ts";
import { readSettings } from "../settings.ts";
import { Sha256 } from "../sha256.ts";
import { bucketName } from "./bucket.ts";

/** Seconds that an address to upload, and one to read, stay good. */
const uploadLifetime = 5 * 60;
const readLifetime = 60;

type Request = {
  readonly key: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly expiresIn: number;
};

/** Where the bucket is reached: its own host on AWS, a folder of the engine's on one machine. */
const placeOf = (bucket: string, region: string, engine: string | undefined) => {
  if (engine === undefined)
    return { protocol: "https:", hostname: `${bucket}.s3.${region}.amazonaws.com`, folder: "" };
  const { protocol, hostname, port } = new URL(engine);
  return { protocol, hostname, port: Number(port), folder: `/${bucket}` };
};

const connect = () => {
  const { AWS_REGION: region, AWS_ENDPOINT_URL_S3: engine } = readSettings({
    AWS_REGION: z.string().min(1),
    AWS_ENDPOINT_URL_S3: z.url().optional(),
  });
  const signer = new SignatureV4({
    service: "s3",
    region,
    credentials: defaultProvider(),
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  });
  return { ...placeOf(bucketName(), region, engine), signer };
};

let connection: ReturnType<typeof connect> | undefined;

/**
 * Signs with the signer that the SDK's own clients use, without the client of S3: nothing is called here, and its 200 kB
 * would be most of what the function loads (docs/decisions/addresses-signed-without-the-client.md).
 */
const sign = async (
  method: "GET" | "PUT",
  { key, headers = {}, query = {}, expiresIn }: Request,
): Promise<string> => {
  connection ??= connect();
  const { folder, signer, ...place } = connection;
  const host = "port" in place ? `${place.hostname}:${place.port}` : place.hostname;
  const path = `${folder}/${key.split("/").map(encodeURIComponent).join("/")}`;
  const request = {
    ...place,
    method,
    path,
    query: { ...query },
    headers: { ...headers, host, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" },
  };
  const names = Object.keys(headers);
  const signed = await exchanges.tracePromise(() =>
    signer.presign(request, {
      expiresIn,
      signableHeaders: new Set(["host", ...names]),
      unhoistableHeaders: new Set(names),
    }),
  );
  return `${place.protocol}//${host}${path}?${buildQueryString(signed.query ?? {})}`;
};

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
  const headers = {
    "content-type": type,
    "x-amz-checksum-sha256": base64(sha256),
    "if-none-match": "*",
  } as const;
  const announced = { ...headers, "content-length": String(size) };
  const url = await sign("PUT", { key, headers: announced, expiresIn: uploadLifetime });
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
  sign("GET", {
    key: reading.key,
    query: {
      versionId: reading.versionId,
      "response-content-disposition": `${how}; filename="document"`,
      "response-content-type": reading.type,
      "response-cache-control": "private, no-store",
    },
    expiresIn: readLifetime,
  });

/** An address that downloads one version of a document, good for a minute; whoever saves it gives it its name. */
export const presignRead = presignReading("attachment");

/** The same, to be shown within the client's page. */
export const presignPreview = presignReading("inline");
