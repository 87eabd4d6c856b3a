/** The keys that sign tokens, kept so that tokens outlive a restart. */
import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Json, record, text } from "../json.ts";

export type SigningKeys = {
  readonly privateKey: Json;
  readonly publicKey: Json;
  readonly cookieKey: string;
  /** A signed token with these claims. */
  readonly signed: (claims: Json) => string;
};

/** The keys of the platform whose data is in `directory`. */
export function signingKeys(directory: string): SigningKeys {
  const file = join(directory, "keys.json");
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const kid = randomBytes(8).toString("hex");
    const jwk = { ...privateKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" };
    const cookieKey = randomBytes(24).toString("hex");
    writeFileSync(file, JSON.stringify({ jwk, cookieKey }), { mode: 0o600 });
  }
  const kept = record(JSON.parse(readFileSync(file, "utf8")));
  const privateKey = record(kept.jwk);
  const { kty, n, e, kid, alg, use } = privateKey;
  const key = createPrivateKey({ key: privateKey, format: "jwk" });
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return {
    privateKey,
    publicKey: { kty, n, e, kid, alg, use },
    cookieKey: text(kept.cookieKey),
    signed: (claims) => {
      const head = `${encoded({ alg: "RS256", kid })}.${encoded(claims)}`;
      return `${head}.${sign("RSA-SHA256", Buffer.from(head), key).toString("base64url")}`;
    },
  };
}
