import { S3Client } from "@aws-sdk/client-s3";

let client: S3Client | undefined;

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
