import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { all, find } from "../../domain/dossier/dossier.ts";
import { files } from "../../functions/adapters/documents/client.ts";
import { currentVersion, moveOutOfQuarantine, put } from "../../functions/adapters/documents.ts";
import { putAccount } from "../../functions/adapters/table/directory.ts";
import { loadDossier } from "../../functions/adapters/table/load.ts";
import { askedAgain } from "../../functions/stream/outbox.ts";
import { actorOf, directory } from "../domain/given.ts";
import { oriented } from "../domain/story.ts";
import { pdf } from "../fixtures/pdfs.ts";
import { startDocumentsBucket } from "./adapters/documents-bucket.ts";
import { call } from "./api.ts";
import { startTable } from "./engine.ts";
import { askedOf, asPerson, deliver, lived } from "./messages.ts";
import { startQueues } from "./queues.ts";

const claire = actorOf("claire");
const helene = actorOf("helene");
let engine: { stop: () => Promise<void> };
let queues: { stop: () => Promise<void> };
let stopBucket = async () => {};
beforeAll(async () => {
  [engine, queues] = await Promise.all([startTable(), startQueues()]);
  stopBucket = await startDocumentsBucket(() => new Date());
  for (const account of directory.accounts) await putAccount(account);
});
afterAll(async () => {
  await stopBucket();
  await queues.stop();
  await engine.stop();
});

const newDossier = async (): Promise<string> => {
  const id = randomUUID();
  await lived(id, asPerson(oriented, randomUUID()));
  return id;
};
const document = async (dossier: string, id: string) =>
  find((await loadDossier(dossier)).dossier, "document", id)?.state;

type Signed = { method: string; url: string; headers: Record<string, string> };

/** Claire announces a file and sends it; what S3's event would then say. */
const send = async (dossierId: string, bytes: Buffer, changes = {}) => {
  const announced = await call(claire, "announceDocument", {
    params: { dossierId },
    body: {
      kinds: ["identity-card"],
      name: "carte d’identité.pdf",
      size: bytes.length,
      type: "application/pdf",
      sha256: createHash("sha256").update(bytes).digest("hex"),
      ...changes,
    },
  });
  expect(announced.status).toBe(201);
  const { method, url, headers } = announced.body.upload as Signed;
  const answer = await fetch(url, { method, headers, body: new Uint8Array(bytes) });
  const id = String(announced.body.id);
  const key = `quarantine/${dossierId}/${id}`;
  const version = answer.headers.get("x-amz-version-id") ?? "";
  return { id, status: answer.status, key, uploaded: { kind: "uploaded", key, version } };
};
const scanned = (sent: { key: string; uploaded: { version: string } }, verdict: string) => ({
  kind: "scanned",
  key: sent.key,
  version: sent.uploaded.version,
  verdict,
});
const safe = "NO_THREATS_FOUND";
const open = (dossierId: string, documentId: string) =>
  call(claire, "openDocument", { params: { dossierId, documentId }, body: {} });

