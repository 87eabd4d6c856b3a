import { describe, expect, it } from "vitest";
import { contactOf, identityOf } from "../../../domain/dossier/card.ts";
import { latest } from "../../../domain/dossier/dossier.ts";
import { correctIdentity, recordResidence } from "../../../domain/person/decide.ts";
import {
  type IdentityCorrected,
  type ResidenceRecorded,
  residenceRecorded,
} from "../../../domain/person/input.ts";
import { given } from "../given.ts";
import { identity, oriented } from "../story.ts";

const stands: IdentityCorrected["identity"] = { ...identity, formerNames: [] };
const correcting = (input: IdentityCorrected) =>
  given(...oriented).when((dossier, context) => correctIdentity(dossier, input, context));
const moving = (input: Partial<ResidenceRecorded>) =>
  given(...oriented).when((dossier, context) =>
    recordResidence(dossier, { commune: "59155", street: [], ...input }, context),
  );

describe("correcting an identity", () => {
  it("keeps the new one, in words only", () => {
    const { events, after } = correcting({ identity: { ...stands, birthName: "Lefebvre" } });
    expect(events).toMatchObject([{ type: "identity-corrected", data: {} }]);
    expect(identityOf(after)?.birthName).toBe("Lefebvre");
  });

  it("says that the way to reach the person changed, alone or with the identity", () => {
    const contact = { email: "sofia@exemple.fr", channel: "email" as const };
    const { types, after } = correcting({ identity: stands, contact });
    expect(types).toEqual(["contact-changed"]);
    expect(contactOf(after)).toEqual(contact);
  });

  it("is refused when nothing changed, or the birth is to come", () => {
    expect(correcting({ identity: stands }).code).toBe("nothing-changed");
    const birth = { kind: "complete" as const, date: "2027-01-01" };
    const unborn = correcting({ identity: { ...stands, birth } });
    expect(unborn).toMatchObject({ code: "birth-in-the-future", field: "identity.birth.date" });
  });
});

describe("recording a residence", () => {
  it("ends the one before it on the day before", () => {
    const { after } = moving({ from: "2026-11-10" });
    expect(latest(after, "person")?.state.residences).toMatchObject([
      { commune: "59183", from: "2020-01-01", to: "2026-11-09" },
      { commune: "59155", from: "2026-11-10" },
    ]);
  });

  it("out of the territory closes nothing by itself", () => {
    const { after, types } = moving({ commune: "62193", communeName: "Calais" });
    expect(types).toEqual(["residence-changed"]);
    expect(latest(after, "referral")?.state.closing).toBeUndefined();
  });

  it("is refused from a day to come, before the birth, or for the same place", () => {
    expect(moving({ from: "2026-11-25" }).code).toBe("residence-in-the-future");
    expect(moving({ from: "1990-03-23" }).code).toBe("residence-before-birth");
    const same = { commune: "59183", street: ["1 rue de la Paix"] };
    expect(moving(same).code).toBe("nothing-changed");
  });

  it("has no end of its own: the next one ends it", () => {
    const home = { commune: "59155", from: "2026-01-01", to: "2026-02-01" };
    expect(residenceRecorded.safeParse(home).success).toBe(false);
  });
});
