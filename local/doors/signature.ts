/** Checks a presigned address as S3 does: every signed header must have the value that was signed. */
import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { secretOf } from "../functions/pool.ts";
import { text } from "../json.ts";

/** Why a presigned request is refused, as S3's error code and message. */
export type Refused = { readonly code: string; readonly message: string };

const hmac = (key: string | Buffer, value: string) =>
  createHmac("sha256", key).update(value).digest();
const encode = (value: string) =>
  encodeURIComponent(value).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * Signature version 4 in the query (S3 API Reference, « Authenticating requests: using query parameters »).
 * @returns why it is refused, or undefined when the signature holds
 */
export function presignedRefusal(request: IncomingMessage, now: Date): Refused | undefined {
  const url = new URL(request.url ?? "/", "http://local");
  const query = url.searchParams;
  const [keyId = "", date = "", region = "", service = ""] = text(
    query.get("X-Amz-Credential"),
  ).split("/");
  const stamp = text(query.get("X-Amz-Date"));
  const signedAt = Date.parse(
    stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"),
  );
  const seconds = Number(query.get("X-Amz-Expires"));
  if (Number.isNaN(signedAt) || !(seconds > 0 && seconds <= 604_800))
    return { code: "AuthorizationQueryParametersError", message: "Invalid date or expiry." };
  if (now.getTime() > signedAt + seconds * 1_000)
    return { code: "AccessDenied", message: "Request has expired" };
  const signed = text(query.get("X-Amz-SignedHeaders")).split(";");
  const canonicalHeaders = signed.map((name) => {
    const value = [request.headers[name] ?? ""].flat().join(",");
    return `${name}:${value.trim().replaceAll(/ +/g, " ")}\n`;
  });
  const canonicalQuery = [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const canonical = [
    request.method,
    url.pathname,
    canonicalQuery,
    canonicalHeaders.join(""),
    signed.join(";"),
    query.get("X-Amz-Content-Sha256") ?? "UNSIGNED-PAYLOAD",
  ].join("\n");
  const scope = `${date}/${region}/${service}/aws4_request`;
  const hash = createHash("sha256").update(canonical).digest("hex");
  const key = [date, region, service, "aws4_request"].reduce<string | Buffer>(
    (made, part) => hmac(made, part),
    `AWS4${secretOf(keyId)}`,
  );
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${hash}`).toString("hex");
  if (signature === query.get("X-Amz-Signature")) return undefined;
  return {
    code: "SignatureDoesNotMatch",
    message:
      "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
  };
}
