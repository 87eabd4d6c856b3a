import { describe, expect, it } from "vitest";
import {
  announceDocument,
  assignDocument,
  certifyDocumentSeen,
  openDocument,
  withdrawDocument,
} from "../../../domain/document/decide.ts";
import { seenDocument } from "../../../domain/document/input.ts";
import {
  recordContent,
  recordDestroyed,
  recordFiled,
  recordMalware,
  recordNeverSent,
} from "../../../domain/document/verdict.ts";
import { emptyDossier, find, latest, word } from "../../../domain/dossier/dossier.ts";
import { awaited, documentsOf } from "../../../domain/dossier/lists.ts";
import { contextOf, dossierOf, given, type Step } from "../given.ts";
import { paper, papers } from "../papers.ts";
import { diagnosed, entered, granted } from "../requests.ts";
import { closedAs, oriented } from "../story.ts";

const announcement = {
  kinds: ["identity-card"],
  name: "carte Sofia.pdf",
  size: 1000,
  type: "application/pdf" as const,
  sha256: "a".repeat(64),
};
const announcing = (changes = {}, steps: readonly Step[] = oriented) =>
  given(...steps).when((dossier, context) =>
    announceDocument(dossier, { ...announcement, ...changes }, context),
  );

describe("announcing a file", () => {
  it("gives it a random place in quarantine; its name is a leaf", () => {
    const { events, after } = announcing();
    expect(JSON.stringify(events[0]?.data)).not.toContain("Sofia");
    const { state } = latest(after, "document") ?? {};
    expect(state).toMatchObject({ status: "announced", key: `quarantine/${after.id}/n-1` });
    expect(word(after, state?.name)).toBe("carte Sofia.pdf");
  });

  it("refuses kinds that are none, dates the wrong way round, and a closed dossier", () => {
    expect(announcing({ kinds: ["identity-card", "ticket"] })).toMatchObject({
      code: "document-kind-unknown",
      field: "kinds.1",
    });
    expect(announcing({ issuedOn: "2026-02-02", expiresOn: "2026-02-01" }).code).toBe(
      "dates-reversed",
    );
    expect(announcing({ issuedOn: "2026-11-25" }).code).toBe("date-in-future");
    expect(announcing({}, [...oriented, closedAs("closing/other")]).code).toBe("referral-closed");
  });
});

const announced: Step = { ...paper("doc", ["passport"]), events: [] };
const [came, content, malware, filed] = paper("doc", ["passport"]).events;
const doc = (...events: (Step["events"][number] | undefined)[]): Step => ({
  ...announced,
  events: events.filter((event) => event !== undefined),
});
const statusOf = (...steps: readonly Step[]) =>
  find(given(...oriented, ...steps).dossier, "document", "doc")?.state.status;

