import { describe, expect, it } from "vitest";
import { ageReachedOn } from "../../../domain/eligibility/findings.ts";
import type { Birth } from "../../../domain/person/identity.ts";
import { DEFAULT_PROTOCOL } from "../../../domain/protocol/default-protocol.ts";
import { ENTRY, of, paper, papers, REQUEST, reportOn } from "./scene.ts";

const on = (date: string): Birth => ({ kind: "complete", date });
const in_ = (year: number): Birth => ({ kind: "year", year });

describe("26 years reached on the day of entry", () => {
  it.each([
    ["the day before", on("2000-06-16"), "not-met", "age-not-reached", "2026-06-16"],
    ["the day itself", on("2000-06-15"), "met", "proven", "2026-06-15"],
    ["the day after", on("2000-06-14"), "met", "proven", "2026-06-14"],
    ["between request and entry", on("2000-05-20"), "met", "proven", "2026-05-20"],
    [
      "declared only",
      { kind: "declared", date: "2000-06-15" } as Birth,
      "met",
      "declared-birth",
      "2026-06-15",
    ],
    ["born in a year that leaves no doubt", in_(1999), "met", "proven", "2025-12-31"],
    [
      "born in the year where the day matters",
      in_(2000),
      "not-proven",
      "age-day-unknown",
      "2026-12-31",
    ],
    ["born in a year too late", in_(2001), "not-met", "age-not-reached", "2027-12-31"],
  ] as const)("%s", (_, birth, verdict, code, from) => {
    expect(of(reportOn({ person: { birth } }), "age")).toMatchObject({ verdict, code, from });
  });

  it("born in a year: certain on the last day of it, not the day before", () => {
    const verdict = (entryDate: string) =>
      of(reportOn({ person: { birth: in_(2000) }, entryDate }), "age").verdict;
    expect([verdict("2026-12-30"), verdict("2026-12-31")]).toEqual(["not-proven", "met"]);
    expect([verdict("2025-12-31"), verdict("2026-01-01")]).toEqual(["not-met", "not-proven"]);
  });

  it("is 27 in the strict reading", () => {
    const protocol = { ...DEFAULT_PROTOCOL, minimumAge: { age: 26, reading: "over" as const } };
    const verdict = (date: string) =>
      of(reportOn({ person: { birth: on(date) }, protocol }), "age").verdict;
    expect(verdict("1999-06-16")).toBe("not-met");
    expect(verdict("1999-06-15")).toBe("met");
  });

  it.each([
    ["02-28", "2026-02-27", "not-met"],
    ["02-28", "2026-02-28", "met"],
    ["03-01", "2026-02-28", "not-met"],
    ["03-01", "2026-03-01", "met"],
  ] as const)(
    "born on 29 February, birthday on %s, entry on %s: %s",
    (leapDayBirthday, entryDate, verdict) => {
      const report = reportOn({
        person: { birth: on("2000-02-29") },
        entryDate,
        values: { leapDayBirthday },
      });
      expect(of(report, "age").verdict).toBe(verdict);
    },
  );

  it("born on 29 February, in a leap year the birthday is that day", () => {
    expect(ageReachedOn("2000-02-29", 28, "03-01")).toBe("2028-02-29");
    expect(ageReachedOn("2000-02-28", 26, "03-01")).toBe("2026-02-28");
  });
});

