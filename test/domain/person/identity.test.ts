import { describe, expect, it } from "vitest";
import { contact } from "../../../domain/person/contact.ts";
import { displayName, identity, identityOn, personName } from "../../../domain/person/identity.ts";

const marie = {
  birthName: "Lefèvre",
  firstNames: "Marie Anne",
  sex: "woman",
  birth: { kind: "complete", date: "1990-03-24" },
};
const faults = (given: unknown) =>
  identityOn("2026-11-24")
    .safeParse(given)
    .error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? [];

describe("a name is what a paper may show", () => {
  it.each([
    ["Lefèvre", "Lefèvre"],
    ["d'Hondt", "d'Hondt"],
    ["d’Hondt", "d'Hondt"],
    ["’t Hooft", "'t Hooft"],
    ["Saint–Pol", "Saint-Pol"],
    ["Dupont--Durand", "Dupont--Durand"],
    ["  Van   Houtte ", "Van Houtte"],
    ["Y", "Y"],
    ["Œuvrard", "Œuvrard"],
    ["Łukasz", "Łukasz"],
    ["Nguyễn", "Nguyễn"],
    ["Lefe\u0300vre", "Lefèvre"],
    ["a".repeat(100), "a".repeat(100)],
  ])("accepts %s", (typed, kept) => {
    expect(personName.parse(typed)).toBe(kept);
  });

  it.each([
    [""],
    ["   "],
    ["-"],
    ["Marie 2"],
    ["Marie 😀"],
    ["<b>Marie</b>"],
    ["Marie & Paul"],
    ["a".repeat(101)],
    ["a".repeat(200)],
    ["Мария"],
    ["Mar\u200bie"],
    [`a${"\u0301".repeat(20)}`],
    ["Marie-"],
  ])("refuses « %s »", (typed) => {
    expect(personName.safeParse(typed).success).toBe(false);
  });
});

describe("an identity", () => {
  it("is complete with a name, first names, a sex and a birth", () => {
    expect(identity.parse(marie)).toEqual({ ...marie, formerNames: [] });
  });

  it.each([
    ["an unknown field", { ...marie, nir: "2900359183001" }, ["Champ inconnu : nir."]],
    ["no name", { ...marie, birthName: undefined }, ["birthName: Ce champ est obligatoire."]],
    [
      "a wrong type",
      { ...marie, birthName: 12 },
      ["birthName: Cette réponse n’a pas la forme attendue."],
    ],
    ["an unknown sex", { ...marie, sex: "x" }, ["sex: Choisissez une des réponses proposées."]],
    [
      "a day that does not exist",
      { ...marie, birth: { kind: "complete", date: "1990-02-29" } },
      ["birth.date: Cette date n’existe pas :"],
    ],
    [
      "a birth before 1900",
      { ...marie, birth: { kind: "complete", date: "1899-12-31" } },
      ["birth.date: L’année de naissance doit être 1900"],
    ],
    [
      "a birth tomorrow",
      { ...marie, birth: { kind: "complete", date: "2026-11-25" } },
      ["birth.date: La date de naissance est dans le futur."],
    ],
    [
      "a birth next year",
      { ...marie, birth: { kind: "year", year: 2027 } },
      ["birth.year: La date de naissance est dans le futur."],
    ],
    [
      "a declared birth tomorrow",
      { ...marie, birth: { kind: "declared", date: "2026-11-25" } },
      ["birth.date: La date de naissance est dans le futur."],
    ],
    [
      "an unknown kind of birth",
      { ...marie, birth: { kind: "about", year: 1990 } },
      ["birth.kind: Choisissez une des réponses proposées."],
    ],
    [
      "a NIR as France Travail id",
      { ...marie, franceTravailId: "290035918300123" },
      ["franceTravailId: L’identifiant France Travail"],
    ],
  ])("refuses %s", (_, given, expected) => {
    const said = faults(given);
    expect(said).toHaveLength(expected.length);
    expected.forEach((text, index) => {
      expect(said[index]).toContain(text);
    });
  });

  it.each([
    ["born today", { kind: "complete", date: "2026-11-24" }],
    ["born on the first day of 1900", { kind: "complete", date: "1900-01-01" }],
    ["born on 29 February", { kind: "complete", date: "2000-02-29" }],
    ["born in a year", { kind: "year", year: 1972 }],
    ["born on a day that is declared", { kind: "declared", date: "1984-01-01" }],
  ])("accepts somebody %s", (_, birth) => {
    expect(faults({ ...marie, birth })).toEqual([]);
  });

  it("is shown under the used name, the birth name beside", () => {
    expect(displayName(identity.parse(marie))).toBe("Marie Anne Lefèvre");
    expect(displayName(identity.parse({ ...marie, usedName: "Dupont" }))).toBe(
      "Marie Anne Dupont (nom de naissance : Lefèvre)",
    );
  });
});

describe("a way to reach somebody", () => {
  it.each([
    ["06 12 34 56 78", "+33612345678"],
    ["06.12.34.56.78", "+33612345678"],
    ["+33 (0)6 12 34 56 78", "+33612345678"],
    ["0033612345678", "+33612345678"],
    ["+32 470 12 34 56", "+32470123456"],
  ])("keeps the phone %s as %s", (typed, kept) => {
    expect(contact.parse({ phone: typed, channel: "sms" }).phone).toBe(kept);
  });

  it.each([
    ["a phone that is too short", { phone: "06 12", channel: "sms" }, "phone"],
    ["a phone with letters", { phone: "06 12 34 56 7a", channel: "call" }, "phone"],
    ["a text message without phone", { channel: "sms" }, "phone"],
    ["a call without phone", { channel: "call", email: "marie@exemple.fr" }, "phone"],
    ["an e-mail without address", { channel: "email" }, "email"],
    ["an address without domain", { channel: "email", email: "marie@" }, "email"],
    ["an unknown channel", { channel: "pigeon" }, "channel"],
  ])("refuses %s", (_, given, field) => {
    expect(contact.safeParse(given).error?.issues[0]?.path).toEqual([field]);
  });

  it("a letter needs neither phone nor e-mail", () => {
    expect(contact.parse({ channel: "letter" })).toEqual({ channel: "letter" });
  });
});