describe("the two verdicts", () => {
  const clean = { document: "doc", versionId: "v1", verdict: "clean" };
  const safe = { document: "doc", versionId: "v1", verdict: "NO_THREATS_FOUND" };

  it("open it in any order, and one bad verdict is enough to reject", () => {
    expect(statusOf(doc(came, content))).toBe("quarantined");
    expect(statusOf(doc(came, malware))).toBe("quarantined");
    expect(statusOf(doc(came, malware, content))).toBe("usable");
    const threat = { type: "malware-scanned", data: { verdict: "THREATS_FOUND", versionId: "v1" } };
    const failed = { type: "malware-scanned", data: { verdict: "FAILED", versionId: "v1" } };
    const script = { type: "content-verified", data: { verdict: "script", versionId: "v1" } };
    for (const bad of [threat, failed]) expect(statusOf(doc(came, content, bad))).toBe("rejected");
    expect(statusOf(doc(came, script, malware))).toBe("rejected");
  });

  it("are recorded once, of the version that came first", () => {
    const judged = (step: Step) => given(...oriented, step);
    const twice = judged(doc(came, content)).when((dossier) => recordContent(dossier, clean));
    expect(twice.code).toBe("verdict-known");
    const other = judged(doc(came, content)).when((dossier) =>
      recordMalware(dossier, { ...safe, versionId: "v9" }),
    );
    expect(other.code).toBe("other-version");
    const late = judged(doc(came, content)).when((dossier) => recordMalware(dossier, safe));
    expect(late.types).toEqual(["malware-scanned"]);
  });

  it("are of no use once it was withdrawn", () => {
    const withdrawn = { type: "document-withdrawn", data: { code: "wrong-person" } };
    const { code } = given(...oriented, doc(came, withdrawn)).when((dossier) =>
      recordContent(dossier, clean),
    );
    expect(code).toBe("document-not-announced");
  });

  it("file it away only when both are good", () => {
    const filing = (...events: Parameters<typeof doc>) =>
      given(...oriented, doc(...events)).when((dossier) =>
        recordFiled(dossier, { document: "doc", key: "documents/d/doc", versionId: "v2" }),
      );
    expect(filing(came, content).code).toBe("document-not-fileable");
    expect(filing(came, content, malware).types).toEqual(["document-filed"]);
    expect(filing(came, content, malware, filed).code).toBe("document-not-fileable");
  });

  it("never came when nothing was sent: the platform stops waiting", () => {
    const waiting = given(...oriented, doc(came));
    expect(awaited(waiting.dossier).map(({ waitingFor }) => waitingFor)).toContain(
      "system:document-uploaded",
    );
    const { after } = waiting.when((dossier) => recordNeverSent(dossier, { document: "doc" }));
    expect(awaited(after).map(({ waitingFor }) => waitingFor)).not.toContain(
      "system:document-uploaded",
    );
  });
});

describe("opening a document", () => {
  const opening = (id: string, steps: readonly Step[]) =>
    given(...steps).when((dossier, context) => openDocument(dossier, id, context));

  it("is kept: who read it", () => {
    const { events, after } = opening("card", [...oriented, ...papers]);
    expect(events).toMatchObject([{ type: "document-read", data: { account: "claire" } }]);
    expect(find(after, "document", "card")?.state.readers).toEqual(["claire"]);
  });

  it("waits for the verdicts, says why it was rejected, and knows no other", () => {
    expect(opening("doc", [...oriented, doc(came, content)]).code).toBe("document-not-ready");
    expect(opening("doc", [...oriented, doc(came, content, malware)]).code).toBe(
      "document-not-ready",
    );
    const bad = { type: "content-verified", data: { verdict: "encrypted", versionId: "v1" } };
    expect(opening("doc", [...oriented, doc(came, bad)]).code).toBe("document-rejected");
    expect(opening("other", oriented).code).toBe("document-unknown");
  });

  it("opens the contract too, once it is printed", () => {
    const print: Step = {
      kind: "contract",
      events: [{ type: "contract-produced", data: { key: "prints/d/c.pdf", versionId: "v" } }],
    };
    expect(opening("contract", [...entered, print]).types).toEqual(["contract-read"]);
    expect(opening("contract", entered).code).toBe("document-unknown");
  });
});

describe("assigning kinds", () => {
  const assigning = (steps: readonly Step[], by = "claire", changes = {}) =>
    given(...steps).when(
      (dossier, context) =>
        assignDocument(
          dossier,
          { kinds: ["identity-card", "host-identity"], ...changes },
          context,
          { documentId: "card" },
        ),
      contextOf(by),
    );

  it("lets one document prove several criteria, and replaces its dates", () => {
    const { after } = assigning([...diagnosed, ...papers], "claire", { expiresOn: "2031-01-01" });
    const state = find(after, "document", "card")?.state;
    expect(state?.kinds).toEqual(["identity-card", "host-identity"]);
    expect(state?.issuedOn).toBeUndefined();
    expect(state?.expiresOn).toBe("2031-01-01");
  });

  it("is for Statistics alone once the document was accepted", () => {
    expect(assigning(granted).code).toBe("document-reviewed");
    expect(assigning(granted, "samuel").types).toEqual(["document-assigned"]);
  });
});

