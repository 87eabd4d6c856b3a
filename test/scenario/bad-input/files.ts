import { createHash } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { inCatalog, PDFString, pdf, pdfWith } from "../../fixtures/pdfs.ts";
import { jpeg } from "../../fixtures/pictures.ts";
import type { Scene } from "../scene.ts";
import { historyOf, later, orient, read, receive } from "../steps.ts";
import { expectRefused } from "./refused.ts";

type Said = { readonly type?: string; readonly size?: number; readonly sha256?: string };
type Paper = { id: string; status: string; verdicts: { content?: string } };
type Case = readonly [string, () => Promise<Uint8Array> | Uint8Array, Said, string];

const pdfType = "application/pdf";
const script = (document: Parameters<Parameters<typeof pdfWith>[0]>[0]) =>
  inCatalog(document, "OpenAction", { S: "JavaScript", JS: PDFString.of("app.alert(1)") });

/** Files that S3 takes, since they are what was announced, and that our look into them rejects. */
const rejected: readonly Case[] = [
  ["a PDF that says it is a JPEG", () => pdf(1), { type: "image/jpeg" }, "lying-type"],
  ["a JPEG that says it is a PDF", () => jpeg(), {}, "lying-type"],
  ["words that say they are a PDF", () => Buffer.from("Bonjour".repeat(40)), {}, "lying-type"],
  ["a PDF with a password", () => pdf(1, { userPassword: "secret" }), {}, "encrypted"],
  [
    "a PDF with an empty password",
    () => pdf(1, { userPassword: "", ownerPassword: "owner" }),
    {},
    "encrypted",
  ],
  ["a script hidden in an object stream", () => pdfWith(script, true), {}, "script"],
];

/** Files that are not what they say, never come, or come twice or too late. */
export const files = (scene: Scene): void => {
  let dossier = "";
  beforeAll(async () => {
    dossier = await orient(scene.cast, "Grandin");
    await receive(scene.cast, dossier);
  });

  const announce = (bytes: Uint8Array, said: Said = {}) =>
    scene.cast.counsellor.post(`/dossiers/${dossier}/documents`, {
      kinds: ["other"],
      name: "piece.pdf",
      size: bytes.length,
      type: pdfType,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      ...said,
    });
  const announced = async (bytes: Uint8Array, said: Said = {}) => {
    const { body, status } = await announce(bytes, said);
    expect(status, JSON.stringify(body)).toBe(201);
    const { url, headers } = body.upload as { url: string; headers: Record<string, string> };
    const put = async (content: Uint8Array = bytes) =>
      (await fetch(url, { method: "PUT", headers, body: content as BodyInit })).status;
    return { id: String(body.id), put };
  };
  const paper = async (id: string): Promise<Paper> =>
    (await read(scene.cast.counsellor, dossier)).documents.find((one: Paper) => one.id === id);
  const settled = (id: string, status: string) =>
    scene.house.eventually(async () => {
      const found = await paper(id);
      expect(found.status).toBe(status);
      return found;
    }, 20_000);
  const link = (id: string) =>
    scene.cast.counsellor.post(`/dossiers/${dossier}/documents/${id}/link`);

  it.each(rejected)("%s: received, refused, never opened", async (_, make, said, verdict) => {
    const { id, put } = await announced(await make(), said);
    expect(await put()).toBe(200);
    expect((await settled(id, "rejected")).verdicts.content).toBe(verdict);
    expectRefused(await link(id), 409, "document-rejected");
    expectRefused(
      await scene.cast.counsellor.put(`/dossiers/${dossier}/documents/${id}/kinds`, {
        kinds: ["rsa-certificate"],
      }),
      409,
      "document-not-assignable",
    );
  });

  it("empty, of 11 MB, of a type that nobody takes, of a kind that is none: refused before it is sent", async () => {
    const some = await pdf(1);
    const before = (await read(scene.cast.counsellor, dossier)).documents.length;
    expectRefused(await announce(new Uint8Array()), 422, "invalid", { field: "size" });
    expectRefused(await announce(some, { size: 11 * 1024 * 1024 }), 422, "invalid", {
      field: "size",
    });
    expectRefused(await announce(some, { type: "text/html" }), 422, "invalid", { field: "type" });
    expectRefused(await announce(some, { sha256: "abc" }), 422, "invalid", { field: "sha256" });
    const kinds = { kinds: ["selfie"] } as Said;
    expectRefused(await announce(some, kinds), 422, "document-kind-unknown", { field: "kinds.0" });
    expect((await read(scene.cast.counsellor, dossier)).documents.length).toBe(before);
  });

  it("another content than the one announced never lands: larger, or of the same size", async () => {
    const some = await pdf(1);
    const { id, put } = await announced(some);
    expect(await put(Buffer.concat([some, Buffer.alloc(11 * 1024 * 1024)]))).toBe(403);
    const changed = Buffer.from(some);
    changed[changed.length - 1] = 0x20;
    expect(await put(changed)).toBe(400);
    expect((await paper(id)).status).toBe("announced");
    expectRefused(await link(id), 409, "document-not-ready");
  });

  it("uploaded twice: the second is refused, and one that comes after the first was filed is deleted", async () => {
    const { id, put } = await announced(await pdf(2));
    expect(await put()).toBe(200);
    expect(await put()).toBe(412);
    await scene.house.eventually(async () => expect((await link(id)).status).toBe(200), 20_000);
    const before = (await historyOf(scene.cast.counsellor, dossier)).length;
    expect(await put()).toBe(200);
    // The quarantine is empty again once the late one is gone: it could be put a third time.
    await scene.house.eventually(async () => expect(await put()).toBe(200), 20_000);
    expect((await historyOf(scene.cast.counsellor, dossier)).length).toBe(before);
    expect((await paper(id)).status).toBe("usable");
  });

  it("never uploaded, or after the link expired: the platform gives the paper up, and says so", async () => {
    const [never, late] = [await announced(await pdf(1)), await announced(await pdf(3))];
    later(scene.house, { minutes: 6 });
    expect(await late.put()).toBe(403);
    later(scene.house, { minutes: 60 });
    scene.house.platform.schedules.run("sweeper");
    await settled(never.id, "never-sent");
    await settled(late.id, "never-sent");
    expectRefused(await link(never.id), 404, "document-unknown");
  });
};
