import { describe, expect, it } from "vitest";
import { latest, word } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { stageOf } from "../../../domain/dossier/stage.ts";
import {
  declineEntryRequest,
  prepareEntryRequest,
  returnEntryRequest,
  submitEntryRequest,
  validateEntryRequest,
  withdrawEntryRequest,
} from "../../../domain/entry-request/decide.ts";
import { previewCriteria } from "../../../domain/entry-request/preview.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { contextOf, given, type Step } from "../given.ts";
import {
  checked,
  diagnosed,
  drafted,
  entered,
  granted,
  requested,
  validated,
} from "../requests.ts";
import { interviewOn, oriented } from "../story.ts";

const input = { claimed: ["minimum-income"], motivation: "Travailler." };
const preparing = (steps: readonly Step[], changes = {}) =>
  given(...steps).when((dossier, context) =>
    prepareEntryRequest(dossier, { ...input, ...changes }, context),
  );
const request = (step: Step["events"][number]): Step => ({
  kind: "entry-request",
  by: "helene",
  events: [step],
});
const returned = [
  ...requested,
  request({
    type: "entry-request-returned",
    data: { code: "project-unclear" },
    words: { words: "Précisez." },
  }),
];

describe("preparing an entry request", () => {
  it("keeps criteria, facts and motivation apart from the history", () => {
    const { after, events } = preparing(diagnosed, { educationLevel: 3 });
    expect(events).toMatchObject([{ type: "entry-request-prepared", data: {} }]);
    const state = latest(after, "entry-request")?.state;
    expect(word(after, state?.facts)).toEqual({ educationLevel: 3 });
  });

  it("refuses a criterion that the protocol does not have, and a date to come", () => {
    expect(preparing(diagnosed, { claimed: ["rich"] })).toMatchObject({
      code: "criterion-unknown",
      field: "claimed",
    });
    expect(preparing(diagnosed, { withoutWorkSince: "2026-11-25" }).code).toBe("date-in-future");
  });

  it("is possible again once returned, not while the manager has it nor once entered", () => {
    expect(preparing(returned).types).toEqual(["entry-request-prepared"]);
    expect(preparing(requested).code).toBe("request-not-editable");
    expect(preparing(entered).code).toBe("request-not-editable");
  });

  it("begins another request after a withdrawal", () => {
    const withdrawn = request({ type: "entry-request-withdrawn", data: { code: "mistake" } });
    const { events, after } = preparing([...requested, withdrawn]);
    expect(events).toHaveLength(1);
    expect(latest(after, "entry-request")?.state.requestDate).toBeUndefined();
  });
});

describe("previewing the criteria", () => {
  const { dossier } = given(...drafted);

  it("runs the rules of the check, and what the screen says counts", () => {
    const report = previewCriteria(dossier, {}, contextOf());
    expect(isRefusal(report) || report.summary.everyCriterionMet).toBe(true);
    const other = previewCriteria(dossier, { claimed: ["lone-parent"] }, contextOf());
    expect(isRefusal(other) || other.summary.everyCriterionMet).toBe(false);
  });
});

describe("submitting", () => {
  const submitting = (steps: readonly Step[]) =>
    given(...steps).when((dossier, context) => submitEntryRequest(dossier, {}, context));

  it("needs a favourable opinion and something prepared", () => {
    const early = [...oriented, interviewOn("2026-10-20")];
    expect(submitting(early).code).toBe("no-favourable-opinion");
    expect(submitting(diagnosed).code).toBe("request-not-prepared");
    expect(submitting(requested).code).toBe("request-not-editable");
  });

  it("fixes the day whose protocol will judge, once and for good", () => {
    expect(submitting(drafted).events[0]?.data).toEqual({ requestDate: "2026-11-24" });
    expect(submitting(returned).events[0]?.data).toEqual({ requestDate: "2026-11-12" });
  });

  it("waits for the manager", () => {
    expect(awaited(submitting(drafted).after)).toMatchObject([
      { task: "validate-request", waitingFor: "accompaniment-manager" },
    ]);
  });
});

describe("the manager", () => {
  const helene = contextOf("helene");

  it("validates: a control is asked for in the same decision", () => {
    const { events, after } = given(...requested).when(
      (dossier, context) => validateEntryRequest(dossier, {}, context),
      helene,
    );
    expect(events).toMatchObject([
      { kind: "entry-request", type: "entry-request-validated" },
      {
        kind: "control",
        type: "control-requested",
        data: { subject: "entry", requestDate: "2026-11-12" },
      },
    ]);
    expect(stageOf(after)).toBe("control");
    expect(awaited(after)).toMatchObject([{ waitingFor: "system:eligibility-check" }]);
  });

  it("validates only what was submitted", () => {
    for (const steps of [drafted, validated, returned])
      expect(
        given(...steps).when((dossier, context) => validateEntryRequest(dossier, {}, context)).code,
      ).toBe("request-not-submitted");
  });

  it("returns with a coded reason and words: back to the counsellor", () => {
    const { types, after } = given(...requested).when(
      (dossier, context) =>
        returnEntryRequest(dossier, { code: "other", words: "Complétez." }, context),
      helene,
    );
    expect(types).toEqual(["entry-request-returned"]);
    expect(awaited(after)).toMatchObject([
      { task: "complete-request", waitingFor: "counsellor:claire" },
    ]);
  });

  it("declines with a code of its family: the passage closes and says so to the partner", () => {
    const declining = (code: string) =>
      given(...requested).when(
        (dossier, context) => declineEntryRequest(dossier, { code, words: "Non." }, context),
        helene,
      );
    expect(declining("project-unclear").code).toBe("reason-unknown");
    const { after, events } = declining("close-to-work");
    expect(events[1]).toMatchObject({
      type: "referral-closed",
      data: { code: "decline/close-to-work" },
    });
    expect(stageOf(after)).toBe("closed");
  });
});

describe("withdrawing", () => {
  const withdrawing = (steps: readonly Step[]) =>
    given(...steps).when((dossier, context) =>
      withdrawEntryRequest(dossier, { code: "person-gives-up" }, context),
    );

  it("takes the waiting control with it", () => {
    expect(withdrawing(requested).types).toEqual(["entry-request-withdrawn"]);
    for (const steps of [validated, checked])
      expect(withdrawing(steps).types).toEqual(["entry-request-withdrawn", "control-withdrawn"]);
  });

  it("leaves a decision as it was, and lets the counsellor begin again", () => {
    const { types, after } = withdrawing(granted);
    expect(types).toEqual(["entry-request-withdrawn"]);
    expect(stageOf(after)).toBe("request");
    expect(awaited(after)).toMatchObject([{ task: "prepare-request" }]);
  });

  it("is over once the person has entered", () => {
    expect(withdrawing(entered).code).toBe("request-not-withdrawable");
    expect(withdrawing(diagnosed).code).toBe("request-not-withdrawable");
  });
});
