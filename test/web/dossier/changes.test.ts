import { describe, expect, it } from "vitest";
import { identity } from "../../../domain/person/identity.ts";
import { changesIn } from "../../../web/src/dossier/changes.ts";

const names = { account: (id: string) => `nom de ${id}`, antenne: (id: string) => `lieu ${id}` };
const told = (field: string, change: { from?: unknown; to?: unknown }) =>
  changesIn({ n: 2, changes: [{ field, ...change }] }, names);

describe("what an event changed, in words", () => {
  it.each([
    [
      "identity.birthName",
      { from: "Lefèvre", to: "Lefebvre" },
      "Nom de naissance : « Lefèvre » devient « Lefebvre »",
    ],
    [
      "identity.birth.date",
      { from: "1990-03-24", to: "1990-04-01" },
      "Date de naissance : « 24 mars 1990 » devient « 1er avril 1990 »",
    ],
    ["identity.usedName", { to: "Dupont" }, "Nom d’usage : « Dupont »"],
    ["identity.usedName", { from: "Dupont" }, "Nom d’usage : « Dupont » n’y est plus"],
    [
      "identity.formerNames",
      { from: [], to: ["Morel", "Petit"] },
      "Anciens noms : « Morel, Petit »",
    ],
    [
      "contact.phone",
      { from: null, to: "+33612345678" },
      "Téléphone : un texte effacé devient « 06 12 34 56 78 »",
    ],
    ["presence", { from: "absent", to: "excused" }, "Présence : « Absente » devient « Excusée »"],
    ["tellings.2.outcome", { to: "no-answer" }, "Résultat : « Pas de réponse »"],
    ["residences.1.commune", { to: "59183" }, "Commune : « Dunkerque »"],
    [
      "counsellor",
      { from: "acc-luc", to: "acc-claire" },
      "Conseiller : « nom de acc-luc » devient « nom de acc-claire »",
    ],
  ])("%s", (field, change, words) => {
    expect(told(field, change)).toEqual([words]);
  });

  it("leaves out ids, codes and places in a list that say nothing to people", () => {
    expect(told("identity", { from: null, to: null })).toEqual([]);
    expect(told("residences.0.to", { to: "2026-11-03" })).toEqual([]);
    expect(told("distinctFrom.0", { to: "p-2" })).toEqual([]);
  });

  it("says nothing of an event with which something began", () => {
    const changes = [{ field: "identity.birthName", to: "Lefèvre" }];
    expect(changesIn({ n: 1, changes }, names)).toEqual([]);
  });

  it("knows every field of an identity but the group of nationality, a special category", () => {
    const kept = Object.keys(identity.shape).filter(
      (name) => name !== "nationalityGroup" && name !== "birth",
    );
    const known = kept.filter((name) => told(`identity.${name}`, { to: "x" }).length > 0);
    expect(known).toEqual(kept);
  });
});