describe("a document", () => {
  it("opens once both verdicts came, as the very content that was sent, and the reading is kept", async () => {
    const dossierId = await newDossier();
    const bytes = await pdf(2);
    const sent = await send(dossierId, bytes);
    expect(sent.status).toBe(200);
    expect((await open(dossierId, sent.id)).body.code).toBe("document-not-ready");
    expect(await deliver("document-uploaded", sent.uploaded)).toEqual([]);
    expect((await document(dossierId, sent.id))?.status).toBe("quarantined");
    expect(await deliver("document-uploaded", scanned(sent, safe))).toEqual([]);
    expect(await document(dossierId, sent.id)).toMatchObject({
      status: "usable",
      key: `documents/${dossierId}/${sent.id}`,
    });
    const opened = await open(dossierId, sent.id);
    expect(opened).toMatchObject({ status: 200, body: { expiresInSeconds: 60 } });
    expect(opened.body.fileName).toBe("carte d’identité.pdf");
    expect(decodeURIComponent(String(opened.body.url))).not.toContain("identité");
    const download = await fetch(String(opened.body.url));
    expect(download.headers.get("content-disposition")).toContain("attachment");
    expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await document(dossierId, sent.id))?.readers).toEqual(["claire"]);
  });

  it("is the same whatever the order of its messages, however often they come", async () => {
    const dossierId = await newDossier();
    const sent = await send(dossierId, await pdf());
    const messages = [scanned(sent, safe), sent.uploaded, sent.uploaded, scanned(sent, safe)];
    expect(await deliver("document-uploaded", ...messages)).toEqual([]);
    expect(await deliver("document-uploaded", ...messages)).toEqual([]);
    const state = await document(dossierId, sent.id);
    expect(state).toMatchObject({ status: "usable", verdicts: { content: "clean" } });
    const { dossier } = await loadDossier(dossierId);
    expect(find(dossier, "document", sent.id)?.version).toBe(4);
  });

  it.each(["HeadObjectCommand", "GetObjectCommand", "CopyObjectCommand"])(
    "is filed once when a second delivery does all while the first is about to send %s",
    async (command) => {
      const dossierId = await newDossier();
      const sent = await send(dossierId, await pdf());
      expect(await deliver("document-uploaded", scanned(sent, safe))).toEqual([]);
      let overtaken = false;
      const faster = {
        step: "initialize",
        name: "a faster delivery",
        override: true,
      } as const;
      files().middlewareStack.add(
        (next, { commandName }) =>
          async (asked) => {
            if (commandName === command && !overtaken) {
              overtaken = true;
              expect(await deliver("document-uploaded", sent.uploaded)).toEqual([]);
            }
            return next(asked);
          },
        faster,
      );
      expect(await deliver("document-uploaded", sent.uploaded)).toEqual([]);
      files().middlewareStack.remove(faster.name);
      expect(overtaken).toBe(true);
      expect(await document(dossierId, sent.id)).toMatchObject({
        status: "usable",
        key: `documents/${dossierId}/${sent.id}`,
      });
      const { dossier } = await loadDossier(dossierId);
      expect(find(dossier, "document", sent.id)?.version).toBe(4);
    },
  );

  it("that lies about its type, or that the scan accuses, is refused with the reason", async () => {
    const dossierId = await newDossier();
    const liar = await send(dossierId, Buffer.from("<html>not a PDF</html>"));
    await deliver("document-uploaded", liar.uploaded, scanned(liar, safe));
    expect((await document(dossierId, liar.id))?.status).toBe("rejected");
    expect((await open(dossierId, liar.id)).body.code).toBe("document-rejected");
    const infected = await send(dossierId, await pdf());
    await deliver("document-uploaded", infected.uploaded, scanned(infected, "THREATS_FOUND"));
    expect((await document(dossierId, infected.id))?.status).toBe("rejected");
  });

  it("is announced once: the same key gives the same document and another good address", async () => {
    const dossierId = await newDossier();
    const body = {
      kinds: ["passport"],
      name: "p.pdf",
      size: 10,
      type: "application/pdf",
      sha256: "0".repeat(64),
    };
    const announce = () =>
      call(claire, "announceDocument", { params: { dossierId }, body, key: "once" });
    const [one, other] = [await announce(), await announce()];
    expect(other.body.id).toBe(one.body.id);
    expect(all((await loadDossier(dossierId)).dossier, "document")).toHaveLength(1);
  });

  it("leaves its neighbours alone when a message is broken or speaks of nothing", async () => {
    const dossierId = await newDossier();
    const sent = await send(dossierId, await pdf());
    const failed = await deliver(
      "document-uploaded",
      "not JSON",
      { kind: "uploaded", key: `quarantine/${dossierId}/none`, version: "v" },
      sent.uploaded,
      { kind: "uploaded", key: "../../etc", version: "v" },
      scanned(sent, safe),
    );
    expect(failed).toEqual([0, 1, 3]);
    expect((await document(dossierId, sent.id))?.status).toBe("usable");
  });
});

describe("a message about somebody who was forgotten", () => {
  it("is done: its id lies in no dead letter", async () => {
    const place = { dossier: "forgotten", document: "paper" };
    const failed = await deliver(
      "document-uploaded",
      { kind: "uploaded", key: "quarantine/forgotten/paper", version: "v" },
      { kind: "scanned", key: "quarantine/forgotten/paper", version: "v", verdict: safe },
      { kind: "withdrawn", ...place },
      { kind: "asked-again", ...place },
    );
    expect(failed).toEqual([]);
  });
});

