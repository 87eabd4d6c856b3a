import { describe, expect, it } from "vitest";
import type { DocumentState } from "../../../domain/document/document.ts";
import { documentFacts } from "../../../domain/eligibility/facts.ts";
import { ENTRY, of, paper, REQUEST, reportOn, withoutKind } from "./scene.ts";

const residenceWith = (...documents: Parameters<typeof withoutKind>[1][]) =>
  of(reportOn({ documents: withoutKind("address-proof", ...documents) }), "residence");
const ageWith = (...documents: Parameters<typeof withoutKind>[1][]) =>
  of(reportOn({ documents: withoutKind("passport", ...documents) }), "age");

describe("a proof of address is under 6 months old at its deposit", () => {
  it.each([
    ["2025-11-03", "not-proven", "too-old"],
    ["2025-11-04", "not-proven", "too-old"],
    ["2025-11-05", "met", undefined],
    [REQUEST, "met", undefined],
    ["2026-05-05", "not-proven", "dated-after-deposit"],
    [undefined, "not-proven", "issue-date-unknown"],
  ])("issued on %s: %s", (issuedOn, verdict, code) => {
    const report = residenceWith(paper("address-proof", { issuedOn }));
    expect(report.verdict).toBe(verdict);
    if (code !== undefined) {
      expect(report.code).toBe("proof-insufficient");
      expect(JSON.stringify(report.missing)).toContain(`"code":"${code}"`);
    }
  });

  it("and never lapses by our own delay", () => {
    const documents = withoutKind(
      "address-proof",
      paper("address-proof", { issuedOn: "2025-11-05" }),
    );
    const late = of(reportOn({ documents, entryDate: "2027-01-01" }), "residence");
    expect(late).toMatchObject({ verdict: "met" });
    expect(late.until).toBeUndefined();
  });

  it("unless the PLIE counts it at the entry", () => {
    const documents = withoutKind(
      "address-proof",
      paper("address-proof", { issuedOn: "2026-01-10" }),
    );
    const values = { documentAgeAt: "entry" as const };
    const at = (entryDate: string) => of(reportOn({ documents, values, entryDate }), "residence");
    expect(at("2026-07-09")).toMatchObject({ verdict: "met", until: "2026-07-09" });
    expect(at("2026-07-10")).toMatchObject({ verdict: "not-proven" });
  });

  it("or at the request", () => {
    const values = { documentAgeAt: "request" as const };
    const late = { depositedOn: "2026-06-01", issuedOn: "2025-11-05" };
    const documents = withoutKind("address-proof", paper("address-proof", late));
    expect(of(reportOn({ documents, values }), "residence").verdict).toBe("met");
    expect(of(reportOn({ documents }), "residence").verdict).toBe("not-proven");
  });

  it("months end when the month does: 31 August is too old on 28 February", () => {
    const at = (depositedOn: string) =>
      residenceWith(paper("address-proof", { issuedOn: "2025-08-31", depositedOn })).verdict;
    expect([at("2026-02-27"), at("2026-02-28")]).toEqual(["met", "not-proven"]);
  });
});

describe("a certificate is under 3 months old at its deposit", () => {
  it.each([
    ["2026-02-03", "not-proven"],
    ["2026-02-04", "not-proven"],
    ["2026-02-05", "met"],
  ])("RSA, issued on %s: %s", (issuedOn, verdict) => {
    const documents = withoutKind("rsa-certificate", paper("rsa-certificate", { issuedOn }));
    expect(of(reportOn({ documents }), "minimum-income").verdict).toBe(verdict);
  });
});

describe("a lodged person brings three papers together", () => {
  const all = [
    paper("host-statement"),
    paper("host-identity", { issuedOn: "2018-01-01", expiresOn: "2028-01-01" }),
    paper("host-address-proof"),
  ];
  it("all of them prove the residence, as long as the host's identity is valid", () => {
    expect(residenceWith(...all)).toMatchObject({ verdict: "met", until: "2028-01-01" });
  });
  it.each([0, 1, 2])(
    "without one of them (%i) it is not proven, and only that one is asked",
    (index) => {
      const report = residenceWith(...all.filter((_, place) => place !== index));
      expect(report).toMatchObject({ verdict: "not-proven", code: "proof-insufficient" });
      const [choice] = report.missing;
      const first = choice && "oneOf" in choice ? choice.oneOf[0] : undefined;
      expect(first).toMatchObject({
        label: "Personne hébergée",
        all: [{ kind: all[index]?.kind, code: "missing" }],
      });
      expect(first?.all).toHaveLength(1);
    },
  );
});

