import { describe, expect, it } from "vitest";
import type { Answer, Draft } from "../../../domain/control/answer.ts";
import { recordCheck } from "../../../domain/control/check.ts";
import {
  decideControl,
  releaseControl,
  reserveControl,
  resubmitDocuments,
  saveControlDraft,
} from "../../../domain/control/decide.ts";
import { supersedeControl } from "../../../domain/control/supersede.ts";
import { latest, word } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { stageOf, standingControl } from "../../../domain/dossier/stage.ts";
import type { Report } from "../../../domain/eligibility/report.ts";
import { settingsOn } from "../../../domain/setting/setting.ts";
import { contextOf, given, type Step } from "../given.ts";
import { accepted, allAccepted, paper } from "../papers.ts";
import { checked, entered, granted, requested, reserved, validated } from "../requests.ts";
import { closedAs } from "../story.ts";

const samuel = contextOf("samuel");
const control = (...events: Step["events"]): Step => ({ kind: "control", by: "samuel", events });
const missing = { kind: "address-proof", accepted: false, fault: "missing" } as const;
const sentBack = (times: number): readonly Step[] => {
  const answered = { type: "documents-missing-answered", data: { reviews: [missing] } };
  const back = { type: "documents-resubmitted", data: {} };
  const check = { type: "control-checked", data: { summary: {} }, words: { report: {} } };
  const take = { type: "control-reserved", data: { until: "2026-11-24T10:00:00.000Z" } };
  const round = [take, answered, back, check];
  return [...checked, control(...Array.from({ length: times }, () => round).flat())];
};
const refusedStep = control({
  type: "control-refused",
  data: { code: "not-proven", reviews: [] },
});
const refused = [...reserved, refusedStep, closedAs("refusal/not-proven")];

describe("the automatic check", () => {
  const checking = (steps: readonly Step[], id = "control") =>
    given(...steps).when((dossier, context) => recordCheck(dossier, { control: id }, context));

  it("reports each criterion, kept apart from the history, and decides nothing", () => {
    const { events, after } = checking(validated);
    expect(events).toMatchObject([
      { type: "control-checked", data: { summary: { met: 3, "not-met": 0, "not-proven": 0 } } },
    ]);
    const state = standingControl(after)?.state;
    expect(state?.status).toBe("waiting");
    expect(word<Report>(after, state?.report)?.criteria.map(({ criterion }) => criterion)).toEqual([
      "residence",
      "age",
      "social",
    ]);
    expect(awaited(after)).toMatchObject([{ task: "control", waitingFor: "statistics-officer" }]);
  });

  it("has nothing to do twice, late, for an unknown control or a closed dossier", () => {
    for (const steps of [checked, granted, requested, [...validated, closedAs("withdrawal/moved")]])
      expect(checking(steps).code).toBe("check-not-needed");
    expect(checking(validated, "other").code).toBe("check-not-needed");
    const withdrawn = control({ type: "control-withdrawn", data: { code: "mistake" } });
    expect(checking([...validated, withdrawn]).code).toBe("check-not-needed");
  });
});

describe("taking a control", () => {
  const taking = (steps: readonly Step[], by: string, now = "2026-11-24T09:00:00.000Z") =>
    given(...steps).when(
      (dossier, context) => reserveControl(dossier, {}, context),
      contextOf(by, { now }),
    );

  it("reserves it for two hours, once it was checked", () => {
    expect(taking(checked, "samuel").events[0]?.data).toEqual({
      until: "2026-11-24T11:00:00.000Z",
    });
    expect(taking(validated, "samuel").code).toBe("control-not-checked");
    expect(taking(granted, "samuel").code).toBe("control-not-waiting");
  });

  it("is refused to a colleague until the time has passed", () => {
    expect(taking(reserved, "samia", "2026-11-24T09:59:59.999Z").code).toBe("control-reserved");
    expect(taking(reserved, "samia", "2026-11-24T10:00:00.000Z").types).toEqual([
      "control-reserved",
    ]);
    expect(taking(reserved, "samuel").types).toEqual(["control-reserved"]);
  });

  it("can be given back, by who took it", () => {
    const release = (by: string) =>
      given(...reserved).when(
        (dossier, context) => releaseControl(dossier, {}, context),
        contextOf(by),
      );
    expect(release("samia").code).toBe("control-not-reserved");
    expect(release("samuel").after.states.at(-1)?.state).toBeDefined();
    expect(standingControl(release("samuel").after)?.state).toMatchObject({ status: "waiting" });
  });

  it("keeps a draft for who took it", () => {
    const draft: Draft = { outcome: "granted", reviews: [] };
    const save = (by: string) =>
      given(...reserved).when(
        (dossier, context) => saveControlDraft(dossier, draft, context),
        contextOf(by),
      );
    expect(save("samia").code).toBe("control-not-reserved");
    const { after } = save("samuel");
    expect(word(after, standingControl(after)?.state.draft)).toEqual(draft);
  });
});

