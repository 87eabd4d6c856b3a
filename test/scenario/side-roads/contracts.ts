import { expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import { pdf } from "../../fixtures/pdfs.ts";
import type { Scene } from "../scene.ts";
import { done, entered, read, today, upload } from "../steps.ts";

/** The engagement contract: printed, opened, signed or not, amended. */
export const contracts = (scene: Scene): void => {
  const contractOf = async (dossier: string) =>
    (await read(scene.cast.counsellor, dossier)).contract;

  /** Asked for, printed by the queue, opened by its link; its words. */
  const print = async (dossier: string) => {
    const { house, cast } = scene;
    done(await cast.counsellor.post(`/dossiers/${dossier}/contract`));
    const { id } = await house.eventually(async () => {
      const contract = await contractOf(dossier);
      expect(contract.status).toBe("produced");
      return contract;
    }, 20_000);
    const link = done(await cast.counsellor.post(`/dossiers/${dossier}/documents/${id}/link`));
    const file = await fetch(String(link.url));
    expect(file.headers.get("content-type")).toBe("application/pdf");
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    return String(link.fileName);
  };

  const sign = async (dossier: string) => {
    const { house, cast } = scene;
    const scan = { bytes: await pdf(2), type: "application/pdf" };
    const document = await upload(house, cast.counsellor, dossier, "signed-contract", scan);
    const signature = { signedOn: today(), document };
    done(await cast.counsellor.post(`/dossiers/${dossier}/contract/signature`, signature));
  };

  it("that can't be signed says why, by a coded reason, and may be signed later", async () => {
    const { house, cast } = scene;
    const dossier = await entered(house, cast, "Verhaeghe");
    const path = `/dossiers/${dossier}/contract/impossibility`;
    expect(await contractOf(dossier)).toMatchObject({ dueOn: addDays(today(), 15), status: "due" });
    expect((await cast.counsellor.post(path, { code: "because" })).body.code).toBe(
      "reason-unknown",
    );
    done(await cast.counsellor.post(path, { code: "person-refuses" }));
    const { actions, awaited, contract } = await read(cast.counsellor, dossier);
    expect(contract).toMatchObject({ status: "impossible", code: "person-refuses" });
    expect(awaited).toEqual([]);
    expect(actions).toContain("recordContractSignature");
    expect(actions).not.toContain("amendContract");
    await sign(dossier);
    expect(await contractOf(dossier)).toMatchObject({ status: "signed", signedOn: today() });
  });

  it("that is signed never changes: an amendment is printed and signed in the same way", async () => {
    const { house, cast } = scene;
    const dossier = await entered(house, cast, "Wyckaert");
    const amend = () =>
      cast.counsellor.post(`/dossiers/${dossier}/contract/amendment`, {
        words: "Le projet devient : agent de restauration scolaire.",
      });
    expect((await amend()).body.code).toBe("contract-not-signed");
    expect(await print(dossier)).toMatch(/^contrat-/);
    await sign(dossier);
    expect((await cast.counsellor.post(`/dossiers/${dossier}/contract`)).body.code).toBe(
      "contract-signed",
    );
    done(await amend());
    expect(await contractOf(dossier)).toMatchObject({
      status: "due",
      dueOn: addDays(today(), 15),
      changes: "Le projet devient : agent de restauration scolaire.",
      former: [{ status: "signed" }],
    });
    expect(await print(dossier)).toMatch(/^avenant-/);
    await sign(dossier);
    const contract = await contractOf(dossier);
    expect([contract.status, contract.former[0].status]).toEqual(["signed", "signed"]);
    expect(contract.amends).toBe(contract.former[0].id);
  });
};
