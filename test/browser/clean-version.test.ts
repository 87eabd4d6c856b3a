import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { scan } from "../fixtures/pdfs.ts";
import { controlled, done, orient, read, receive, today, upload } from "../scenario/steps.ts";
import { button, said } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";

let house: BrowserHouse;
let officer: Page;
let dossier: string;
beforeAll(async () => {
  house = await startBrowserHouse();
  dossier = await controlled(house, house.cast, "Gombert");
  const file = { bytes: scan(), type: "application/pdf" };
  const dates = { issuedOn: addDays(today(), -15) };
  await upload(house, house.cast.counsellor, dossier, "work-contract", file, dates);
  officer = await house.signedInAs("statistics", `/controles/${dossier}`);
  await button(officer, "Prendre ce contrôle").click();
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

const papers = () => officer.getByRole("list", { name: "Pièces à examiner" }).getByRole("listitem");
const paper = (kind: string) => papers().filter({ hasText: kind });
const open = async (kind: string) => {
  await paper(kind).getByRole("button").first().click();
  return officer.getByRole("img", { name: `${kind}, page 1` });
};

/** How light a page is at some places of it, in shares of its width and height: 0 is black, 255 white. */
const lightAt = (sheet: Locator, places: readonly (readonly [number, number])[]) =>
  sheet.evaluate((element, wanted) => {
    const { width, height } = element as HTMLCanvasElement;
    const context = (element as HTMLCanvasElement).getContext("2d");
    return wanted.map(
      ([x = 0, y = 0]) =>
        context?.getImageData(Math.round(x * width), Math.round(y * height), 1, 1).data[0] ?? -1,
    );
  }, places);
const patient = { timeout: 15_000 };
const disc = [0.31, 0.5] as const;
const light = [0.05, 0.05] as const;
const dark = [0.9, 0.9] as const;
/** The three greys of the scan, as far as a lossy picture keeps them. */
const isScan = (light: number, dark: number) =>
  light > 150 && light < 240 && dark > 60 && dark < 130;

describe("a scan in JPEG 2000", () => {
  it("is shown, although the policy lets no WebAssembly run", async () => {
    const sheet = await open("Contrat de travail");
    await expect
      .poll(async () => {
        const [one = 255, other = 0, third = 0] = await lightAt(sheet, [disc, light, dark]);
        return one > 10 && one < 60 && isScan(other, third);
      }, patient)
      .toBe(true);
  });
});

describe("an area blacked out, by keyboard alone", () => {
  it("goes by figures: a fault is said, a zone is listed, taken away, added again", async () => {
    const masking = button(paper("Contrat de travail"), "Masquer une zone");
    await masking.focus();
    await officer.keyboard.press("Enter");
    const dialog = officer.getByRole("dialog", { name: "Masquer une zone" });
    await dialog.getByRole("img", { name: "Page 1" }).waitFor();
    const zone = async (...figures: string[]) => {
      for (const [index, name] of ["Gauche", "Haut", "Largeur", "Hauteur"].entries())
        await dialog.getByLabel(name, { exact: true }).fill(figures[index] ?? "");
      await button(dialog, "Ajouter la zone").press("Enter");
    };
    await zone("90", "10", "20", "10");
    await dialog.getByText(/la zone tenant dans la page/).waitFor();
    await zone("0", "0", "20", "20");
    await dialog.getByText("à 0 % de la gauche").waitFor();
    await button(dialog, "Enlever la zone 1").press("Enter");
    await zone("20", "40", "22,5", "20");
    await dialog.getByText("large de 23 %").waitFor();
    expect(await dialog.getByRole("listitem").count()).toBe(1);
  });

  it("a lost network sends no second copy; once verified the clean version is the proof", async () => {
    const isSending = (url: URL) =>
      url.origin !== house.platform.origin && url.search.includes("Signature");
    const dialog = officer.getByRole("dialog", { name: "Masquer une zone" });
    await officer.route(isSending, (route) =>
      route.request().method() === "PUT" ? route.abort() : route.continue(),
    );
    await button(dialog, "Remplacer par la version masquée").press("Enter");
    await dialog.getByText(/Le réseau ne répond pas/).waitFor();
    await officer.unroute(isSending);
    await button(dialog, "Remplacer par la version masquée").press("Enter");
    await said(officer, "Version masquée envoyée");
    const after = await house.eventually(async () => {
      const view = await read(house.cast.statistics, dossier);
      expect(view.withdrawnDocuments).toHaveLength(1);
      return view;
    }, 20_000);
    const contracts = after.documents.filter((one: { kinds: string[] }) =>
      one.kinds.includes("work-contract"),
    );
    expect(contracts).toHaveLength(1);
    expect(contracts[0]).toMatchObject({ status: "usable", issuedOn: addDays(today(), -15) });
    await officer.getByText("Pièces retirées (1)").click();
    await officer.getByText("remplacée par sa version masquée").waitFor();
    const sheet = await open("Contrat de travail");
    await expect
      .poll(async () => {
        const [one = 255, other = 0, third = 0] = await lightAt(sheet, [disc, light, dark]);
        return one < 8 && isScan(other, third);
      }, patient)
      .toBe(true);
  });
});

describe("a paper of somebody else", () => {
  it("taken out by Statistics: who had opened it is said, and stays to be read", async () => {
    const { documents } = await read(house.cast.counsellor, dossier);
    const address = documents.find((one: { kinds: string[] }) =>
      one.kinds.includes("address-proof"),
    );
    done(await house.cast.counsellor.post(`/dossiers/${dossier}/documents/${address.id}/link`));
    await paper("Justificatif de domicile").getByRole("button").first().click();
    await button(paper("Justificatif de domicile"), "Mauvaise personne").click();
    const dialog = officer.getByRole("dialog");
    await dialog.getByLabel("Pièce d’une autre personne").check();
    expect(await dialog.getByLabel(/Déplacer vers le dossier/).count()).toBe(0);
    await button(dialog, "Retirer le document").click();
    await officer.getByRole("dialog", { name: "Document retiré" }).waitFor();
    await dialog.getByText("Hélène Carpentier").waitFor();
    await button(dialog, "Fermer").click();
    await officer.getByText("Pièces retirées (2)").waitFor();
    await officer.getByText(/Ouverte par .*Hélène Carpentier/).waitFor();
  });

  it("moved by the counsellor to the dossier that a search finds", async () => {
    const other = await orient(house.cast, "Hautecoeur");
    await receive(house.cast, other);
    const page = await house.signedInAs("counsellor", `/dossiers/${dossier}`);
    const row = page.locator("#documents li").filter({ hasText: "Contrat de travail" });
    await button(row, "Retirer").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Pièce d’une autre personne").check();
    await dialog.getByLabel(/Déplacer vers le dossier/).fill("hautecoeur");
    await button(dialog.getByRole("list", { name: "Dossiers trouvés" }), /Hautecoeur/).click();
    await button(dialog, "Retirer le document").click();
    await page.getByRole("dialog", { name: "Document retiré" }).waitFor();
    await house.eventually(async () => {
      const moved = await read(house.cast.reception, other);
      expect(moved.documents).toMatchObject([{ kinds: ["work-contract"], status: "usable" }]);
    }, 20_000);
  });
});

describe("a clean version that is rejected", () => {
  it("is said so in the workbench, and the paper stays", async () => {
    const { documents } = await read(house.cast.statistics, dossier);
    const rsa = documents.find((one: { kinds: string[] }) => one.kinds.includes("rsa-certificate"));
    const bytes = Buffer.from("<html>pas un PDF</html>");
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    const announced = await house.cast.statistics.post(`/dossiers/${dossier}/documents`, {
      kinds: ["rsa-certificate"],
      name: "masquee.pdf",
      size: bytes.length,
      type: "application/pdf",
      sha256: Buffer.from(digest).toString("hex"),
      replaces: rsa.id,
    });
    const { url, headers } = announced.body.upload;
    await fetch(url, { method: "PUT", headers, body: bytes });
    await officer.reload();
    const fate = officer.getByRole("listitem").filter({ hasText: "masquee.pdf" });
    await fate.getByText("Fichier refusé").waitFor();
    await fate.getByText(/version masquée/).waitFor();
    await paper("Attestation RSA").getByText("À examiner").waitFor();
  });
});
