import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { largestDocument } from "../../domain/document/verification.ts";
import { pdf } from "../fixtures/pdfs.ts";
import { jpeg } from "../fixtures/pictures.ts";
import { orient, read, receive } from "../scenario/steps.ts";
import { button, goHome } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";

let house: BrowserHouse;
let page: Page;
let dossier: string;
beforeAll(async () => {
  house = await startBrowserHouse();
  dossier = await orient(house.cast, "Fardoux");
  await receive(house.cast, dossier);
  page = await house.signedInAs("counsellor", `/dossiers/${dossier}`);
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

const file = (name: string, buffer: Buffer, mimeType = "application/pdf") => ({
  name,
  mimeType,
  buffer,
});
const choose = (...files: ReturnType<typeof file>[]) =>
  page.getByLabel("Choisir des fichiers").setInputFiles(files);
const item = (name: string) => page.getByRole("region", { name });
const kindOf = async (name: string, ...kinds: string[]) => {
  for (const [index, label] of kinds.entries())
    await item(name)
      .getByLabel(index === 0 ? "Nature de la pièce" : "Autre nature")
      .selectOption({ label });
};
const row = (text: string) => page.locator("#documents .documents > li").filter({ hasText: text });
const documents = async () =>
  (await read(house.cast.counsellor, dossier)).documents as {
    name: string;
    status: string;
    kinds: string[];
  }[];
const isSending = (url: URL) =>
  url.origin !== house.platform.origin && url.search.includes("Signature");

describe("choosing files", () => {
  it("too large and of a wrong type are refused before anything is sent", async () => {
    let sent = 0;
    page.on("request", (request) => {
      if (request.method() === "PUT") sent += 1;
    });
    await choose(
      file("lourd.pdf", Buffer.alloc(largestDocument + 1)),
      file("lettre.docx", Buffer.from("PK"), "application/vnd.openxmlformats"),
    );
    await item("lourd.pdf").getByText("dépasse 10 Mo").waitFor();
    await item("lettre.docx").getByText("n’est pas accepté").waitFor();
    expect(await button(item("lourd.pdf"), "Envoyer").count()).toBe(0);
    expect(sent).toBe(0);
    for (const name of ["lourd.pdf", "lettre.docx"])
      await button(item(name), "Enlever de la liste").click();
  });

  it("dropped on the place made for it, a file is chosen; beside it, nothing happens", async () => {
    const dropped = await page.evaluateHandle(() => {
      const held = new DataTransfer();
      held.items.add(new File(["%PDF-1.7"], "pose.pdf", { type: "application/pdf" }));
      return held;
    });
    const beside = await page.evaluate((held) => {
      const event = new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true });
      document.querySelector("h1")?.dispatchEvent(event);
      return event.defaultPrevented;
    }, dropped);
    expect(beside).toBe(true);
    await page.locator(".drop").dispatchEvent("drop", { dataTransfer: dropped });
    await item("pose.pdf").waitFor();
    await goHome(page);
    const question = page.getByRole("alertdialog");
    await button(question, "Rester ici").click();
    await button(item("pose.pdf"), "Enlever de la liste").click();
  });
});

