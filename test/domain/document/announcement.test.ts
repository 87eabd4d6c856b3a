import { describe, expect, it } from "vitest";
import { documentAnnouncement } from "../../../domain/document/announcement.ts";
import {
  largestDocument,
  malwareVerdict,
  verdictSentence,
} from "../../../domain/document/verification.ts";

const announcement = {
  kinds: ["proof-of-address"],
  name: "Facture d'électricité – août.pdf",
  size: 120_000,
  type: "application/pdf",
  sha256: "a".repeat(64),
};
const messages = (change: object) => {
  const { error } = documentAnnouncement.safeParse({ ...announcement, ...change });
  return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("a document is announced before it is sent", () => {
  it("with its kinds, name, size, type and checksum", () => {
    expect(documentAnnouncement.parse(announcement)).toEqual(announcement);
    expect(messages({ size: largestDocument })).toBeUndefined();
  });

  it.each([
    [{ size: 0 }, "size: Ce fichier est vide : choisissez-en un autre."],
    [{ size: largestDocument + 1 }, /^size: Ce fichier dépasse 10 Mo/],
    [{ size: 1.5 }, "size: La taille du fichier est un nombre entier d’octets."],
    [{ size: "9" }, "size: La taille du fichier est un nombre entier d’octets."],
    [{ type: "image/gif" }, /^type: Ce type de fichier n’est pas accepté/],
    [{ sha256: "A".repeat(64) }, /^sha256: L’empreinte SHA-256 compte 64 chiffres/],
    [{ kinds: [] }, "kinds: Indiquez au moins une nature de document."],
    [{ kinds: undefined }, "kinds: Indiquez la nature du document."],
    [{ kinds: ["a", "a"] }, "kinds: La même nature est donnée deux fois."],
    [{ name: " " }, "name: Donnez le nom du fichier."],
    [{ name: "a\u0000.pdf" }, "name: Le nom du fichier contient un caractère interdit."],
    [{ name: "a".repeat(201) }, "name: Le nom du fichier dépasse 200 caractères."],
    [{ nir: "1" }, ": Champ inconnu : nir."],
  ])("%j is refused in French", (change, message) => {
    expect(messages(change)).toEqual([expect.stringMatching(message)]);
  });

  it("nothing at all is refused in French", () => {
    expect(documentAnnouncement.safeParse("x").error?.issues[0]?.message).toMatch(/^Annoncez/);
  });
});

describe("a verdict is told in French", () => {
  it("an unknown one cannot be verified", () => {
    expect(verdictSentence("clean")).toMatch(/^Vérifié/);
    expect(verdictSentence("encrypted")).toMatch(/chiffré/);
    expect(verdictSentence("of tomorrow")).toMatch(/ne peut être vérifié/);
  });

  it("only a finished scan without threat is clean", () => {
    expect(malwareVerdict("NO_THREATS_FOUND")).toBe("clean");
    expect(malwareVerdict("THREATS_FOUND")).toBe("infected");
    for (const other of ["UNSUPPORTED", "ACCESS_DENIED", "FAILED", ""])
      expect(malwareVerdict(other)).toBe("unverifiable");
  });
});