describe("a paper seen and certified", () => {
  const seeing = (changes = {}) =>
    given(...oriented).when((dossier, context) =>
      certifyDocumentSeen(
        dossier,
        {
          kinds: ["identity-card"],
          lastCharacters: "7K42",
          expiresOn: "2031-05-02",
          ...changes,
        },
        context,
      ),
    );

  it("keeps kind, expiry, by whom, and the last 4 characters as a leaf", () => {
    const { events, after } = seeing();
    expect(JSON.stringify(events[0]?.data)).not.toContain("7K42");
    const state = latest(after, "document")?.state;
    expect(state).toMatchObject({
      status: "seen",
      by: "claire",
      depositedOn: "2026-11-24",
      expiresOn: "2031-05-02",
    });
    expect(word(after, state?.lastCharacters)).toBe("7K42");
  });

  it("is for the kinds whose copy need not be kept, with their expiry", () => {
    expect(seeing({ kinds: ["rsa-certificate"] }).code).toBe("kind-needs-copy");
    expect(seeing({ expiresOn: undefined }).code).toBe("expiry-needed");
  });

  it("takes exactly 4 characters, never a whole number", () => {
    for (const wrong of ["123", "12345", "12 4", "é234"])
      expect(seenDocument.safeParse({ kinds: ["passport"], lastCharacters: wrong }).success).toBe(
        false,
      );
    expect(
      seenDocument.parse({ kinds: ["passport"], lastCharacters: " 7k42 " }).lastCharacters,
    ).toBe("7K42");
  });
});

describe("paper filed on the wrong person", () => {
  const target = dossierOf("other", oriented);
  const withdrawing = (changes = {}, other = emptyDossier(""), by = "claire") =>
    given(...oriented, ...papers).when(
      (dossier, context) =>
        withdrawDocument(dossier, "card", { code: "wrong-person", ...changes }, context, other),
      contextOf(by),
    );

  it("is hidden at once, and the platform destroys its file", () => {
    const { after } = withdrawing();
    expect(documentsOf(after).map(({ id }) => id)).not.toContain("card");
    expect(awaited(after)).toContainEqual(
      expect.objectContaining({ task: "destroy-document", waitingFor: "system:document-uploaded" }),
    );
    const read = given(...oriented, ...papers).when((dossier, context) => {
      const again = withdrawDocument(
        dossier,
        "none",
        { code: "wrong-person" },
        context,
        emptyDossier(""),
      );
      return again;
    });
    expect(read.code).toBe("document-unknown");
  });

  it("counts as destroyed once", () => {
    const gone = doc(came, { type: "document-withdrawn", data: { code: "duplicate" } });
    const destroying = (step: Step) =>
      given(...oriented, step).when((dossier) => recordDestroyed(dossier, { document: "doc" }));
    expect(awaited(destroying(gone).after)).not.toContainEqual(
      expect.objectContaining({ task: "destroy-document" }),
    );
    expect(destroying(doc(came)).code).toBe("document-not-withdrawn");
  });

  it("moves only to a dossier that is another, open, and within reach", () => {
    expect(withdrawing({ moveTo: "other" }, target).events).toMatchObject([
      { type: "document-withdrawn", data: { code: "wrong-person", moveTo: "other" } },
    ]);
    expect(withdrawing({ moveTo: "other" }, target, "rosa").code).toBe("dossier-unknown");
    const closed = dossierOf("other", [...oriented, closedAs("closing/other")]);
    expect(withdrawing({ moveTo: "other" }, closed).code).toBe("referral-closed");
  });

  it("needs a reason of its family", () => {
    expect(withdrawing({ code: "moved" }).code).toBe("reason-unknown");
  });
});