describe("a domiciliation is valid on the day of entry", () => {
  it.each([
    ["ends the day before", { issuedOn: "2025-07-01", expiresOn: "2026-06-14" }, "not-proven"],
    ["ends that day", { issuedOn: "2025-07-01", expiresOn: ENTRY }, "met"],
    ["without a printed end, a year and a day old", { issuedOn: "2025-06-15" }, "not-proven"],
    ["without a printed end, on its last day", { issuedOn: "2025-06-16" }, "met"],
  ])("%s: %s", (_, dates, verdict) => {
    expect(residenceWith(paper("domiciliation", dates)).verdict).toBe(verdict);
  });
});

describe("an identity document is valid on the day of entry", () => {
  it.each([
    [
      "a passport that ends the day before",
      paper("passport", { issuedOn: "2016-06-15", expiresOn: "2026-06-14" }),
      "not-proven",
      undefined,
    ],
    [
      "a passport that ends that day",
      paper("passport", { issuedOn: "2016-06-16", expiresOn: ENTRY }),
      "met",
      ENTRY,
    ],
    [
      "a passport without a printed end",
      paper("passport", { issuedOn: "2016-06-16" }),
      "not-proven",
      undefined,
    ],
    [
      "a residence permit",
      paper("residence-permit", { expiresOn: "2026-06-20" }),
      "met",
      "2026-06-20",
    ],
    ["a receipt for renewal", paper("identity-receipt"), "met", undefined],
    [
      "a receipt for renewal that ended",
      paper("identity-receipt", { expiresOn: "2026-06-14" }),
      "not-proven",
      undefined,
    ],
    [
      "a card of today",
      paper("identity-card", { issuedOn: "2022-01-01", expiresOn: "2032-01-01" }),
      "met",
      "2032-01-01",
    ],
  ])("%s: %s", (_, document, verdict, until) => {
    const report = ageWith(document);
    expect(report.verdict).toBe(verdict);
    if (verdict === "met") expect(report.until).toBe(until);
  });

  it("a passport and the receipt for its renewal", () => {
    const report = ageWith(
      paper("passport", { issuedOn: "2016-01-01", expiresOn: "2026-01-01" }),
      paper("identity-receipt"),
    );
    expect(report).toMatchObject({ verdict: "met", documents: [{ kind: "identity-receipt" }] });
  });
});

describe("a French card delivered to an adult between 2004 and 2013 lasts 5 years more than printed", () => {
  const birth = (date: string) => ({ kind: "complete" as const, date });
  it.each([
    [
      "delivered on 31 December 2013",
      "2013-12-31",
      "2023-12-30",
      birth("1990-03-24"),
      "met",
      "2028-12-30",
    ],
    [
      "delivered on 1 January 2014",
      "2014-01-01",
      "2023-12-31",
      birth("1990-03-24"),
      "not-proven",
      undefined,
    ],
    [
      "delivered on the day of 18",
      "2012-03-24",
      "2022-03-23",
      birth("1994-03-24"),
      "met",
      "2027-03-23",
    ],
    [
      "delivered the day before 18",
      "2012-03-23",
      "2022-03-22",
      birth("1994-03-24"),
      "not-proven",
      undefined,
    ],
    [
      "delivered to somebody known by a year",
      "2012-03-24",
      "2022-03-23",
      { kind: "year" as const, year: 1990 },
      "met",
      "2027-03-23",
    ],
    [
      "and those years over the day before",
      "2011-06-15",
      "2021-06-14",
      birth("1990-03-24"),
      "not-proven",
      undefined,
    ],
    [
      "and those years over that day",
      "2011-06-16",
      "2021-06-15",
      birth("1990-03-24"),
      "met",
      ENTRY,
    ],
  ])("%s", (_, issuedOn, expiresOn, born, verdict, until) => {
    const documents = withoutKind("passport", paper("identity-card", { issuedOn, expiresOn }));
    const report = of(reportOn({ documents, person: { birth: born } }), "age");
    expect(report.verdict).toBe(verdict);
    expect(report.documents[0]?.until).toBe(until);
  });
  it("passports are not concerned", () => {
    expect(
      ageWith(paper("passport", { issuedOn: "2012-03-24", expiresOn: "2022-03-23" })).verdict,
    ).toBe("not-proven");
  });
});