describe("sending", () => {
  it("several at once, each with its progress; one is stopped and sent again, as one document", async () => {
    const held: (() => void)[] = [];
    await page.route(isSending, async (route) => {
      if (route.request().method() === "PUT")
        await new Promise<void>((resolve) => held.push(resolve));
      await route.continue().catch(() => undefined);
    });
    await choose(file("premier.pdf", await pdf(1)), file("second.jpg", jpeg(), "image/jpeg"));
    await kindOf("premier.pdf", "Attestation RSA");
    await kindOf("second.jpg", "Attestation RSA");
    await button(item("premier.pdf"), "Envoyer").click();
    await button(item("second.jpg"), "Envoyer").click();
    await page.getByRole("progressbar", { name: "Envoi de premier.pdf" }).waitFor();
    await page.getByRole("progressbar", { name: "Envoi de second.jpg" }).waitFor();
    await button(item("second.jpg"), "Arrêter l’envoi").click();
    await item("second.jpg").getByText("Envoi arrêté").waitFor();
    await page.unroute(isSending);
    for (const go of held) go();
    await row("premier.pdf").getByText("Vérifié").waitFor();
    await button(item("second.jpg"), "Réessayer").click();
    await row("second.jpg").getByText("Vérifié").waitFor();
    expect((await documents()).filter(({ name }) => name === "second.jpg")).toHaveLength(1);
  });

  it("a paper of two kinds proves two things", async () => {
    await choose(file("attestation.pdf", await pdf(1)));
    await kindOf("attestation.pdf", "Attestation RSA", "Justificatif de domicile");
    await item("attestation.pdf").getByLabel("3e nature").waitFor();
    await button(item("attestation.pdf"), "Envoyer").click();
    await row("attestation.pdf").getByText("Vérifié").waitFor();
    const found = (await documents()).find(({ name }) => name === "attestation.pdf");
    expect(found?.kinds).toEqual(["rsa-certificate", "address-proof"]);
  });

  it("a verdict that rejects says why and what to do", async () => {
    await choose(file("faux.pdf", Buffer.from("<html>pas un PDF</html>")));
    await kindOf("faux.pdf", "Attestation RSA");
    await button(item("faux.pdf"), "Envoyer").click();
    await row("faux.pdf").getByText("Fichier refusé").waitFor();
    await row("faux.pdf")
      .getByText(/enregistrez-le de nouveau sous son vrai type/)
      .waitFor();
  });
});

describe("a scan of many pages", () => {
  it("is split and turned; each piece is given its kind", async () => {
    await choose(file("lot.pdf", await pdf(3)));
    await button(item("lot.pdf"), "Séparer ou tourner les pages").click();
    const dialog = page.getByRole("dialog", { name: "Séparer ou tourner les pages" });
    await button(dialog, "Tourner la page 1").click();
    for (const sheet of ["1", "2", "3"])
      await dialog.getByLabel(`Page ${sheet} :`).selectOption({ label: "Ne pas garder" });
    await button(dialog, /^Séparer/).click();
    await dialog.getByText("Gardez au moins une page").waitFor();
    await dialog.getByLabel("Page 1 :").selectOption({ label: "Pièce 1" });
    await dialog.getByLabel("Page 2 :").selectOption({ label: "Pièce 2" });
    await dialog.getByLabel("Page 3 :").selectOption({ label: "Pièce 2" });
    await button(dialog, /^Séparer/).click();
    await kindOf("lot-1.pdf", "Carte nationale d’identité");
    await kindOf("lot-2.pdf", "Attestation RSA");
    await button(item("lot-1.pdf"), "Envoyer").click();
    await button(item("lot-2.pdf"), "Envoyer").click();
    await row("lot-1.pdf").getByText("Vérifié").waitFor();
    await row("lot-2.pdf").getByText("Vérifié").waitFor();
    await button(row("lot-2.pdf"), /^Voir/).click();
    const preview = page.getByRole("dialog", { name: "Attestation RSA" });
    await preview.getByRole("img", { name: "Attestation RSA, page 2" }).waitFor();
    expect(await preview.getByRole("img").count()).toBe(2);
    await button(preview, "Fermer").click();
    await button(row("lot-1.pdf"), /^Voir/).click();
    const turned = page.getByRole("img", { name: "Carte nationale d’identité, page 1" });
    await expect
      .poll(() => turned.evaluate((sheet: HTMLCanvasElement) => sheet.width > sheet.height))
      .toBe(true);
    await button(page.getByRole("dialog"), "Fermer").click();
  });

  it("one that is protected is refused in French, before its pages are sorted", async () => {
    await choose(file("protege.pdf", await pdf(2, { ownerPassword: "secret" })));
    await button(item("protege.pdf"), "Séparer ou tourner les pages").click();
    const dialog = page.getByRole("dialog", { name: "Séparer ou tourner les pages" });
    await dialog.getByText(/Ce PDF est protégé ou chiffré/).waitFor();
    await button(dialog, "Annuler").click();
    await button(item("protege.pdf"), "Enlever de la liste").click();
  });
});