describe("paper filed on the wrong person", () => {
  const withdraw = (dossierId: string, documentId: string, body: object) =>
    call(claire, "withdrawDocument", { params: { dossierId, documentId }, body });
  const verified = async (dossierId: string) => {
    const sent = await send(dossierId, await pdf());
    await deliver("document-uploaded", sent.uploaded, scanned(sent, safe));
    return sent.id;
  };

  it("is hidden at once, its readers listed, its file destroyed", async () => {
    const dossierId = await newDossier();
    const id = await verified(dossierId);
    const opened = await open(dossierId, id);
    await call(helene, "openDocument", { params: { dossierId, documentId: id }, body: {} });
    const answer = await withdraw(dossierId, id, { code: "wrong-person" });
    expect(answer).toMatchObject({ status: 200, body: { readers: ["claire", "helene"] } });
    expect((await open(dossierId, id)).body.code).toBe("document-unknown");
    const messages = await askedOf("document-uploaded", dossierId);
    expect(messages).toEqual([{ kind: "withdrawn", dossier: dossierId, document: id }]);
    expect(await deliver("document-uploaded", ...messages, ...messages)).toEqual([]);
    expect((await fetch(String(opened.body.url))).status).toBe(404);
    expect((await document(dossierId, id))?.withdrawal?.destroyed).toBe(true);
  });

  it("is moved to the dossier that it belongs to, verified as it was", async () => {
    const [wrong, right] = [await newDossier(), await newDossier()];
    const id = await verified(wrong);
    const answer = await withdraw(wrong, id, { code: "wrong-person", moveTo: right });
    expect(answer.status).toBe(200);
    const messages = await askedOf("document-uploaded", wrong);
    await deliver("document-uploaded", ...messages);
    await deliver("document-uploaded", ...messages);
    const moved = all((await loadDossier(right)).dossier, "document");
    expect(moved.map(({ state }) => state.status)).toEqual(["usable"]);
    expect((await open(right, moved[0]?.id ?? "")).status).toBe(200);
    expect((await document(wrong, id))?.withdrawal?.destroyed).toBe(true);
  });

  it("withdrawn while its file is on the way is deleted when it lands", async () => {
    const dossierId = await newDossier();
    const sent = await send(dossierId, await pdf());
    await withdraw(dossierId, sent.id, { code: "duplicate" });
    expect(await deliver("document-uploaded", sent.uploaded, scanned(sent, safe))).toEqual([]);
    expect(await document(dossierId, sent.id)).toMatchObject({
      status: "withdrawn",
      verdicts: {},
    });
  });
});

describe("a withdrawn paper's copy", () => {
  const left = (key: string) => currentVersion(key);

  it("goes too, when a delivery died between the copy and its record, or comes after the destruction", async () => {
    const dossierId = await newDossier();
    const sent = await send(dossierId, await pdf());
    await deliver("document-uploaded", sent.uploaded);
    const copy = await moveOutOfQuarantine({ key: sent.key, versionId: sent.uploaded.version });
    await call(claire, "withdrawDocument", {
      params: { dossierId, documentId: sent.id },
      body: { code: "wrong-person" },
    });
    expect(
      await deliver("document-uploaded", ...(await askedOf("document-uploaded", dossierId))),
    ).toEqual([]);
    expect([await left(sent.key), await left(copy.key)]).toEqual([undefined, undefined]);
    await put(copy.key, "application/pdf", await pdf());
    expect(await deliver("document-uploaded", scanned(sent, safe))).toEqual([]);
    expect(await left(copy.key)).toBeUndefined();
  });
});

describe("the sweeper asks again", () => {
  const again = (dossier: string, id: string) =>
    askedAgain["system:document-uploaded"]?.({ pk: `DOSSIER#${dossier}`, kind: "document", id })
      .message;
  const hoursLater = (hours: number) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + hours * 3_600_000 });
  };

  it("for a file whose event was lost", async () => {
    const dossierId = await newDossier();
    const sent = await send(dossierId, await pdf());
    await deliver("document-uploaded", again(dossierId, sent.id));
    expect((await document(dossierId, sent.id))?.verdicts.content).toBe("clean");
  });

  it("and gives up a file that was never sent, and a scan that never answered", async () => {
    const dossierId = await newDossier();
    const announced = await call(claire, "announceDocument", {
      params: { dossierId },
      body: {
        kinds: ["passport"],
        name: "p.pdf",
        size: 10,
        type: "application/pdf",
        sha256: "0".repeat(64),
      },
    });
    const never = String(announced.body.id);
    const sent = await send(dossierId, await pdf());
    await deliver("document-uploaded", sent.uploaded, again(dossierId, never));
    expect((await document(dossierId, never))?.status).toBe("announced");
    hoursLater(49);
    await deliver("document-uploaded", again(dossierId, never), again(dossierId, sent.id));
    vi.useRealTimers();
    expect((await document(dossierId, never))?.status).toBe("never-sent");
    expect((await document(dossierId, sent.id))?.status).toBe("rejected");
  });
});
