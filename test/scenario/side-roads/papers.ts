import { expect, it } from "vitest";
import { pdf } from "../../fixtures/pdfs.ts";
import type { Scene } from "../scene.ts";
import { done, historyOf, orient, read, receive, upload } from "../steps.ts";

type Paper = { id: string; kinds: string[]; status: string; withdrawal?: { destroyed: boolean } };

/** Paper filed on the wrong person: hidden at once, its readers named, then moved or destroyed. */
export const papers = (scene: Scene): void => {
  const filed = async (name: string) => {
    const { house, cast } = scene;
    const dossier = await orient(cast, name);
    await receive(cast, dossier);
    const file = { bytes: await pdf(1), type: "application/pdf" };
    const id = await upload(house, cast.counsellor, dossier, "rsa-certificate", file);
    return { dossier, id, bytes: file.bytes };
  };
  const link = (person: "counsellor" | "manager", dossier: string, id: string) =>
    house().eventually(async () =>
      done(await scene.cast[person].post(`/dossiers/${dossier}/documents/${id}/link`)),
    );
  const house = () => scene.house;

  it("moved to the dossier that it belongs to, those who had opened it are listed", async () => {
    const { cast } = scene;
    const [wrong, right] = await Promise.all([filed("Wable"), orient(cast, "Wallyn")]);
    await link("counsellor", wrong.dossier, wrong.id);
    const { url } = await link("manager", wrong.dossier, wrong.id);
    const path = `/dossiers/${wrong.dossier}/documents/${wrong.id}`;
    const withdrawn = done(
      await cast.counsellor.post(`${path}/withdrawal`, { code: "wrong-person", moveTo: right }),
    ) as unknown as { readers: string[] };
    expect(withdrawn.readers.toSorted()).toEqual(["acc-accompagnement", "acc-conseillere"]);
    const hidden = await cast.counsellor.post(`${path}/link`);
    expect(hidden).toMatchObject({ status: 404, body: { code: "document-unknown" } });
    const documents = (await read(cast.counsellor, wrong.dossier)).documents as Paper[];
    expect(documents.some(({ id }) => id === wrong.id)).toBe(false);
    const moved = await house().eventually(async () => {
      const found = (await read(cast.counsellor, right)).documents.at(-1) as Paper | undefined;
      expect(found).toMatchObject({ kinds: ["rsa-certificate"], status: "usable" });
      return found;
    }, 20_000);
    const there = await link("counsellor", right, String(moved?.id));
    const bytes = Buffer.from(await (await fetch(String(there.url))).arrayBuffer());
    expect(bytes.equals(wrong.bytes)).toBe(true);
    await house().eventually(async () => expect((await fetch(String(url))).status).toBe(404));
    const types = (await historyOf(cast.counsellor, wrong.dossier)).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["document-read", "document-withdrawn"]));
  });

  it("destroyed when it belongs to nobody here; a second withdrawal finds nothing", async () => {
    const { cast } = scene;
    const wrong = await filed("Ysenbaert");
    const { url } = await link("counsellor", wrong.dossier, wrong.id);
    const path = `/dossiers/${wrong.dossier}/documents/${wrong.id}/withdrawal`;
    expect((await cast.counsellor.post(path, { code: "because" })).body.code).toBe(
      "reason-unknown",
    );
    done(await cast.counsellor.post(path, { code: "too-much" }));
    await house().eventually(async () => {
      expect((await fetch(String(url))).status).toBe(404);
      const types = (await historyOf(cast.counsellor, wrong.dossier)).map(({ type }) => type);
      expect(types.at(-1)).toBe("document-destroyed");
    }, 20_000);
    expect((await cast.counsellor.post(path, { code: "too-much" })).status).toBe(404);
  });

  it("the criteria are previewed with the same rules, and nothing of it is kept", async () => {
    const { cast } = scene;
    const { dossier, id } = await filed("Zunequin");
    await link("counsellor", dossier, id);
    const before = await Promise.all([
      read(cast.manager, dossier),
      historyOf(cast.manager, dossier),
    ]);
    const preview = done(
      await cast.counsellor.post(`/dossiers/${dossier}/entry-request/preview`, {
        claimed: ["minimum-income", "lone-parent"],
        educationLevel: 3,
      }),
    ) as unknown as { criteria: { criterion: string; verdict: string }[] };
    expect(preview.criteria.map(({ criterion }) => criterion)).toEqual([
      "residence",
      "age",
      "social",
    ]);
    const after = await Promise.all([
      read(cast.manager, dossier),
      historyOf(cast.manager, dossier),
    ]);
    expect(after).toEqual(before);
  });
};
