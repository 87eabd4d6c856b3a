import { describe, expect, it } from "vitest";
import { residence, residenceOn } from "../../../domain/territory/residence.ts";

const codes = (given: unknown) => {
  const parsed = residence.safeParse(given);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) =>
    issue.code === "custom" && issue.params
      ? issue.params.code
      : `${issue.path.join(".")} ${issue.code}`,
  );
};

describe("a residence is a commune, never a postcode", () => {
  it.each([
    ["a commune", { commune: "59183" }, []],
    ["an associated commune inside its own", { commune: "59183", associatedCommune: "59380" }, []],
    [
      "an associated commune in another",
      { commune: "59576", associatedCommune: "59380" },
      ["associated-commune-elsewhere"],
    ],
    [
      "59380, postcode of three and INSEE code of Mardyck",
      { commune: "59380" },
      ["postcode-or-insee"],
    ],
    [
      "an associated commune in place of a commune",
      { commune: "59248" },
      ["associated-commune-as-commune"],
    ],
    ["the postcode of Dunkerque", { commune: "59140" }, ["postcode-as-insee"]],
    [
      "a postcode with the name that goes with it",
      { commune: "59180", communeName: "cappelle la grande" },
      ["postcode-as-insee"],
    ],
    [
      "Le Doulieu, whose INSEE code is a postcode here",
      { commune: "59180", communeName: "Le Doulieu" },
      [],
    ],
    [
      "a commune outside the territory, with its name",
      { commune: "59350", communeName: "Lille" },
      [],
    ],
    ["a commune outside the territory, without", { commune: "59350" }, ["commune-without-name"]],
    ["Corsica", { commune: "2a004", communeName: "Ajaccio" }, []],
    ["four digits", { commune: "5918" }, ["commune invalid_format"]],
    ["letters", { commune: "2C004" }, ["commune invalid_format"]],
    ["no commune", {}, ["commune invalid_type"]],
    ["an unknown field", { commune: "59183", postcode: "59140" }, [" unrecognized_keys"]],
    [
      "an end before the beginning",
      { commune: "59183", from: "2026-02-02", to: "2026-02-01" },
      ["to custom"],
    ],
    ["a day that does not exist", { commune: "59183", from: "2026-02-30" }, ["from custom"]],
  ])("%s", (_, given, expected) => {
    expect(codes(given)).toEqual(expected);
  });

  it("says what 59380 is", () => {
    expect(residence.safeParse({ commune: "59380" }).error?.issues[0]?.message).toBe(
      "59380 est le code INSEE de Mardyck (commune associée de Dunkerque). C’est aussi un code postal " +
        "(Armbouts-Cappel, Spycker, Téteghem-Coudekerque-Village). Choisissez la commune dans la liste.",
    );
  });
});

describe("where somebody lives on a day", () => {
  const homes = [
    { commune: "59183", to: "2026-03-31" },
    { commune: "59350", from: "2026-04-01", to: "2026-06-30" },
    { commune: "59576", from: "2026-06-15" },
  ];
  it.each([
    ["2026-03-31", "59183"],
    ["2026-04-01", "59350"],
    ["2026-06-14", "59350"],
    ["2026-06-15", "59576"],
    ["2030-01-01", "59576"],
  ])("on %s: %s", (day, commune) => {
    expect(residenceOn(homes, day)?.commune).toBe(commune);
  });
  it("is not known between two stays", () => {
    expect(residenceOn([{ from: "2026-05-01", to: "2026-05-31" }], "2026-06-01")).toBeUndefined();
  });
});
