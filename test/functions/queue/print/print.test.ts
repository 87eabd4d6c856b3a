import { encodeQR } from "qr";
import { decodeQR } from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { pageMark, readPageMark } from "../../../../functions/adapters/pdf/pdf.ts";
import { appointmentLetter } from "../../../../functions/queue/print/appointment-letter.ts";
import { contractAmendment } from "../../../../functions/queue/print/contract-amendment.ts";
import { engagementContract } from "../../../../functions/queue/print/engagement-contract.ts";
import { entrySessionMinutes } from "../../../../functions/queue/print/entry-session-minutes.ts";
import { inspectPdf } from "../../../../functions/queue/verify/pdf/inspect-pdf.ts";
import { french } from "../../../../functions/typography.ts";
import { amendment, contract, letter, minutes } from "../../../fixtures/prints.ts";
import { readPrint } from "./reading.ts";

describe.each([
  [
    "the engagement contract",
    () => engagementContract(contract),
    "Contrat d’engagement individuel PLIE",
  ],
  [
    "an amendment to it",
    () => contractAmendment(amendment),
    "Avenant au contrat d’engagement individuel PLIE",
  ],
  [
    "the minutes of an entry session",
    () => entrySessionMinutes(minutes),
    "Procès-verbal de séance d’entrée",
  ],
  ["the letter of an appointment", () => appointmentLetter(letter), "Votre rendez-vous au PLIE"],
])("%s", (_, make, title) => {
  it("can be read aloud: tagged, in French, titled, with its heading and the emblem described", async () => {
    const read = await readPrint(await make());
    expect(read).toMatchObject({
      title,
      language: "fr-FR",
      tagged: { Marked: true },
      conformance: "2A",
    });
    expect(read.roles).toEqual(expect.arrayContaining(["Document", "H1", "P", "Figure"]));
    expect(read.alternatives).toEqual([expect.stringContaining("Union européenne")]);
    expect(read.words).toContain("Cofinancé par l’Union européenne");
  });

  it("is the same to the byte for the same data, and passes our own verification", async () => {
    const [once, again] = await Promise.all([make(), make()]);
    expect(Buffer.compare(once, again)).toBe(0);
    expect(await inspectPdf(once)).toMatchObject({ code: "clean" });
  });
});

describe("the engagement contract", () => {
  it("names the three parties, the project, and has room for their signatures", async () => {
    const { words, roles } = await readPrint(await engagementContract(contract));
    for (const said of [
      "Małgorzata Lefebvre",
      "Hélène Vanhoutte",
      "représenté par Luc Bécart",
      "entrée en parcours le 20 novembre 2026",
      "« Travailler dans une école",
      "Le participant s’engage à",
      "Le référent s’engage à",
      "Le PLIE s’engage à",
      "Pour le PLIE",
      "Code K7QF-3M2P",
      "Page 2 sur 2",
    ])
      expect(words).toContain(said);
    expect(roles).toEqual(expect.arrayContaining(["H2", "Table", "TR", "TH", "TD", "L", "LI"]));
  });

  it("goes without what is not known yet", async () => {
    const { project: _, steps: __, ...others } = contract;
    const bare = { ...others, participant: { name: "Li" } };
    const { words } = await readPrint(await engagementContract(bare));
    expect(words).not.toContain("Le projet du participant");
    expect(words).not.toContain("Les premières étapes");
  });

  it("takes names and words of any length or script", async () => {
    const long = {
      ...contract,
      project: "Je veux travailler. ".repeat(600),
      participant: { name: `<b>N'Guyễn & Ж 😀 ${"a".repeat(180)}` },
    };
    const { pages, words } = await readPrint(await engagementContract(long));
    expect(pages).toBeGreaterThan(3);
    expect(words).toContain("<b>N’Guyễn & Ж");
    expect(words).toContain(`Page ${pages} sur ${pages}`);
  });
});

describe("an amendment", () => {
  it("says what it amends and what changes, and has room for the same three signatures", async () => {
    const { words } = await readPrint(await contractAmendment(amendment));
    for (const said of [
      "contrat signé le 24 novembre 2026",
      "Le projet devient : agent de restauration scolaire",
      "Pour le PLIE",
      "Code K7QF-3M2P",
    ])
      expect(words).toContain(said);
    expect(words).not.toContain("Le participant s’engage à");
  });
});

describe("the minutes of an entry session", () => {
  it("count the dossiers and tell each one's fate, over several pages", async () => {
    const { words, pages } = await readPrint(await entrySessionMinutes(minutes));
    expect(words).toContain("Entrées actées 29 dossiers");
    expect(words).toContain("Non actées 5 dossiers");
    expect(pages).toBe(2);
    expect(words.match(/Dossier Personne Antenne Référent unique/g)).toHaveLength(2);
    expect(words.match(/plus de 60 jours/g)).toHaveLength(5);
  });

  it("say so when nobody entered", async () => {
    const lines = minutes.lines.filter(({ outcome }) => outcome === "not-entered").slice(0, 1);
    const { words } = await readPrint(await entrySessionMinutes({ ...minutes, lines }));
    expect(words).toContain("Entrées en parcours actées Aucune.");
    expect(words).toContain("Non actées 1 dossier ");
  });
});

describe("the letter of an appointment", () => {
  it("says when, where and with whom, on the day of the week", async () => {
    const { words } = await readPrint(await appointmentLetter(letter));
    expect(words).toContain("mardi 1er décembre 2026 à 14 h 30");
    expect(words).toContain("3 place de la République, 59430 Dunkerque");
    expect(words).toContain("Appelez-nous au 03 28 00 00 01");
  });
});

describe("the mark of a page", () => {
  it("is read back from what a scanner sees", () => {
    const rows = encodeQR(pageMark("K7QF-3M2P", 2, 3), "raw", {
      ecc: "quartile",
      border: 4,
      scale: 4,
    });
    const data = Uint8Array.from(
      rows.flat().flatMap((dark) => (dark ? [0, 0, 0] : [255, 255, 255])),
    );
    const mark = decodeQR({ width: rows.length, height: rows.length, data });
    expect(readPageMark(mark)).toEqual({ code: "K7QF3M2P", page: 2, pages: 3 });
  });

  it("is ours or none", () => {
    expect(readPageMark("https://example.org")).toBeUndefined();
  });
});

it("French typography is set by the machine, not by who types", () => {
  expect(french("L'accord : « oui » ; le 1 mai 2026, le 21 mai ?")).toBe(
    "L’accord\u00a0: «\u00a0oui\u00a0»\u202f; le 1er\u00a0mai 2026, le 21\u00a0mai\u202f?",
  );
});
