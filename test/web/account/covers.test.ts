import { describe, expect, it } from "vitest";
import { coversFrom, placesOn, uncovered } from "../../../web/src/account/covers.ts";
import { slugOf } from "../../../web/src/account/slug.ts";

const [dunkerque, spycker, bourbourg] = ["59183", "59576", "59094"] as const;
const since = "2020-01-01";
const before = [
  { commune: dunkerque, from: since },
  { commune: spycker, from: since },
];

describe("what an antenne covers from a day on", () => {
  it("keeps the dates of a commune that stays", () => {
    expect(coversFrom(before, [dunkerque, spycker], "2026-12-01")).toEqual(before);
  });

  it("covers a commune that leaves until the day before, and one that comes from that day", () => {
    expect(coversFrom(before, [dunkerque, bourbourg], "2026-12-01")).toEqual([
      { commune: dunkerque, from: since },
      { commune: spycker, from: since, to: "2026-11-30" },
      { commune: bourbourg, from: "2026-12-01" },
    ]);
  });

  it("leaves alone what is over, and begins a commune again that comes back", () => {
    const ended = [{ commune: spycker, from: since, to: "2024-06-30" }];
    expect(coversFrom(ended, [spycker], "2026-12-01")).toEqual([
      ...ended,
      { commune: spycker, from: "2026-12-01" },
    ]);
  });

  it("forgets a commune that was to begin later and is no longer chosen, and one whose end is taken back", () => {
    const planned = [
      { commune: spycker, from: since, to: "2026-12-31" },
      { commune: bourbourg, from: "2027-01-01" },
    ];
    expect(coversFrom(planned, [spycker], "2026-12-01")).toEqual([
      { commune: spycker, from: since },
    ]);
  });

  it("names the places of a day, and the communes that nobody covers", () => {
    const antenne = { covers: coversFrom(before, [dunkerque], "2026-12-01") };
    expect(placesOn(antenne, "2026-11-30")).toEqual([dunkerque, spycker]);
    expect(placesOn(antenne, "2026-12-01")).toEqual([dunkerque]);
    const alone = uncovered([antenne], "2026-12-01").map(({ insee }) => insee);
    expect(alone).toContain(spycker);
    expect(alone).not.toContain(dunkerque);
  });
});

describe("an identifier made from a name", () => {
  it("has no accent, begins with a letter, and is nobody else’s", () => {
    expect(slugOf("Antenne des Dunes", [], "antenne")).toBe("antenne-des-dunes");
    expect(slugOf("3e Âge & Cie", [], "x")).toBe("e-age-cie");
    expect(slugOf("Dunes", ["dunes", "dunes-2"], "x")).toBe("dunes-3");
    expect(slugOf("…", [], "antenne")).toBe("antenne");
  });
});