describe("the decision", () => {
  const deciding = (answer: Answer, steps: readonly Step[] = reserved) =>
    given(...steps).when((dossier, context) => decideControl(dossier, answer, context), samuel);

  it("granted waits for the animation team", () => {
    const { after } = deciding({ outcome: "granted", reviews: allAccepted });
    expect(stageOf(after)).toBe("granted");
    expect(awaited(after)).toMatchObject([{ task: "record-entry" }]);
    expect(standingControl(after)?.state).not.toHaveProperty("reservation");
  });

  it("grants only what was looked at, document by document", () => {
    const granting = (reviews: Answer["reviews"]) => deciding({ outcome: "granted", reviews }).code;
    expect(granting(allAccepted.slice(1))).toBe("document-unreviewed");
    expect(granting([...allAccepted, missing])).toBe("grant-with-missing");
    const unreadable = { fault: "unreadable", accepted: false } as const;
    const all = allAccepted.map(({ document, kind }) => ({ document, kind, ...unreadable }));
    expect(granting(all)).toBe("nothing-accepted");
    expect(granting([accepted("card", "passport")])).toBe("document-unknown");
    expect(granting([accepted("none", "passport")])).toBe("document-unknown");
  });

  it("takes the reasons that the settings offer: one added, one retired; an absent paper is always told", () => {
    const settings = settingsOn([], "2026-11-24");
    const document = [
      ...settings.values.reasons.document.map((one) => ({ ...one, retired: true })),
      { code: "unsigned", label: "Pièce non signée", shareable: "En cours", retired: false },
    ];
    const reasons = { ...settings.values.reasons, document };
    const context = contextOf("samuel", {
      settings: { ...settings, values: { ...settings.values, reasons } },
    });
    const answer = (review: Answer["reviews"][number]) =>
      given(...reserved).when(
        (dossier) =>
          decideControl(dossier, { outcome: "documents-missing", reviews: [review] }, context),
        context,
      );
    const card = { document: "card", kind: "identity-card", accepted: false };
    expect(answer({ ...card, fault: "unreadable" })).toMatchObject({
      code: "reason-unknown",
      field: "reviews.0.fault",
    });
    expect(answer({ ...card, fault: "unsigned" }).types).toEqual(["documents-missing-answered"]);
    expect(answer(missing).types).toEqual(["documents-missing-answered"]);
  });

  it("says all that is missing in one return, a coded fault each", () => {
    const answer = (review: Answer["reviews"][number]) =>
      deciding({ outcome: "documents-missing", reviews: [review] });
    expect(answer(accepted("card", "identity-card")).code).toBe("nothing-at-fault");
    expect(answer({ kind: "passport", accepted: false }).code).toBe("fault-needed");
    expect(answer({ kind: "passport", accepted: false, fault: "outdated" }).code).toBe(
      "document-needed",
    );
    expect(answer({ ...accepted("card", "identity-card"), fault: "other" }).code).toBe(
      "fault-unexpected",
    );
    expect(answer({ kind: "ticket", accepted: false, fault: "missing" }).code).toBe(
      "document-kind-unknown",
    );
    const { after } = answer({ ...missing, words: "Moins de 6 mois." });
    expect(stageOf(after)).toBe("documents-missing");
    expect(awaited(after)).toMatchObject([
      { task: "bring-documents", waitingFor: "counsellor:claire" },
    ]);
    const sent = latest(after, "control")?.state.returns[0];
    expect(sent?.reviews).toEqual([missing]);
    expect(word(after, sent?.words)).toEqual({ text: "", notes: ["Moins de 6 mois."] });
  });

  it("is one at a time: nobody decides what is with the counsellor", () => {
    const answered = control({
      type: "documents-missing-answered",
      data: { reviews: [missing] },
    });
    const again = deciding({ outcome: "granted", reviews: allAccepted }, [...reserved, answered]);
    expect(again.code).toBe("control-not-reserved");
  });

  it("tells the manager at the third return, for as long as it lasts", () => {
    const third = (times: number) => {
      const take = control({
        type: "control-reserved",
        data: { until: "2026-11-24T10:00:00.000Z" },
      });
      const answer = { outcome: "documents-missing", reviews: [missing] } as const;
      return awaited(deciding({ ...answer, reviews: [missing] }, [...sentBack(times), take]).after);
    };
    expect(third(1)).toMatchObject([{ task: "bring-documents" }]);
    expect(third(2).map(({ task }) => task)).toEqual(["see-returns", "bring-documents"]);
  });

  it("refused closes the passage with its code, and only a code of its family", () => {
    const refusing = (code: string) => deciding({ outcome: "refused", code, reviews: [] });
    expect(refusing("close-to-work").code).toBe("reason-unknown");
    const { after, events } = refusing("not-proven");
    expect(events[1]).toMatchObject({ data: { code: "refusal/not-proven" } });
    expect(stageOf(after)).toBe("closed");
    expect(awaited(after)).toEqual([]);
  });
});

