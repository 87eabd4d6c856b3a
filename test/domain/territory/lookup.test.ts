import { describe, expect, it } from "vitest";
import { COMMUNES } from "../../../domain/territory/communes.ts";
import {
  associatedByInsee,
  communeByInsee,
  communeName,
  communesByPostcode,
  placeLabel,
  searchPlaces,
} from "../../../domain/territory/lookup.ts";

const found = (typed: string) => searchPlaces(typed).map(placeLabel);

describe("the communes of the Communauté urbaine de Dunkerque", () => {
  it("are 17, each with its own code, apart from those of associated communes", () => {
    const codes = COMMUNES.flatMap(({ insee, associated }) => [
      insee,
      ...associated.map((part) => part.insee),
    ]);
    expect(COMMUNES).toHaveLength(17);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("are told from their associated communes", () => {
    expect(communeByInsee("59183")?.name).toBe("Dunkerque");
    expect(communeByInsee("59380")).toBeUndefined();
    expect(associatedByInsee("59380")).toMatchObject({
      commune: { name: "Dunkerque" },
      associated: { name: "Mardyck" },
    });
    expect(associatedByInsee("59183")).toBeUndefined();
    expect([communeName("59576"), communeName("59540"), communeName("75056")]).toEqual([
      "Spycker",
      "Saint-Pol-sur-Mer",
      "75056",
    ]);
  });

  it("share postcodes", () => {
    expect(communesByPostcode("59380").map(({ name }) => name)).toEqual([
      "Armbouts-Cappel",
      "Spycker",
      "Téteghem-Coudekerque-Village",
    ]);
    expect(communesByPostcode("75001")).toEqual([]);
  });
});

describe("a place is found by what is typed", () => {
  it("59380 offers the three communes of the postcode and Mardyck, whose INSEE code it is", () => {
    expect(found("59380")).toEqual([
      "Armbouts-Cappel",
      "Mardyck (commune associée de Dunkerque)",
      "Spycker",
      "Téteghem-Coudekerque-Village",
    ]);
  });

  it.each([
    ["teteghem", ["Téteghem-Coudekerque-Village"]],
    ["TÉTEGHEM  coud", ["Téteghem-Coudekerque-Village"]],
    ["moeres", ["Les Moëres (commune associée de Ghyvelde)"]],
    ["grande synthe", ["Grande-Synthe"]],
    ["saint georges sur l’aa", ["Saint-Georges-sur-l'Aa"]],
    [
      "mardyck",
      ["Mardyck (commune associée de Dunkerque)", "Fort-Mardyck (commune associée de Dunkerque)"],
    ],
    ["59820", ["Gravelines", "Saint-Georges-sur-l'Aa"]],
    ["59183", ["Dunkerque"]],
    ["lille", []],
    ["", []],
    ["--", []],
  ])("« %s »", (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });

  it("the beginning of a postcode is enough", () => {
    expect(found("5912")).toEqual(["Bray-Dunes", "Ghyvelde", "Zuydcoote"]);
  });
});
