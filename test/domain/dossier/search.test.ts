import { describe, expect, it } from "vitest";
import { dossierNumber } from "../../../domain/dossier/card.ts";
import type { Dossier } from "../../../domain/dossier/dossier.ts";
import {
  beginningOf,
  type Findable,
  findable,
  longest,
  ranked,
  typed,
} from "../../../domain/dossier/search.ts";

const people: Record<string, { birthName: string; firstNames: string; usedName?: string }> = {
  "0194aaaa-0000-8000-a000-000000000001": { birthName: "Lefèvre", firstNames: "Marie Anne" },
  "0294bbbb-0000-8000-a000-000000000002": { birthName: "Lefebvre", firstNames: "Karim" },
  "0394cccc-0000-8000-a000-000000000003": { birthName: "Vanhoutte", firstNames: "Élodie" },
  "0494dddd-0000-8000-a000-000000000004": { birthName: "Van Houtte", firstNames: "Marie" },
  "0594eeee-0000-8000-a000-000000000005": { birthName: "de La Fontaine", firstNames: "Léo" },
  "0694ffff-0000-8000-a000-000000000006": {
    birthName: "Declercq",
    usedName: "D’Hœdt",
    firstNames: "Inès",
  },
  "eab13109-7b00-8000-a000-000000000007": { birthName: "Minne", firstNames: "Odile" },
};

const dossierOf = (id: string): Dossier => {
  const identity = {
    ...people[id],
    formerNames: [],
    sex: "woman",
    franceTravailId: `${id.slice(0, 4)}99A`,
  };
  const state = { personId: "p", identity: { id: "leaf", digest: "" }, residences: [], ties: [] };
  return {
    id,
    states: [
      { kind: "person", id: "s", version: 1, begunAt: "", state, digest: "", keys: [], last: [] },
    ],
    leaves: { leaf: identity },
  } as unknown as Dossier;
};
const filed = Object.keys(people).map((id) => findable(dossierOf(id)) as Findable);

/** As the table would: the rows whose key begins like the longest word, then the ranking. */
const find = (text: string): string[] => {
  const word = longest(typed(text));
  if (word === undefined) return [];
  const partition = word.slice(0, 3);
  const rows = filed.filter(({ keys }) =>
    keys.some((key) => key.slice(0, 3) === partition && key.startsWith(beginningOf(word))),
  );
  return ranked(text, rows).map(({ card }) => `${card.firstNames} ${card.name}`);
};

describe("search", () => {
  it.each([
    ["lefevre", ["Karim Lefebvre", "Marie Anne Lefèvre"]],
    ["LEFEBVRE Marie", ["Marie Anne Lefèvre"]],
    ["marie lefèvre", ["Marie Anne Lefèvre"]],
    ["Lefev", ["Karim Lefebvre", "Marie Anne Lefèvre"]],
    ["Lefevrre", ["Karim Lefebvre", "Marie Anne Lefèvre"]],
    ["Van Houtte", ["Marie Van Houtte", "Élodie Vanhoutte"]],
    ["vanhoute elodie", ["Élodie Vanhoutte"]],
    ["marie van houtte", ["Marie Van Houtte"]],
    ["la fontaine", ["Léo de La Fontaine"]],
    ["delafontaine", ["Léo de La Fontaine"]],
    ["Fontaine", ["Léo de La Fontaine"]],
    ["d'hoedt", ["Inès D’Hœdt"]],
    ["de clerck", ["Inès D’Hœdt"]],
    ["069499A", ["Inès D’Hœdt"]],
    ["Dupont", []],
    ["🙂", []],
    ["", []],
  ])("« %s » finds %j", (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it("finds a dossier by its number, with or without the hyphen, in any case", () => {
    for (const id of Object.keys(people)) {
      const number = dossierNumber(id);
      const name = `${people[id]?.firstNames} ${people[id]?.usedName ?? people[id]?.birthName}`;
      for (const text of [number, number.replace("-", ""), number.toLowerCase()])
        expect(find(text)).toContain(name);
    }
  });

  it("takes no name for a number that resembles it by chance; a slip in a number is forgiven", () => {
    const stranger = findable(dossierOf("eab13109-7b00-8000-a000-000000000007")) as Findable;
    expect(stranger.card.number).toBe("XARK-22BV");
    expect(ranked("Xhaard", [stranger])).toEqual([]);
    expect(ranked("XARK-22BW", [stranger])).toEqual([stranger]);
  });

  it("files a dossier with very many names under twenty keys", () => {
    const dossier = dossierOf("0194aaaa-0000-8000-a000-000000000001");
    const identity = dossier.leaves.leaf as Record<string, unknown>;
    identity.formerNames = Array.from({ length: 10 }, (_, index) => `Nom${index} Autre${index}`);
    expect(findable(dossier)?.keys).toHaveLength(20);
  });
});
