import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { pdf } from "../../fixtures/pdfs.ts";
import type { Scene } from "../scene.ts";
import { answer, controlled, done, read, today } from "../steps.ts";

type Paper = { id: string; kinds: string[]; status: string; issuedOn?: string };

/** A reviewer blacks out an area: the clean version becomes the proof, the other is destroyed. */
export const blackout = (scene: Scene): void => {
  const papers = async (dossier: string) =>
    (await read(scene.cast.statistics, dossier)).documents as Paper[];
  const find = async (dossier: string, kind: string) =>
    (await papers(dossier)).filter(({ kinds }) => kinds.includes(kind));
  const announcement = (bytes: Uint8Array, more: object = {}) => ({
    kinds: ["rsa-certificate"],
    name: "Attestation de Mme Quelqu’un.pdf",
    size: bytes.length,
    type: "application/pdf",
    sha256: createHash("sha256").update(bytes).digest("hex"),
    ...more,
  });

  /** Statistics sends the clean version; its id. */
  const replace = async (dossier: string, replaces: string, bytes: Uint8Array) => {
    const announced = await scene.cast.statistics.post(
      `/dossiers/${dossier}/documents`,
      announcement(bytes, { replaces }),
    );
    expect(announced.status, JSON.stringify(announced.body)).toBe(201);
    const { url, headers } = announced.body.upload;
    const sent = await fetch(url, { method: "PUT", headers, body: bytes as BodyInit });
    expect(sent.status).toBe(200);
    return String(announced.body.id);
  };
  const becomes = (dossier: string, id: string, status: string) =>
    scene.house.eventually(async () => {
      const found = (await papers(dossier)).find((one) => one.id === id);
      expect(found?.status).toBe(status);
      return found;
    }, 20_000);

  it("Statistics files nothing of its own; a clean version that is refused leaves the paper as it is", async () => {
    const { house, cast } = scene;
    const dossier = await controlled(house, cast, "Deschodt");
    const at = `/dossiers/${dossier}/documents`;
    const bytes = await pdf(1);
    expect(await cast.statistics.post(at, announcement(bytes))).toMatchObject({
      status: 403,
      body: { code: "not-allowed" },
    });
    expect(
      (await cast.statistics.post(at, announcement(bytes, { replaces: "inconnu" }))).body.code,
    ).toBe("replaced-unknown");
    const { actions } = await read(cast.statistics, dossier);
    expect(actions).toContain("replaceDocument");
    expect(actions).not.toContain("announceDocument");
    const [original] = await find(dossier, "rsa-certificate");
    const liar = await replace(dossier, original?.id ?? "", Buffer.from("<html>not a PDF</html>"));
    await becomes(dossier, liar, "rejected");
    expect(await becomes(dossier, original?.id ?? "", "usable")).toBeDefined();
    done(await cast.statistics.post(`${at}/${original?.id}/link`));
  });

  it("once verified it is the proof, as old as the other; the other is destroyed, its readers stay known", async () => {
    const { house, cast } = scene;
    const dossier = await controlled(house, cast, "Deboever");
    const at = `/dossiers/${dossier}/documents`;
    const [original] = await find(dossier, "rsa-certificate");
    const { url } = done(await cast.statistics.post(`${at}/${original?.id}/link`));
    const bytes = await pdf(1);
    const clean = await replace(dossier, original?.id ?? "", bytes);
    const found = await house.eventually(async () => {
      const kept = await find(dossier, "rsa-certificate");
      expect(kept.map(({ id }) => id)).toEqual([clean]);
      return kept[0];
    }, 20_000);
    expect(found).toMatchObject({ issuedOn: original?.issuedOn, depositedOn: today() });
    const link = done(await cast.counsellor.post(`${at}/${clean}/link`));
    expect(link.fileName).toBe("Attestation de Mme Quelqu’un.pdf");
    expect(decodeURIComponent(String(link.url))).not.toMatch(/Attestation|Quelqu/);
    const shown = Buffer.from(await (await fetch(String(link.url))).arrayBuffer());
    expect(shown.equals(Buffer.from(bytes))).toBe(true);
    await house.eventually(async () => expect((await fetch(String(url))).status).toBe(404), 20_000);
    const [withdrawn] = (await read(cast.statistics, dossier)).withdrawnDocuments;
    expect(withdrawn).toMatchObject({
      id: original?.id,
      readers: ["acc-statistiques"],
      withdrawal: { code: "too-much", replacedBy: clean },
    });
    expect((await read(cast.counsellor, dossier)).withdrawnDocuments).toBeUndefined();
    done(await answer(cast, dossier, "granted"));
  });
};
