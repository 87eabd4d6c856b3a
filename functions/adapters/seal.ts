import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import * as z from "zod";
import { readSettings } from "./settings.ts";

let made: KeyObject | undefined;

const key = (): KeyObject => {
  made ??= createSecretKey(
    createHash("sha256")
      .update(readSettings({ SEALING_KEY: z.string().min(16) }).SEALING_KEY)
      .digest(),
  );
  return made;
};

/** A keyed hash: the same value gives the same hash here, and nothing to anybody without the key. */
export const keyedHash = (value: string): string =>
  createHmac("sha256", key()).update(value).digest("base64url");

/** Seals a value for a purpose (actor and list): nobody can read, change or use it for another purpose. */
export const seal = (purpose: string, value: unknown): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
};

/** What was sealed for this purpose, or undefined when the text is not ours, altered, or for another purpose. */
export const unseal = (purpose: string, text: string): unknown => {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length < 29) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, 12))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(12, 28));
    const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    return JSON.parse(plain.toString("utf8"));
  } catch {
    return undefined;
  }
};