describe("resubmission", () => {
  const missingNow = [
    ...reserved,
    control({ type: "documents-missing-answered", data: { reviews: [missing] } }),
  ];

  it("clears the return and asks for the check again", () => {
    const { types, after } = given(...missingNow).when(resubmitDocuments);
    expect(types).toEqual(["documents-resubmitted"]);
    expect(awaited(after)).toMatchObject([{ waitingFor: "system:eligibility-check" }]);
    expect(standingControl(after)?.state).not.toHaveProperty("report");
    expect(given(...reserved).when(resubmitDocuments).code).toBe("documents-not-asked");
  });

  it("waits for files that are being verified", () => {
    const onTheWay = paper("new", ["address-proof"]);
    const half = { ...onTheWay, events: onTheWay.events.slice(0, 2) };
    expect(given(...missingNow, half).when(resubmitDocuments).code).toBe("document-being-verified");
  });
});

describe("superseding a decision", () => {
  const superseding = (steps: readonly Step[], code = "new-document") =>
    given(...steps).when(
      (dossier, context) => supersedeControl(dossier, { code }, context),
      samuel,
    );

  it("makes a new control that stands; the old decision stays as it was", () => {
    const { after, events } = superseding(granted);
    expect(events).toMatchObject([
      { type: "control-requested", data: { supersedes: "control" } },
      { type: "control-superseded", data: { by: "n-1", code: "new-document" } },
    ]);
    expect(standingControl(after)?.id).toBe("n-1");
    expect(stageOf(after)).toBe("control");
    expect(awaited(after)).toMatchObject([{ waitingFor: "system:eligibility-check" }]);
  });

  it("reopens a passage that the refusal had closed, and no other", () => {
    const { types, after } = superseding(refused, "appeal");
    expect(types).toContain("referral-reopened");
    expect(stageOf(after)).toBe("control");
    expect(superseding([...granted, closedAs("withdrawal/moved")]).code).toBe("referral-closed");
  });

  it("needs a decision and a reason of its family", () => {
    expect(superseding(reserved).code).toBe("control-not-decided");
    expect(superseding(granted, "moved").code).toBe("reason-unknown");
  });

  it("tells the manager when it refuses somebody who has entered, and un-enters nobody", () => {
    const again: readonly Step[] = [
      ...entered,
      control({ type: "control-superseded", data: { by: "second", code: "new-document" } }),
      {
        kind: "control",
        id: "second",
        events: [
          {
            type: "control-requested",
            data: { subject: "entry", requestDate: "2026-11-12", supersedes: "control" },
          },
          { type: "control-checked", data: { summary: {} }, words: { report: {} } },
          { type: "control-reserved", data: { until: "2026-11-24T10:00:00.000Z" } },
        ],
        by: "samuel",
      },
    ];
    const { types, after } = given(...again).when(
      (dossier, context) =>
        decideControl(dossier, { outcome: "refused", code: "not-proven", reviews: [] }, context),
      samuel,
    );
    expect(types).toEqual(["control-refused"]);
    expect(stageOf(after)).toBe("participant");
    expect(awaited(after)).toContainEqual(
      expect.objectContaining({ task: "review-entry", waitingFor: "accompaniment-manager" }),
    );
  });
});
