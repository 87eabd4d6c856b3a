import { createHash } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import type { QueueName } from "../../../functions/stream/outbox.ts";
import { pdf } from "../../fixtures/pdfs.ts";
import type { Scene } from "../scene.ts";
import {
  checked,
  controlled,
  done,
  entered,
  historyOf,
  orient,
  read,
  receive,
  request,
} from "../steps.ts";
import { queueNames, queuesOf } from "./queues.ts";

/** Queue messages that come twice, in another order, too late, or broken. */
export const messages = (scene: Scene): void => {
  afterEach(() => scene.house.platform.faults.clear());
  const stop = (name: QueueName) => scene.house.platform.faults.set({ stopped: [name] });
  const start = () => scene.house.platform.faults.set({ stopped: [] });
  const countOf = async (dossier: string, type: string) =>
    (await historyOf(scene.cast.manager, dossier)).filter((event) => event.type === type).length;
  const quiet = (): Promise<void> => queuesOf(scene.house).quiet();

  /** A file that landed while nobody empties its queue. */
  const landed = async (dossier: string) => {
    const { counsellor } = scene.cast;
    const bytes = await pdf(1);
    const { id, upload } = done(
      await counsellor.post(`/dossiers/${dossier}/documents`, {
        kinds: ["other"],
        name: "piece.pdf",
        size: bytes.length,
        type: "application/pdf",
        sha256: createHash("sha256").update(bytes).digest("hex"),
      }),
    ) as unknown as { id: string; upload: { url: string; headers: Record<string, string> } };
    const { url, headers } = upload;
    const put = await fetch(url, { method: "PUT", headers, body: new Uint8Array(bytes) });
    expect(put.status).toBe(200);
    const key = `quarantine/${dossier}/${id}`;
    return { id, key, version: String(put.headers.get("x-amz-version-id")) };
  };

  it("twice, and long after: a check is made once", async () => {
    const { cast, house } = scene;
    const dossier = await controlled(house, cast, "Haeuw");
    const { id } = (await read(cast.statistics, dossier)).controls[0];
    const before = await historyOf(cast.manager, dossier);
    for (const version of [0, 1, 1])
      await queuesOf(house).send("eligibility-check", { dossier, control: id, version });
    await quiet();
    expect(await historyOf(cast.manager, dossier)).toEqual(before);
  });

  it("twice and in another order: both verdicts on a file are kept once, and it opens", async () => {
    const { cast, house } = scene;
    const dossier = await orient(cast, "Inglebert");
    await receive(cast, dossier);
    await stop("document-uploaded");
    const { id, key, version } = await landed(dossier);
    const scanned = { kind: "scanned", key, version, verdict: "NO_THREATS_FOUND" };
    for (const message of [scanned, { kind: "uploaded", key, version }, scanned])
      await queuesOf(house).send("document-uploaded", message);
    await start();
    await house.eventually(async () => {
      const link = await cast.counsellor.post(`/dossiers/${dossier}/documents/${id}/link`);
      expect(link.status).toBe(200);
    }, 20_000);
    await quiet();
    for (const type of ["content-verified", "malware-scanned", "document-filed"])
      expect(await countOf(dossier, type)).toBe(1);
  });

  it("for a dossier withdrawn meanwhile: neither checked nor reopened, and nothing rings", async () => {
    const { cast, house } = scene;
    const dossier = await orient(cast, "Jonckheere");
    await receive(cast, dossier);
    await request(house, cast, dossier);
    await stop("eligibility-check");
    done(await cast.manager.post(`/dossiers/${dossier}/entry-request/validation`));
    done(await cast.partner.post(`/dossiers/${dossier}/referral/withdrawal`, { code: "mistake" }));
    await start();
    const other = await controlled(house, cast, "Kerckhove");
    expect(await countOf(other, "control-checked")).toBe(1);
    expect(await countOf(dossier, "control-checked")).toBe(0);
    expect((await read(cast.manager, dossier)).card.stage).toBe("closed");
    await quiet();
  });

  it("for a contract or a paper withdrawn meanwhile: not printed, and the file is destroyed", async () => {
    const { cast, house } = scene;
    const dossier = await entered(house, cast, "Louchart");
    await house.platform.faults.set({ stopped: ["print", "document-uploaded"] });
    done(await cast.counsellor.post(`/dossiers/${dossier}/contract`));
    done(
      await cast.manager.post(`/dossiers/${dossier}/parcours/cancellation`, {
        code: "wrong-person",
      }),
    );
    const { id } = await landed(dossier);
    const path = `/dossiers/${dossier}/documents/${id}`;
    done(await cast.counsellor.post(`${path}/withdrawal`, { code: "wrong-person" }));
    await start();
    await house.eventually(async () =>
      expect(await countOf(dossier, "document-destroyed")).toBe(1),
    );
    expect((await read(cast.counsellor, dossier)).contract.status).toBe("void");
    expect(await countOf(dossier, "contract-produced")).toBe(0);
    await quiet();
  });

  it("broken: each lies among the dead letters, and the others go on", async () => {
    const { cast, house } = scene;
    const { send, hurry, deadLetters } = queuesOf(house);
    const dossier = await orient(cast, "Mahieu");
    await receive(cast, dossier);
    await request(house, cast, dossier);
    const broken = ["ceci n’est pas du JSON", JSON.stringify({ surprise: true })];
    for (const name of queueNames) {
      await hurry(name);
      for (const body of broken) await send(name, body);
    }
    done(await cast.manager.post(`/dossiers/${dossier}/entry-request/validation`));
    await checked(house, cast.statistics, dossier);
    await house.eventually(async () => {
      for (const name of queueNames)
        expect((await deadLetters(name)).toSorted()).toEqual(broken.toSorted());
    }, 30_000);
  });
};
