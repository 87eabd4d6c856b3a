/** Keeps objects and their versions on the S3 engine, which by itself knows neither versions nor checksums. */
import { createHash, randomBytes } from "node:crypto";
import type { BucketSpec } from "../provision.ts";
import { versionsOf } from "../provision.ts";

/** An object that was written. */
export type Written = {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  readonly etag: string;
  readonly version: string | undefined;
};

type StoredVersion = {
  readonly key: string;
  readonly version: string;
  readonly modified: string;
  readonly size: string;
  readonly etag: string;
};

export type Objects = {
  readonly put: (
    bucket: BucketSpec,
    key: string,
    body: Buffer,
    headers: Readonly<Record<string, string>>,
  ) => Promise<Written>;
  readonly read: (
    bucket: BucketSpec,
    key: string,
    version: string | undefined,
    method: string,
    range: string | undefined,
  ) => Promise<Response>;
  readonly remove: (bucket: BucketSpec, key: string, version: string | undefined) => Promise<void>;
  readonly list: (bucket: string, query: string) => Promise<Response>;
  readonly versions: (bucket: BucketSpec, prefix: string) => Promise<readonly StoredVersion[]>;
};

const versionHeader = "x-amz-meta-local-version";
export const checksumHeader = "x-amz-meta-local-sha256";

/** Objects on the engine at `engine`. */
export function objectsOn(engine: string): Objects {
  const at = (bucket: string, key: string) =>
    `${engine}/${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;
  const stored = (bucket: BucketSpec, key: string, version?: string) =>
    version === undefined || !bucket.versioned
      ? at(bucket.name, key)
      : at(versionsOf(bucket.name), `${key}/${version}`);
  const currentVersion = async (bucket: BucketSpec, key: string) =>
    (await fetch(at(bucket.name, key), { method: "HEAD" })).headers.get(versionHeader);

  return {
    put: async (bucket, key, body, headers) => {
      const version = bucket.versioned ? randomBytes(24).toString("base64url") : undefined;
      const kept = {
        ...headers,
        [checksumHeader]: createHash("sha256").update(body).digest("base64"),
        ...(version ? { [versionHeader]: version } : {}),
      };
      const write = async (address: string) => {
        const init = { method: "PUT", headers: kept, body: new Uint8Array(body) };
        const answer = await fetch(address, init);
        if (!answer.ok) throw new Error(`the S3 engine answers ${answer.status} to a write`);
        return answer.headers.get("etag") ?? "";
      };
      if (version) await write(stored(bucket, key, version));
      const etag = await write(at(bucket.name, key));
      return {
        bucket: bucket.name,
        key,
        size: body.length,
        etag: etag.replaceAll('"', ""),
        version,
      };
    },
    read: (bucket, key, version, method, range) =>
      fetch(stored(bucket, key, version), { method, headers: range ? { range } : {} }),
    remove: async (bucket, key, version) => {
      if (version === undefined || version === (await currentVersion(bucket, key)))
        await fetch(at(bucket.name, key), { method: "DELETE" });
      if (version !== undefined) await fetch(stored(bucket, key, version), { method: "DELETE" });
    },
    list: (bucket, query) => fetch(`${engine}/${bucket}?${query}`),
    versions: async (bucket, prefix) => {
      const found: StoredVersion[] = [];
      let after = "";
      for (;;) {
        const query = new URLSearchParams({ "list-type": "2", prefix, "start-after": after });
        const page = await (await fetch(`${engine}/${versionsOf(bucket.name)}?${query}`)).text();
        const contents = page.match(/<Contents>.*?<\/Contents>/gs) ?? [];
        for (const each of contents) {
          const field = (name: string) =>
            unescaped(new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(each)?.[1] ?? "");
          after = field("Key");
          const cut = after.lastIndexOf("/");
          found.push({
            key: after.slice(0, cut),
            version: after.slice(cut + 1),
            modified: field("LastModified"),
            size: field("Size"),
            etag: field("ETag"),
          });
        }
        if (!page.includes("<IsTruncated>true") || contents.length === 0) return found;
      }
    },
  };
}

function unescaped(value: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&apos;": "'",
    "&amp;": "&",
  };
  return value.replaceAll(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity);
}
