import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  deleteAllVersions,
  deleteVersion,
  get,
  moveOutOfQuarantine,
  presignPreview,
  presignRead,
  presignUpload,
  put,
  type SignedUpload,
  sizeOf,
} from "../../../functions/adapters/documents.ts";
import { startDocumentsBucket } from "./documents-bucket.ts";

let later = 0;
let stop = async () => {};
beforeAll(async () => {
  stop = await startDocumentsBucket(() => new Date(Date.now() + later));
});
afterAll(() => stop());
beforeEach(() => {
  later = 0;
});

const content = Buffer.from("%PDF-1.7 a document");
const uploadOf = (bytes: Buffer) => ({
  key: `quarantine/${randomUUID()}`,
  size: bytes.length,
  type: "application/pdf",
  sha256: createHash("sha256").update(bytes).digest("hex"),
});
const send = (signed: SignedUpload, body: Buffer, headers: Record<string, string> = {}) =>
  fetch(signed.url, {
    method: signed.method,
    headers: { ...signed.headers, ...headers },
    body: new Uint8Array(body),
  });
const uploaded = async () => {
  const upload = uploadOf(content);
  const response = await send(await presignUpload(upload), content);
  return { key: upload.key, versionId: response.headers.get("x-amz-version-id") ?? "" };
};

describe("an upload is signed for one content, once, for 5 minutes", () => {
  it("signs size, type, checksum and the condition as headers", async () => {
    const { url, expiresInSeconds } = await presignUpload(uploadOf(content));
    const query = new URL(url).searchParams;
    expect(query.get("X-Amz-SignedHeaders")?.split(";")).toEqual([
      "content-length",
      "content-type",
      "host",
      "if-none-match",
      "x-amz-checksum-sha256",
    ]);
    expect(query.get("X-Amz-Expires")).toBe(String(expiresInSeconds));
    expect([...query.keys()].filter((name) => /checksum|sdk/i.test(name))).toEqual([]);
  });

  it("takes what was announced", async () => {
    const stored = await uploaded();
    expect(Buffer.from(await get(stored))).toEqual(content);
    expect(await sizeOf(stored)).toBe(content.length);
  });

  it("refuses another size, content or type", async () => {
    const signed = await presignUpload(uploadOf(content));
    const longer = Buffer.concat([content, content]);
    const other = Buffer.from(content.toString().toUpperCase());
    expect((await send(signed, longer)).status).toBe(403);
    expect((await send(signed, content, { "content-type": "text/html" })).status).toBe(403);
    expect((await send(signed, other)).status).toBe(400);
    const sum = createHash("sha256").update(other).digest("base64");
    expect((await send(signed, other, { "x-amz-checksum-sha256": sum })).status).toBe(403);
    expect((await send(signed, content)).status).toBe(200);
  });

  it("refuses a second upload, and one without the condition", async () => {
    const signed = await presignUpload(uploadOf(content));
    expect((await send(signed, content)).status).toBe(200);
    expect((await send(signed, content)).status).toBe(412);
    expect((await send(signed, content, { "if-none-match": "" })).status).toBe(403);
  });

  it("refuses an upload after its time", async () => {
    const signed = await presignUpload(uploadOf(content));
    later = 301_000;
    expect((await send(signed, content)).status).toBe(403);
  });
});

describe("a document is read by key and version, for a minute", () => {
  const reading = { type: "application/pdf" };

  it("as an attachment without a name of anybody's, or within the page", async () => {
    const stored = await uploaded();
    const response = await fetch(await presignRead({ ...stored, ...reading }));
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="document"');
    const shown = await fetch(await presignPreview({ ...stored, ...reading }));
    expect(shown.headers.get("content-disposition")).toMatch(/^inline;/);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(content);
  });

  it("no longer", async () => {
    const url = await presignRead({ ...(await uploaded()), ...reading });
    later = 61_000;
    expect((await fetch(url)).status).toBe(403);
  });
});

describe("a verified document leaves quarantine", () => {
  it("with a version of its own, more than once if need be", async () => {
    const stored = await uploaded();
    const moved = await moveOutOfQuarantine(stored);
    const again = await moveOutOfQuarantine(stored);
    expect(moved.key).toBe(stored.key.replace("quarantine/", "documents/"));
    expect(again.versionId).not.toBe(moved.versionId);
    await deleteVersion(stored);
    await deleteVersion(stored);
    await expect(get(stored)).rejects.toThrow();
    expect(Buffer.from(await get(moved))).toEqual(content);
  });

  it("from nowhere else", async () => {
    await expect(moveOutOfQuarantine({ key: "prints/a", versionId: "1" })).rejects.toThrow();
  });
});

it("all versions of a dossier's files are deleted for good, and no other", async () => {
  const kept = await put("prints/dossier-10/contract", "application/pdf", content);
  const first = await put("prints/dossier-1/contract", "application/pdf", content);
  const second = await put("prints/dossier-1/contract", "application/pdf", content);
  await deleteAllVersions("prints/dossier-1/");
  await expect(get(first)).rejects.toThrow();
  await expect(get(second)).rejects.toThrow();
  expect(Buffer.from(await get(kept))).toEqual(content);
});
