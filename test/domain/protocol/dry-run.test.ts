import { describe, expect, it } from "vitest";
import { DEFAULT_PROTOCOL } from "../../../domain/protocol/default-protocol.ts";
import { type Tried, tryProtocol } from "../../../domain/protocol/dry-run.ts";
import type { ProtocolVersion } from "../../../domain/protocol/protocol.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { contextOf, dossierId, dossierOf } from "../given.ts";
import { checked, diagnosed } from "../requests.ts";

const draft = (more: Partial<ProtocolVersion>): ProtocolVersion => ({
  ...DEFAULT_PROTOCOL,
  from: "2027-01-01",
  ...more,
});
const triedOn = (version: ProtocolVersion, steps = checked): Tried => {
  const tried = tryProtocol(dossierOf(dossierId, steps), version, contextOf("samuel"));
  if (isRefusal(tried)) throw new Error(tried.code);
  return tried;
};
const dunkerque = "59183";
const changedCodes = (tried: Tried) => tried.criteria.map(({ criterion }) => criterion);

describe("the dry run of a protocol", () => {
  it("changes nothing when the draft says what is in force", () => {
    expect(triedOn(draft({}))).toEqual({ criteria: [], before: true, after: true });
  });

  it("tells who no longer meets a criterion when their commune leaves", () => {
    const communes = DEFAULT_PROTOCOL.communes.filter((insee) => insee !== dunkerque);
    const tried = triedOn(draft({ communes }));
    expect(tried).toMatchObject({ before: true, after: false });
    expect(tried.criteria).toEqual([
      {
        criterion: "residence",
        label: "Domicile dans une commune adhérente",
        before: "met",
        after: "not-met",
      },
    ]);
  });

  it("judges the draft as if it had been in force on the request date, long before it begins", () => {
    const minimumAge = { age: 90, reading: "reached" } as const;
    expect(changedCodes(triedOn(draft({ from: "2030-01-01", minimumAge })))).toEqual(["age"]);
  });

  it("tells a criterion that only one of the two versions has", () => {
    const criteria = DEFAULT_PROTOCOL.criteria.filter(({ code }) => code !== "social");
    expect(triedOn(draft({ criteria })).criteria).toEqual([
      expect.objectContaining({ criterion: "social", before: "met" }),
    ]);
  });

  it("tries a dossier whose request is not written yet, as of today", () => {
    expect(triedOn(draft({}), diagnosed).criteria).toEqual([]);
  });
});
