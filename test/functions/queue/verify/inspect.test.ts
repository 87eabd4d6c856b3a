import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { largestDocument } from "../../../../domain/document/verification.ts";
import { inspect } from "../../../../functions/queue/verify/inspect.ts";
import { pdf } from "../../../fixtures/pdfs.ts";
import { chunk, heic, jpeg, png } from "../../../fixtures/pictures.ts";

const announced = (bytes: Uint8Array, type: string) => ({
  size: bytes.length,
  type,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});
const verdict = (bytes: Uint8Array, type: string) => inspect(bytes, announced(bytes, type));
const code = async (bytes: Uint8Array, type: string) => (await verdict(bytes, type)).code;

/** A ZIP of nothing: its last record alone. */
const emptyZip = Buffer.from(`PK\x05\x06${"\0".repeat(18)}`, "latin1");

describe("a document that is what it says is clean", () => {
  it.each([
    ["application/pdf", () => pdf(3), 3],
    ["image/jpeg", () => jpeg(), 1],
    ["image/png", () => png(), 1],
    ["image/heic", () => heic(), 1],
    ["image/heic", () => heic(4032, 3024, "mif1"), 1],
  ])("%s", async (type, make, pages) => {
    expect(await verdict(await make(), type)).toEqual({ code: "clean", type, pages });
  });

  it("a picture followed by another one, as phones keep a depth map or a film", async () => {
    expect(await code(Buffer.concat([jpeg(), jpeg(8, 8)]), "image/jpeg")).toBe("clean");
  });
});

describe("a document that is not what was announced is refused", () => {
  it("empty", async () => expect(await code(Buffer.alloc(0), "image/png")).toBe("empty"));

  it("over 10 MB, by one byte", async () => {
    expect(await code(Buffer.alloc(largestDocument + 1), "image/png")).toBe("too-large");
  });

  it("of another size or checksum", async () => {
    const bytes = jpeg();
    const said = announced(bytes, "image/jpeg");
    expect(await inspect(bytes, { ...said, size: said.size + 1 })).toEqual({
      code: "size-differs",
    });
    expect(await inspect(bytes, { ...said, sha256: "0".repeat(64) })).toEqual({
      code: "checksum-differs",
    });
  });

  it("lying about its type", async () => {
    expect(await code(png(), "image/jpeg")).toBe("lying-type");
    expect(await code(await pdf(), "image/png")).toBe("lying-type");
    expect(await code(Buffer.from("MZ\x90\0 a program"), "application/pdf")).toBe("lying-type");
    expect(await code(heic(64, 64, "avif"), "image/heic")).toBe("lying-type");
  });

  it("of a type that nobody accepts", async () => {
    expect(await code(Buffer.from("GIF89a a picture"), "image/gif")).toBe("wrong-type");
  });
});

describe("a file that is two files at once is refused", () => {
  it("an archive at the end of a picture or of a PDF", async () => {
    expect(await code(Buffer.concat([jpeg(), emptyZip]), "image/jpeg")).toBe("mixed-content");
    const hidden = Buffer.concat([await pdf(), emptyZip, Buffer.from("%%EOF")]);
    hidden.writeUInt16LE(5, hidden.length - 7);
    expect(await code(hidden, "application/pdf")).toBe("mixed-content");
  });

  it("a page or a PDF within a picture", async () => {
    const page = Buffer.from("<script>alert(1)</script>");
    expect(await code(Buffer.concat([jpeg(), page]), "image/jpeg")).toBe("mixed-content");
    expect(await code(png(8, 8, [chunk("tEXt", page)]), "image/png")).toBe("mixed-content");
    const asPdf = png(8, 8, [chunk("tEXt", Buffer.from("%PDF-1.7"))]);
    expect(await code(asPdf, "image/png")).toBe("mixed-content");
  });

  it("something after the end of a PNG or of a PDF", async () => {
    const more = Buffer.from("more");
    expect(await code(Buffer.concat([png(), more]), "image/png")).toBe("mixed-content");
    expect(await code(Buffer.concat([await pdf(), more]), "application/pdf")).toBe("mixed-content");
    const spaced = Buffer.concat([await pdf(), Buffer.from("\r\n\0\0")]);
    expect(await code(spaced, "application/pdf")).toBe("clean");
  });
});

describe("a picture that is broken or out of measure is refused", () => {
  it.each([
    ["image/jpeg", jpeg()],
    ["image/png", png()],
    ["image/heic", heic()],
  ])("%s cut short", async (type, bytes) => {
    expect(await code(bytes.subarray(0, bytes.length - 3), type)).toBe("unreadable");
  });

  it("a PNG with a wrong checksum", async () => {
    const bytes = png();
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
    expect(await code(bytes, "image/png")).toBe("unreadable");
  });

  it("a JPEG without a picture", async () => {
    expect(await code(Buffer.from([0xff, 0xd8, 0xff, 0xd9]), "image/jpeg")).toBe("unreadable");
  });

  it("a HEIC without a size", async () => {
    expect(await code(heic(0, 0), "image/heic")).toBe("unreadable");
  });

  it("over 100 million pixels, or 30,000 on a side", async () => {
    expect(await code(png(10_000, 10_000), "image/png")).toBe("clean");
    expect(await code(png(10_001, 10_000), "image/png")).toBe("too-complex");
    expect(await code(png(30_001, 10), "image/png")).toBe("too-complex");
    expect(await code(heic(20_000, 20_000), "image/heic")).toBe("too-complex");
  });

  it("a PNG whose note grows to 9 MB", async () => {
    const note = Buffer.concat([Buffer.from("note\0\0"), deflateSync(Buffer.alloc(9_000_000))]);
    expect(await code(png(8, 8, [chunk("zTXt", note)]), "image/png")).toBe("too-complex");
  });
});