describe("residence in an adhering commune on the day of entry", () => {
  it.each([
    [
      "moved out the day before",
      [
        { commune: "59183", to: "2026-06-14" },
        { commune: "59350", communeName: "Lille", from: ENTRY },
      ],
      "not-met",
      "residence-outside",
    ],
    [
      "moves out the day after",
      [
        { commune: "59183", to: ENTRY },
        { commune: "59350", from: "2026-06-16" },
      ],
      "met",
      "proven",
    ],
    [
      "left for nowhere known",
      [{ commune: "59183", to: "2026-06-14" }],
      "not-proven",
      "residence-unknown",
    ],
    ["lives in a commune elsewhere", [{ commune: "59350" }], "not-met", "residence-outside"],
    [
      "lived elsewhere at the request",
      [
        { commune: "59350", to: "2026-04-09" },
        { commune: "59576", from: "2026-04-10" },
      ],
      "met",
      "proven",
    ],
    ["no residence", [], "not-proven", "residence-unknown"],
  ])("%s", (_, residences, verdict, code) => {
    expect(of(reportOn({ person: { residences } }), "residence")).toMatchObject({ verdict, code });
  });

  it("says which commune is outside, and when the residence ends", () => {
    const outside = reportOn({
      person: { residences: [{ commune: "59350", communeName: "Lille" }] },
    });
    expect(of(outside, "residence").sentence).toBe("Lille n’est pas une commune adhérente.");
    const ends = reportOn({
      person: { residences: [{ commune: "59183", from: "2020-01-01", to: "2026-07-31" }] },
    });
    expect(of(ends, "residence")).toMatchObject({ from: "2020-01-01", until: "2026-07-31" });
    const moves = reportOn({
      person: {
        residences: [
          { commune: "59183", from: "2020-01-01" },
          { commune: "59183", from: "2026-08-01" },
        ],
      },
    });
    expect(of(moves, "residence")).toMatchObject({ from: "2020-01-01", until: "2026-07-31" });
    expect(ends.summary.until).toBe("2026-07-31");
  });

  it("depends on the communes of the version", () => {
    const protocol = { ...DEFAULT_PROTOCOL, communes: ["59576"] };
    expect(of(reportOn({ protocol }), "residence").verdict).toBe("not-met");
  });

  it.each([
    ["the day before the move", "2026-05-19", "not-proven"],
    ["the day of the move", "2026-05-20", "met"],
  ])("after a move inside the territory, a proof of %s", (_, issuedOn, verdict) => {
    const residences = [
      { commune: "59183", to: "2026-05-19" },
      { commune: "59576", from: "2026-05-20" },
    ];
    const documents = [
      ...papers.slice(1),
      paper("address-proof", { issuedOn, depositedOn: "2026-06-01" }),
    ];
    expect(of(reportOn({ person: { residences }, documents }), "residence").verdict).toBe(verdict);
  });
});

describe("long-term unemployed: 12 months without work at the request", () => {
  const documents = [...papers.slice(0, 2), paper("france-travail-history")];
  const situation = (withoutWorkSince?: string, claimed = ["long-term-unemployed"]) => ({
    claimed,
    ...(withoutWorkSince && { withoutWorkSince }),
  });
  it.each([
    ["2025-05-05", "not-met", "months-not-reached"],
    ["2025-05-04", "met", "proven"],
    ["2025-05-03", "met", "proven"],
  ])("since %s: %s", (since, verdict, code) => {
    const report = reportOn({ person: { situation: situation(since) }, documents });
    expect(of(report, "long-term-unemployed")).toMatchObject({ verdict, code });
    expect(of(report, "social").verdict).toBe(verdict);
  });
  it("registration alone proves nothing", () => {
    const report = reportOn({ person: { situation: situation() }, documents });
    expect(of(report, "long-term-unemployed")).toMatchObject({
      verdict: "not-proven",
      code: "months-unknown",
    });
  });
  it("months alone prove nothing either", () => {
    const report = reportOn({
      person: { situation: situation("2020-01-01") },
      documents: papers.slice(0, 2),
    });
    expect(of(report, "long-term-unemployed")).toMatchObject({
      verdict: "not-proven",
      code: "proof-missing",
    });
  });
  it("is not asked of somebody who said nothing of it", () => {
    const report = reportOn({ person: { situation: situation(undefined, []) }, documents });
    expect(of(report, "long-term-unemployed").verdict).toBe("not-met");
  });
});