describe("a decision that holds for a time is valid on the day of the request", () => {
  const situation = { claimed: ["disabled-worker"] };
  it.each([
    ["ends the day before", { expiresOn: "2026-05-03" }, "not-proven"],
    ["ends that day, before the entry", { expiresOn: REQUEST }, "met"],
    [
      "begins the day after",
      { issuedOn: "2026-05-05", depositedOn: "2026-05-10", expiresOn: "2030-01-01" },
      "not-proven",
    ],
    ["has no end", {}, "met"],
  ])("RQTH that %s: %s", (_, dates, verdict) => {
    const documents = withoutKind("rsa-certificate", paper("rqth-decision", dates));
    const report = reportOn({ person: { situation }, documents });
    expect(of(report, "disabled-worker").verdict).toBe(verdict);
    expect(report.summary.lapses.map(({ kind }) => kind)).toEqual(["passport"]);
  });
});

describe("which document lapses, and when", () => {
  it("is listed, soonest first, for what is judged at the entry", () => {
    const documents = withoutKind(
      "address-proof",
      paper("domiciliation", { issuedOn: "2025-07-01", expiresOn: "2026-06-30" }),
    );
    const { summary } = reportOn({ documents });
    expect(summary.lapses.map(({ kind, on }) => [kind, on])).toEqual([
      ["domiciliation", "2026-06-30"],
      ["passport", "2030-01-09"],
    ]);
    expect(summary.until).toBe("2026-06-30");
  });
  it("says, the day after, that it did", () => {
    const documents = withoutKind(
      "address-proof",
      paper("domiciliation", { issuedOn: "2025-07-01", expiresOn: "2026-06-30" }),
    );
    const report = reportOn({ documents, entryDate: "2026-07-01" });
    expect(report.summary.everyCriterionMet).toBe(false);
    expect(JSON.stringify(of(report, "residence").missing)).toContain(
      "La pièce n’est plus valable depuis le 1er juillet 2026.",
    );
  });
});

describe("documents as the dossier keeps them", () => {
  const state = (more: Partial<DocumentState>): DocumentState => ({
    status: "usable",
    kinds: ["passport"],
    type: "application/pdf",
    size: 1,
    sha256: "",
    key: "",
    depositedOn: REQUEST,
    announcedAt: "",
    by: "",
    verdicts: {},
    readers: [],
    ...more,
  });
  it.each(["announced", "quarantined", "rejected", "withdrawn"] as const)(
    "%s: not there",
    (status) => {
      expect(documentFacts([{ id: "1", state: state({ status }) }], [])).toEqual([]);
    },
  );
  it.each(["usable", "seen"] as const)("%s: pending until reviewed", (status) => {
    expect(documentFacts([{ id: "1", state: state({ status }) }], [])).toMatchObject([
      { review: "pending" },
    ]);
  });
  it("one document under two kinds is reviewed kind by kind, the last review stands", () => {
    const kinds = ["residence-permit", "address-proof"];
    const facts = documentFacts(
      [{ id: "1", state: state({ kinds }) }],
      [
        { document: "1", kind: "residence-permit", accepted: false, fault: "unreadable" },
        { document: "1", kind: "residence-permit", accepted: true },
        { document: "1", kind: "address-proof", accepted: false, fault: "not-the-right-document" },
        { kind: "passport", accepted: false, fault: "missing" },
      ],
    );
    expect(facts.map(({ kind, review, fault }) => [kind, review, fault])).toEqual([
      ["residence-permit", "accepted", undefined],
      ["address-proof", "refused", "not-the-right-document"],
    ]);
  });
  it("a refused one proves nothing, and says why", () => {
    const report = residenceWith(
      paper("address-proof", { review: "refused", fault: "unreadable" }),
    );
    expect(report).toMatchObject({
      verdict: "not-proven",
      code: "proof-insufficient",
      documents: [],
    });
    expect(JSON.stringify(report.missing)).toContain(
      "Pièce déposée non acceptée : pièce illisible.",
    );
  });
});
