import { describe, expect, it } from "vitest";
import { latest, word } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { stageOf } from "../../../domain/dossier/stage.ts";
import { heldBy } from "../../../domain/dossier/uniqueness.ts";
import {
  acknowledgeOpinion,
  checkRedirection,
  giveOpinion,
} from "../../../domain/opinion/decide.ts";
import { type OpinionGiven, opinionGiven } from "../../../domain/opinion/input.ts";
import { contextOf, given, type Step } from "../given.ts";
import { appointmentOn, cameOrNot, closedAs, favourable, interviewOn, oriented } from "../story.ts";

const met = [...oriented, ...appointmentOn("2026-11-20"), interviewOn("2026-11-20")];
const yes: OpinionGiven = { kind: "favourable", reasons: "Projet clair." };
const no: OpinionGiven = { kind: "unfavourable", code: "no-wish", reasons: "Ne souhaite pas." };
const elsewhere: OpinionGiven = {
  kind: "redirected",
  code: "mission-locale",
  reasons: "24 ans.",
  target: { body: "Mission Locale", contact: "Accueil" },
};
const giving = (steps: readonly Step[], input: OpinionGiven) =>
  given(...steps).when((dossier, context) => giveOpinion(dossier, input, context));

const redirected: Step = {
  kind: "opinion",
  at: "2026-10-20T08:00:00.000Z",
  events: [
    {
      type: "opinion-given",
      data: {
        kind: "redirected",
        code: "mission-locale",
        redirection: { checkOn: "2026-11-24" },
      },
      words: { reasons: "24 ans.", target: { body: "Mission Locale" } },
    },
  ],
};

describe("an opinion", () => {
  it("favourable leads to the entry request", () => {
    const { after } = giving(met, yes);
    expect(stageOf(after)).toBe("request");
    expect(awaited(after)).toMatchObject([{ task: "prepare-request" }]);
  });

  it("favourable needs a diagnosis; another may be given of somebody who never came", () => {
    const missed = [...oriented, ...appointmentOn("2026-11-20"), cameOrNot("absent")];
    expect(giving(missed, yes).code).toBe("diagnosis-missing");
    expect(giving(missed, no).code).toBeUndefined();
  });

  it("unfavourable waits for the manager, and cancels the appointment to come", () => {
    const { after, types } = giving([...oriented, ...appointmentOn("2026-12-01")], no);
    expect(types).toEqual(["opinion-given", "appointment-cancelled"]);
    expect(stageOf(after)).toBe("opinion");
    expect(awaited(after)).toMatchObject([
      { task: "see-opinion", waitingFor: "accompaniment-manager" },
    ]);
  });

  it("redirected says where, and is checked after thirty days", () => {
    const { after } = giving(met, elsewhere);
    const opinion = latest(after, "opinion")?.state;
    expect(opinion?.redirection?.checkOn).toBe("2026-12-24");
    expect(word(after, opinion?.redirection?.target)).toEqual(elsewhere.target);
    expect(JSON.stringify(opinion)).not.toContain("24 ans");
  });

  it.each<[string, readonly Step[], OpinionGiven, string]>([
    ["a second time", [...met, favourable], no, "opinion-given"],
    ["on a closed orientation", [...met, closedAs("attached")], yes, "referral-closed"],
    ["for a reason of another family", met, { ...no, code: "mission-locale" }, "reason-unknown"],
    ["for a reason that is no code", met, { ...elsewhere, code: "moon" }, "reason-unknown"],
  ])("is refused %s", (_what, steps, input, code) => {
    expect(giving(steps, input).code).toBe(code);
  });

  it.each([
    ["without reasons", { kind: "favourable", reasons: "  " }],
    ["unfavourable without a code", { kind: "unfavourable", reasons: "Non." }],
    ["redirected without saying where", { kind: "redirected", code: "ccas", reasons: "Non." }],
    ["of no kind", { kind: "perhaps", reasons: "?" }],
  ])("is refused %s", (_what, input) => {
    expect(opinionGiven.safeParse(input).success).toBe(false);
  });
});

describe("the manager sees an opinion", () => {
  const seeing = (steps: readonly Step[]) =>
    given(...steps).when(acknowledgeOpinion, contextOf("helene"));

  it("and the passage closes with the reason's family and code, its uniqueness let go", () => {
    const { after } = seeing([...oriented, redirected]);
    expect(stageOf(after)).toBe("closed");
    expect(latest(after, "referral")?.state.closing?.code).toBe("redirection/mission-locale");
    expect(latest(after, "opinion")?.state.seenBy).toBe("helene");
    expect(heldBy(after)).toEqual([]);
    expect(awaited(after)).toMatchObject([
      { task: "check-redirection", waitingSince: "2026-11-24T00:00:00.000Z" },
    ]);
  });

  it.each<[string, readonly Step[], string]>([
    ["when none was given", oriented, "opinion-missing"],
    ["when it is favourable", [...met, favourable], "opinion-favourable"],
    [
      "twice",
      [...oriented, redirected, { kind: "opinion", events: [{ type: "opinion-seen", data: {} }] }],
      "opinion-seen",
    ],
    [
      "when the orientation was withdrawn",
      [...oriented, redirected, closedAs("withdrawal/other")],
      "referral-closed",
    ],
  ])("is refused %s", (_what, steps, code) => {
    expect(seeing(steps).code).toBe(code);
  });

  it("is not asked of a withdrawn orientation", () => {
    const { dossier } = given(...oriented, redirected, closedAs("withdrawal/other"));
    expect(awaited(dossier).filter(({ task }) => task === "see-opinion")).toEqual([]);
  });
});

describe("checking a redirection", () => {
  const checking = (received: boolean, now = "2026-11-24T09:00:00.000Z", steps = [redirected]) =>
    given(...oriented, ...steps).when(
      (dossier, context) => checkRedirection(dossier, { received }, context),
      contextOf("claire", { now }),
    );

  it("ends the wait, received or not", () => {
    for (const received of [true, false]) {
      const { after } = checking(received);
      expect(latest(after, "opinion")?.state.redirection?.received).toBe(received);
      expect(awaited(after).map(({ task }) => task)).not.toContain("check-redirection");
    }
  });

  it("early: a reception may be confirmed, its absence may not", () => {
    const early = "2026-11-23T09:00:00.000Z";
    expect(checking(true, early).code).toBeUndefined();
    expect(checking(false, early).code).toBe("redirection-too-early");
  });

  it("is refused twice, and where nobody was redirected", () => {
    const checked: Step = {
      kind: "opinion",
      events: [{ type: "redirection-checked", data: { received: true } }],
    };
    expect(checking(true, undefined, [redirected, checked]).code).toBe("redirection-checked");
    expect(checking(true, undefined, [favourable]).code).toBe("not-redirected");
  });
});
