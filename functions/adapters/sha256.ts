import { createHash, createHmac, createSecretKey, type Hash, type Hmac } from "node:crypto";

type Data = string | ArrayBuffer | ArrayBufferView;

const bytesOf = (data: Data): string | Uint8Array => {
  if (typeof data === "string") return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
};

/**
 * SHA-256, or its HMAC when there is a secret, as the signer of requests takes it. The SDK's own hands the bytes of a
 * secret to `createHmac`, which first asks whether they are a key object by throwing and catching: five times the work of
 * the signature itself.
 */
export class Sha256 {
  readonly #secret: Data | undefined;
  #hash: Hash | Hmac;

  constructor(secret?: Data) {
    this.#secret = secret;
    this.#hash = this.#begun();
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    this.#hash = this.#begun();
  }

  #begun(): Hash | Hmac {
    if (this.#secret === undefined) return createHash("sha256");
    const bytes = bytesOf(this.#secret);
    const key = typeof bytes === "string" ? createSecretKey(bytes, "utf8") : createSecretKey(bytes);
    return createHmac("sha256", key);
  }
}