describe("level 3 or below", () => {
  const documents = [...papers.slice(0, 2), paper("sworn-statement")];
  it.each([
    [2, "met"],
    [3, "met"],
    [4, "not-met"],
  ])("level %i: %s", (educationLevel, verdict) => {
    const situation = { claimed: ["low-qualification"], educationLevel };
    expect(of(reportOn({ person: { situation }, documents }), "low-qualification").verdict).toBe(
      verdict,
    );
  });
  it("claimed without a level, a sworn statement says it", () => {
    const situation = { claimed: ["low-qualification"] };
    expect(of(reportOn({ person: { situation }, documents }), "low-qualification").verdict).toBe(
      "met",
    );
  });
});

describe("50 and over, on the day of entry", () => {
  it.each([
    ["1976-06-16", "not-met"],
    ["1976-06-15", "met"],
    ["1976-06-14", "met"],
  ])("born on %s: %s", (date, verdict) => {
    const person = { birth: on(date), situation: { claimed: [] } };
    const report = reportOn({ person, documents: papers.slice(0, 2) });
    expect(of(report, "fifty-and-over").verdict).toBe(verdict);
    expect(of(report, "social").verdict).toBe(verdict);
  });
});

describe("at least one situation", () => {
  it("is enough, whichever", () => {
    const report = reportOn();
    expect(of(report, "social")).toMatchObject({ verdict: "met", code: "alternatives-met" });
    expect(report.summary.counts).toEqual({ met: 3, "not-met": 0, "not-proven": 0 });
    expect(report.summary.everyCriterionMet).toBe(true);
  });
  it("is not met when none is declared nor shown", () => {
    const report = reportOn({
      person: { situation: { claimed: [] } },
      documents: papers.slice(0, 2),
    });
    expect(of(report, "social")).toMatchObject({ verdict: "not-met", code: "no-alternative" });
  });
  it("is not proven by a document alone, when nobody claimed it", () => {
    const person = { situation: { claimed: [] } };
    expect(of(reportOn({ person }), "social").verdict).toBe("not-proven");
    expect(of(reportOn({ person }), "minimum-income")).toMatchObject({
      verdict: "not-proven",
      code: "situation-shown",
    });
  });
  it("a residence permit makes nobody a refugee, a diploma nobody unqualified", () => {
    const documents = [
      ...papers,
      paper("residence-permit", { expiresOn: "2030-01-01" }),
      paper("diploma"),
    ];
    expect(of(reportOn({ documents }), "refugee").verdict).toBe("not-proven");
    expect(of(reportOn({ documents }), "low-qualification").verdict).toBe("not-proven");
  });
  it("is to be proven when one is declared without its document", () => {
    expect(of(reportOn({ documents: papers.slice(0, 2) }), "social")).toMatchObject({
      verdict: "not-proven",
      code: "alternatives-to-prove",
    });
  });
  it("may be two, when the protocol says so", () => {
    const [residence, age, social] = DEFAULT_PROTOCOL.criteria;
    const two = { ...social, needed: 2 } as typeof social;
    const protocol = {
      ...DEFAULT_PROTOCOL,
      criteria: [residence, age, two],
    } as typeof DEFAULT_PROTOCOL;
    expect(of(reportOn({ protocol }), "social").verdict).toBe("not-met");
    const person = { situation: { claimed: ["minimum-income", "lone-parent"] } };
    expect(of(reportOn({ protocol, person }), "social").verdict).toBe("not-proven");
    const documents = [...papers, paper("caf-certificate")];
    expect(of(reportOn({ protocol, person, documents }), "social").verdict).toBe("met");
  });
  it.each([
    ["lone-parent", paper("caf-certificate")],
    ["disabled-worker", paper("rqth-decision", { expiresOn: REQUEST })],
    ["without-housing", paper("domiciliation", { expiresOn: REQUEST })],
    ["refugee", paper("residence-permit-receipt", { expiresOn: REQUEST })],
    ["priority-district", paper("qpv-lookup")],
  ])("%s", (criterion, document) => {
    const person = { situation: { claimed: [criterion] } };
    const bare = papers.slice(0, 2);
    expect(of(reportOn({ person, documents: bare }), criterion).verdict).toBe("not-proven");
    expect(of(reportOn({ person, documents: [...bare, document] }), criterion).verdict).toBe("met");
  });
});
