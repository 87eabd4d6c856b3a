import { S3Client } from "@aws-sdk/client-s3";
import * as z from "zod";
import { readSettings } from "../settings.ts";

let client: S3Client | undefined;
let name: string | undefined;

/**
 * The client of the documents bucket, made once a process, on first use. Checksums are sent only where we ask for one:
 * the SDK's own (CRC32) would take the place of ours in signed addresses.
 */
export const files = (): S3Client => {
  client ??= new S3Client({
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  return client;
};

/** The bucket's name, from the environment. */
export const bucketName = (): string => {
  name ??= readSettings({ DOCUMENTS_BUCKET: z.string().min(1) }).DOCUMENTS_BUCKET;
  return name;
};
