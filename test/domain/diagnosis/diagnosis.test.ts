import { describe, expect, it } from "vitest";
import { barriersOf } from "../../../domain/diagnosis/barriers.ts";
import { recordInterview } from "../../../domain/diagnosis/decide.ts";
import { type Interview, interview } from "../../../domain/diagnosis/input.ts";
import { latest, word } from "../../../domain/dossier/dossier.ts";
import { counsellorOf, openAppointment, stageOf } from "../../../domain/dossier/stage.ts";
import { contextOf, given, type Step } from "../given.ts";
import {
  appointmentOn,
  closedAs,
  favourable,
  interviewOn,
  oriented,
  registered,
} from "../story.ts";

const held: Interview = {
  date: "2026-11-23",
  start: "09:30",
  end: "10:30",
  modality: "in-person",
  content: "Cherche un poste d’agente d’entretien.",
  barriers: {},
};
const recording = (
  steps: readonly Step[],
  changes: Partial<Interview> = {},
  context = contextOf(),
) =>
  given(...steps).when(
    (dossier, given) => recordInterview(dossier, { ...held, ...changes }, given),
    context,
  );

describe("a first-reception interview", () => {
  it("takes at most six mandatory fields", () => {
    const { barriers: _barriers, lateReason: _late, ...mandatory } = held;
    expect(Object.keys(mandatory).length).toBeLessThanOrEqual(6);
    expect(interview.safeParse(mandatory).success).toBe(true);
    for (const name of Object.keys(mandatory))
      expect(interview.safeParse({ ...mandatory, [name]: undefined }).success).toBe(false);
  });

  it("keeps what was said apart, and the barriers by theme", () => {
    const { after } = recording(oriented, { barriers: { mobility: 3, housing: 1 } });
    const diagnosis = latest(after, "diagnosis")?.state;
    expect(barriersOf(after)).toEqual({ mobility: 3, housing: 1 });
    expect(JSON.stringify(diagnosis)).not.toMatch(/entretien|mobility/);
    expect(word(after, diagnosis?.interviews[0]?.content)).toBe(held.content);
    expect(stageOf(after)).toBe("diagnosis");
  });

  it("of somebody who came alone puts the counsellor in charge", () => {
    expect(counsellorOf(recording(oriented, {}, contextOf("karim")).after)).toBe("karim");
  });

  it("of the oldest, whose barriers stand in the history, can still be read", () => {
    const data = { date: "2026-11-16", start: "09:00", end: "10:00", modality: "in-person" };
    const barriers = { wellbeing: 2 };
    const former: Step = {
      kind: "diagnosis",
      events: [
        {
          type: "interview-recorded",
          data: { ...data, counsellor: "claire", barriers },
          words: { content: "Dit." },
        },
      ],
    };
    expect(barriersOf(given(...oriented, former).dossier)).toEqual(barriers);
    const { after } = recording([...oriented, former], { barriers: { mobility: 1 } });
    expect(barriersOf(after)).toEqual({ wellbeing: 2, mobility: 1 });
  });

  it("says that the person came to the appointment of that day", () => {
    const { after, types } = recording([...oriented, ...appointmentOn("2026-11-23")]);
    expect(types).toContain("presence-recorded");
    expect(openAppointment(after)).toBeUndefined();
  });

  it("a second time adds to the diagnosis, and what it says of a theme stands", () => {
    const { after } = recording([...oriented, interviewOn("2026-11-16")], {
      barriers: { mobility: 1, language: 2 },
    });
    const diagnosis = latest(after, "diagnosis")?.state;
    expect(diagnosis?.interviews).toHaveLength(2);
    expect(barriersOf(after)).toEqual({ mobility: 1, language: 2 });
  });

  const once = [...oriented, interviewOn("2026-11-23")];
  it.each<[string, readonly Step[], Partial<Interview>, string]>([
    ["a third time", [...once, interviewOn("2026-11-22")], {}, "diagnosis-complete"],
    ["that ends before it begins", oriented, { end: "09:00" }, "interview-hours"],
    ["that takes no time", oriented, { end: "09:30" }, "interview-hours"],
    ["tomorrow", oriented, { date: "2026-11-25" }, "interview-in-the-future"],
    [
      "later today",
      oriented,
      { date: "2026-11-24", start: "10:01", end: "11:00" },
      "interview-in-the-future",
    ],
    ["at the hour of another", once, { start: "10:00", end: "11:00" }, "interview-overlaps"],
    ["of last week but one, without a reason", oriented, { date: "2026-11-16" }, "interview-late"],
    ["after the opinion", [...once, favourable], {}, "opinion-given"],
    ["on a closed orientation", [...oriented, closedAs("refusal/other")], {}, "referral-closed"],
    ["of somebody who is not oriented", [registered], {}, "no-referral"],
  ])("is refused %s", (_what, steps, changes, code) => {
    expect(recording(steps, changes).code).toBe(code);
  });

  it("may be recorded late with a reason, or within a week without", () => {
    expect(recording(oriented, { date: "2026-11-17" }).code).toBeUndefined();
    const late = { date: "2026-11-01", lateReason: "Ordinateur en panne." };
    expect(recording(oriented, late).code).toBeUndefined();
  });

  it("of this very hour, in Paris, is accepted", () => {
    const now = { date: "2026-11-24", start: "10:00", end: "10:45" };
    expect(recording(oriented, now).code).toBeUndefined();
  });

  it.each([
    ["a level that does not exist", { barriers: { mobility: 4 } }],
    ["a theme that does not exist", { barriers: { luck: 1 } }],
    ["a modality that does not exist", { modality: "telepathy" }],
    ["an unknown field", { nir: "2900359183001" }],
  ])("refuses %s", (_what, changes) => {
    expect(interview.safeParse({ ...held, ...changes }).success).toBe(false);
  });
});
