import { describe, expect, it } from "vitest";
import type { DomainEvent } from "../../../domain/decider.ts";
import { asAt, replay, type Told } from "../../../domain/dossier/replay.ts";
import { coarse } from "../../../domain/fact/coarse.ts";
import { columns } from "../../../domain/fact/fact.ts";
import { bandOf, bandOn, factOf } from "../../../domain/fact/fact-of.ts";

type Happened = DomainEvent & { readonly state: string; readonly on: string };
const happened = (
  on: string,
  state: string,
  type: string,
  data: object = {},
  words: object = {},
): Happened => ({ on, state, type, data, words: { ...words } });

const identity = { birthName: "Vanhoutte", firstNames: "Jeanne", sex: "woman", formerNames: [] };
const birth = { kind: "complete", date: "1980-02-29" };

const orientation = (person: object = { ...identity, birth }): Happened[] => [
  happened("2026-03-02", "referral", "referral-submitted", {
    wayIn: "partner",
    organisation: "ccas",
    antenne: "centre",
    notice: { version: "1", means: "sent" },
  }),
  happened(
    "2026-03-02",
    "person",
    "person-registered",
    { personId: "p", commune: "59183", from: "2020-01-01" },
    { identity: person, contact: {}, address: {} },
  ),
];
const request: Happened[] = [
  happened(
    "2026-03-10",
    "entry-request",
    "entry-request-prepared",
    {},
    {
      claimed: [],
      facts: {},
      motivation: "",
    },
  ),
  happened("2026-03-11", "entry-request", "entry-request-submitted", { requestDate: "2026-03-11" }),
];
const asked = (on: string, id = "control") =>
  happened(on, `control/${id}`, "control-requested", {
    subject: "entry",
    requestDate: "2026-03-11",
  });
const answered = (on: string, type: string, id = "control") =>
  happened(on, `control/${id}`, type, { reviews: [], code: "criteria" });

/** The fact of what happened, as known at the end of a day. */
const factFrom = (events: readonly Happened[], day = "2099-12-31", forgotten = false) => {
  const leaves: Record<string, unknown> = {};
  const counts = new Map<string, number>();
  const told = events.map(({ state, on, type, data, words }): Told => {
    const n = (counts.get(state) ?? 0) + 1;
    counts.set(state, n);
    const [kind = "", id = kind] = state.split("/");
    const references = Object.entries(words ?? {}).map(([name, value]) => {
      const leaf = `${state}${n}${name}`;
      leaves[leaf] = value;
      return [name, { id: leaf, digest: "" }];
    });
    return {
      kind,
      id,
      n,
      type,
      data,
      leaves: Object.fromEntries(references),
      by: "acc",
      at: `${on}T09:00:00.000Z`,
    };
  });
  const history = asAt(told, day);
  return factOf(replay("d", history, forgotten ? {} : leaves), history.at(-1)?.at ?? "");
};

