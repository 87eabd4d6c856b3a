import { describe, expect, it } from "vitest";
import { reviewsOf } from "../../../domain/control/reviews.ts";
import { announceDocument, withdrawDocument } from "../../../domain/document/decide.ts";
import { receiveDocument, recordFiled } from "../../../domain/document/verdict.ts";
import { all, emptyDossier, find } from "../../../domain/dossier/dossier.ts";
import { documentsOf } from "../../../domain/dossier/lists.ts";
import { viewFor } from "../../../domain/dossier/view.ts";
import { actorOf, contextOf, dossierOf, given, now, type Step } from "../given.ts";
import { paper, papers } from "../papers.ts";
import { granted } from "../requests.ts";
import { oriented } from "../story.ts";

const clean = {
  kinds: ["passport"],
  name: "masquee.pdf",
  size: 10,
  type: "application/pdf" as const,
  sha256: "b".repeat(64),
  issuedOn: "2026-11-20",
};
const announcing = (replaces: string, steps: readonly Step[] = [...oriented, ...papers]) =>
  given(...steps).when(
    (dossier, context) => announceDocument(dossier, { ...clean, replaces }, context),
    contextOf("samuel"),
  );

/** The clean version of the RSA certificate, verified but still in quarantine. */
const version = (id: string): Step => {
  const { events, ...step } = paper(id, ["rsa-certificate"]);
  const [announced, ...verdicts] = events;
  const data = { ...Object(announced?.data), replaces: "rsa" };
  return {
    ...step,
    events: [{ ...announced, type: "document-announced", data }, ...verdicts.slice(0, 2)],
  };
};
const filing = (id: string, ...steps: readonly Step[]) =>
  given(...steps).when((dossier) =>
    recordFiled(dossier, { document: id, key: `documents/d/${id}`, versionId: "v2" }),
  );

describe("a clean version", () => {
  it("takes over kinds, dates and first deposit, whatever is said of it; the other stays meanwhile", () => {
    const { after } = announcing("rsa");
    expect(find(after, "document", "n-1")?.state).toMatchObject({
      status: "announced",
      kinds: ["rsa-certificate"],
      issuedOn: "2026-11-01",
      depositedOn: "2026-11-10",
      replaces: "rsa",
    });
    expect(find(after, "document", "rsa")?.state.status).toBe("usable");
  });

  it("replaces a paper that is there and opens, nothing else", () => {
    expect(announcing("none")).toMatchObject({ code: "replaced-unknown", field: "replaces" });
    const gone = { type: "document-withdrawn", data: { code: "other" } };
    const withdrawn = [...oriented, ...papers, { kind: "document", id: "rsa", events: [gone] }];
    expect(announcing("rsa", withdrawn).code).toBe("replaced-unknown");
    expect(announcing("next", [...oriented, ...papers, version("next")]).code).toBe(
      "document-not-ready",
    );
  });

  it("takes the other's place once it is filed, in one decision; the last one stands", () => {
    const { types, after } = filing("one", ...oriented, ...papers, version("one"));
    expect(types).toEqual(["document-filed", "document-withdrawn"]);
    expect(find(after, "document", "rsa")?.state.withdrawal).toMatchObject({
      code: "too-much",
      replacedBy: "one",
    });
    const filed = { type: "document-filed", data: { key: "documents/d/one", versionId: "v2" } };
    const first: Step = { kind: "document", id: "one", events: [filed] };
    const again = filing("two", ...oriented, ...papers, version("one"), first, version("two"));
    expect(documentsOf(again.after).map(({ id }) => id)).toEqual(["card", "bill", "two"]);
  });

  it("bears what Statistics had said of the other: an accepted paper stays accepted", () => {
    const { after } = filing("one", ...granted, version("one"));
    const said = reviewsOf(after).filter(({ kind }) => kind === "rsa-certificate");
    expect(said).toEqual([{ document: "one", kind: "rsa-certificate", accepted: true }]);
  });

  it("goes with the other when that belongs to somebody else", () => {
    const { after } = given(...oriented, ...papers, version("one")).when((dossier, context) =>
      withdrawDocument(dossier, "rsa", { code: "wrong-person" }, context, emptyDossier("")),
    );
    expect(documentsOf(after).map(({ id }) => id)).toEqual(["card", "bill"]);
  });
});

it("a paper moved to the dossier that it belongs to keeps the day of its first deposit", () => {
  const from = find(dossierOf("wrong", [...oriented, ...papers]), "document", "bill")?.state;
  if (from === undefined) throw new Error("no such paper");
  const moved = { document: "moved", key: "documents/d/moved", versionId: "v3", from, name: "b" };
  const { after } = given(...oriented).when((dossier) => receiveDocument(dossier, moved));
  expect(all(after, "document").map(({ state }) => state.depositedOn)).toEqual(["2026-11-10"]);
});

it("a withdrawn paper shows its readers to those who answer for it, and to nobody else its file's name", () => {
  const read = { type: "document-read", data: { account: "claire" } };
  const gone = { type: "document-withdrawn", data: { code: "wrong-person" } };
  const dossier = dossierOf("d", [
    ...oriented,
    paper("other", ["passport"]),
    { kind: "document", id: "other", events: [read, gone] },
  ]);
  const seenBy = (who: string) => {
    const actor = actorOf(who);
    const [role = "counsellor"] = actor.roles;
    return viewFor(actor, role, dossier, now).withdrawnDocuments;
  };
  for (const who of ["helene", "samuel"])
    expect(seenBy(who)).toMatchObject([{ id: "other", readers: ["claire"] }]);
  expect(JSON.stringify(seenBy("helene"))).not.toContain("other.pdf");
  expect(seenBy("claire")).toBeUndefined();
});
