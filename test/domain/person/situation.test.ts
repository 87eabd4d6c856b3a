import { describe, expect, it } from "vitest";
import { latest, word } from "../../../domain/dossier/dossier.ts";
import { prefillOf } from "../../../domain/entry-request/prefill.ts";
import { declareSituation } from "../../../domain/person/decide.ts";
import { registration } from "../../../domain/person/registration.ts";
import { type Situation, situation } from "../../../domain/person/situation.ts";
import { singleCriteria } from "../../../domain/protocol/criterion.ts";
import { DEFAULT_PROTOCOL } from "../../../domain/protocol/default-protocol.ts";
import { submitReferral } from "../../../domain/referral/decide.ts";
import { submission } from "../../../domain/referral/submission.ts";
import { contextOf, given } from "../given.ts";
import { identity, oriented } from "../story.ts";

const declaring = (said: Situation) =>
  given(...oriented).when((dossier, context) => declareSituation(dossier, said, context));

describe("the situation", () => {
  it("is optional, answer by answer, and knows « no » from a refusal to answer", () => {
    expect(situation.safeParse({}).success).toBe(true);
    expect(situation.safeParse({ loneParent: "not-said" }).success).toBe(true);
    expect(situation.safeParse({ loneParent: true }).success).toBe(false);
  });

  it("comes with the orientation, in words only; none when nothing was said", () => {
    const given = {
      identity: { ...identity, formerNames: [] },
      contact: { channel: "letter" as const },
      residence: { commune: "59183", street: [] },
    };
    const [said] = registration({ ...given, situation: { resources: "rsa" } }, contextOf()).events;
    expect(said?.words).toMatchObject({ situation: { resources: "rsa" } });
    expect(JSON.stringify(said?.data)).not.toContain("rsa");
    const [unsaid] = registration({ ...given, situation: {} }, contextOf()).events;
    expect(unsaid?.words).not.toHaveProperty("situation");
  });

  it("is corrected whole, in words only, and refused when it already stands so or lies in the future", () => {
    const { events, after } = declaring({ resources: "aah", disabledWorker: "yes" });
    expect(events).toMatchObject([{ type: "situation-declared", data: {} }]);
    const stands = latest(after, "person")?.state.situation;
    expect(word(after, stands)).toEqual({ resources: "aah", disabledWorker: "yes" });
    expect(declaring({}).code).toBe("nothing-changed");
    expect(declaring({ withoutWorkSince: "2027-01-01" })).toMatchObject({
      code: "date-in-future",
      field: "withoutWorkSince",
    });
  });

  it("refuses an orientation that loses the work tomorrow", () => {
    const input = submission.parse({
      identity,
      contact: { channel: "letter" },
      residence: { commune: "59183" },
      wayIn: "came-alone",
      situation: { withoutWorkSince: "2026-11-25" },
      reason: "Cherche un emploi.",
      told: true,
      notice: { version: "2026-01", means: "sent" },
    });
    const refused = given().when((dossier, context) => submitReferral(dossier, input, context));
    expect(refused.field).toBe("situation.withoutWorkSince");
  });
});

describe("what the situation already says of an entry request", () => {
  const criteria = singleCriteria(DEFAULT_PROTOCOL.criteria);
  const claimed = (said: Situation) => prefillOf(said, criteria, "2026-11-24").claimed;

  it.each<[string, Situation, string[]]>([
    ["a minimum income", { resources: "ass" }, ["minimum-income"]],
    ["none of them", { resources: "none" }, []],
    [
      "a year without work, to the day",
      { withoutWorkSince: "2025-11-24" },
      ["long-term-unemployed"],
    ],
    ["a day less than a year", { withoutWorkSince: "2025-11-25" }, []],
    ["a CAP", { educationLevel: 3 }, ["low-qualification"]],
    ["a baccalauréat", { educationLevel: 4 }, []],
    ["RQTH", { disabledWorker: "yes" }, ["disabled-worker"]],
    ["no answer about RQTH", { disabledWorker: "not-said" }, []],
    ["a lone parent", { loneParent: "yes" }, ["lone-parent"]],
    ["a shelter", { housing: "shelter" }, ["without-housing"]],
    ["a relative's roof", { housing: "hosted" }, []],
    ["a protection", { refugee: "yes" }, ["refugee"]],
  ])("%s", (_, said, expected) => {
    expect(claimed(said)).toEqual(expected);
  });

  it("carries date and level as they were said", () => {
    const said = { withoutWorkSince: "2026-03-01", educationLevel: 5 };
    expect(prefillOf(said, criteria, "2026-11-24")).toEqual({ claimed: [], ...said });
  });
});