describe("the fact of a passage", () => {
  it("begins at the first contact, and is nothing before it", () => {
    expect(factFrom(orientation(), "2026-03-01")).toBeUndefined();
    expect(factFrom(orientation())).toMatchObject({
      stage: "referred",
      version: 2,
      firstContactOn: "2026-03-02",
      band: "30-54",
    });
  });

  it("counts from the contact of an outreach action, through the airlock", () => {
    const events = [
      happened("2026-01-10", "contact", "contact-registered", {
        action: "a1",
        metOn: "2026-01-09",
        antenne: "centre",
      }),
      happened("2026-01-12", "airlock", "airlock-started", { on: "2026-01-12", counsellor: "acc" }),
      happened("2026-02-01", "airlock", "airlock-closed", {
        kind: "entry-proposed",
        on: "2026-02-01",
      }),
      ...orientation(),
    ];
    expect(factFrom(events)).toMatchObject({
      outreachAction: "a1",
      firstContactOn: "2026-01-09",
      airlockStartedOn: "2026-01-12",
      airlockClosedOn: "2026-02-01",
      airlockOutcome: "entry-proposed",
      referredOn: "2026-03-02",
    });
  });

  it("takes the standing decision, and keeps those that it superseded", () => {
    const fact = factFrom([
      ...orientation(),
      ...request,
      asked("2026-03-12"),
      answered("2026-03-20", "control-refused"),
      asked("2026-04-01", "second"),
      happened("2026-04-01", "control/control", "control-superseded", {
        by: "second",
        code: "error",
      }),
      answered("2026-04-05", "control-granted", "second"),
    ]);
    expect(fact).toMatchObject({
      requestedOn: "2026-03-11",
      decision: "granted",
      decidedOn: "2026-04-05",
      decisions: ["2026-03-20:refused", "2026-04-05:granted"],
    });
  });

  it("counts the days with the counsellor, from each return to its resubmission", () => {
    const fact = factFrom([
      ...orientation(),
      ...request,
      happened(
        "2026-03-13",
        "entry-request",
        "entry-request-returned",
        { code: "incomplete" },
        { words: "" },
      ),
      happened("2026-03-16", "entry-request", "entry-request-submitted", {
        requestDate: "2026-03-16",
      }),
      asked("2026-03-17"),
      answered("2026-03-20", "documents-missing-answered"),
      happened("2026-03-30", "control/control", "documents-resubmitted"),
      answered("2026-04-02", "documents-missing-answered"),
    ]);
    expect(fact).toMatchObject({
      requestedOn: "2026-03-11",
      returns: ["2026-03-13/2026-03-16", "2026-03-20/2026-03-30", "2026-04-02/"],
      counsellorDays: 13,
      decision: "documents-missing",
    });
  });

  it("keeps an entry, and forgets it as an entry once it is cancelled", () => {
    const entry = [
      ...orientation(),
      happened("2026-04-10", "parcours", "entry-recorded", {
        enteredOn: "2026-04-09",
        referent: "acc",
        control: "control",
      }),
      happened("2026-05-02", "parcours", "entry-cancelled", { code: "mistake" }),
    ];
    const before = factFrom(entry, "2026-05-01");
    expect(before).toMatchObject({ enteredOn: "2026-04-09", ageAtEntry: 46, band: "30-54" });
    const after = factFrom(entry);
    expect(after?.enteredOn).toBeUndefined();
    expect(after?.entryCancelledOn).toBe("2026-05-02");
  });

  it("says nothing of sex and age once the identity is forgotten", () => {
    const fact = factFrom(orientation(), "2099-12-31", true);
    expect(fact).toMatchObject({ stage: "referred", commune: "59183" });
    expect(fact).not.toHaveProperty("sex");
    expect(fact).not.toHaveProperty("band");
  });

  it("holds no name, and only columns of the file", () => {
    const fact = factFrom([...orientation(), ...request]);
    expect(JSON.stringify(fact)).not.toMatch(/Vanhoutte|Jeanne|1980/);
    for (const name of Object.keys(fact ?? {})) expect(columns).toHaveProperty(name);
  });

  it("is coarse once anonymised: months, and no id of anybody", () => {
    const fact = factFrom([...orientation(), ...request]);
    if (fact === undefined) throw new Error("no fact");
    expect(coarse(fact, "new")).toEqual({
      dossier: "new",
      version: 1,
      changedAt: "2026-03-01T00:00:00.000Z",
      stage: "relevance",
      anonymised: true,
      antenne: "centre",
      wayIn: "partner",
      sex: "woman",
      band: "30-54",
      requestStatus: "submitted",
      firstContactOn: "2026-03-01",
      referredOn: "2026-03-01",
    });
  });
});

describe("age bands", () => {
  it.each([
    [17, "under-18"],
    [18, "18-29"],
    [29, "18-29"],
    [30, "30-54"],
    [54, "30-54"],
    [55, "55-and-over"],
  ])("%i years is %s", (age, band) => expect(bandOf(age)).toBe(band));

  it("is unknown when only the year is known and the day decides", () => {
    expect(bandOn({ kind: "year", year: 1996 }, "2026-06-30")).toBe("unknown");
    expect(bandOn({ kind: "year", year: 1980 }, "2026-06-30")).toBe("30-54");
    expect(bandOn({ kind: "complete", date: "1996-06-30" }, "2026-06-30")).toBe("30-54");
    expect(bandOn({ kind: "declared", date: "1996-07-01" }, "2026-06-30")).toBe("18-29");
  });
});
