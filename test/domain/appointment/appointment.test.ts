import { describe, expect, it } from "vitest";
import { agendaSort, readAgendaSort } from "../../../domain/appointment/agenda.ts";
import type { AppointmentState } from "../../../domain/appointment/appointment.ts";
import {
  giveAppointment,
  moveAppointment,
  recordPresence,
} from "../../../domain/appointment/decide.ts";
import {
  type AppointmentGiven,
  type AppointmentMoved,
  appointmentGiven,
} from "../../../domain/appointment/input.ts";
import { placeOf } from "../../../domain/appointment/place.ts";
import { latest } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { counsellorOf, stageOf } from "../../../domain/dossier/stage.ts";
import { contextOf, given, type Step } from "../given.ts";
import {
  appointmentOn,
  cameOrNot,
  closedAs,
  favourable,
  interviewOn,
  oriented,
  registered,
} from "../story.ts";

const asked: AppointmentGiven = { date: "2026-12-03", time: "09:30", counsellor: "claire" };
const giving = (steps: readonly Step[], changes: Partial<AppointmentGiven> = {}) =>
  given(...steps).when(
    (dossier, context) => giveAppointment(dossier, { ...asked, ...changes }, context),
    contextOf("odile"),
  );
const moving = (steps: readonly Step[], input: AppointmentMoved, id = "appointment") =>
  given(...steps).when(
    (dossier, context) => moveAppointment(dossier, id, input, context),
    contextOf("odile"),
  );
const noting = (steps: readonly Step[], presence: "present" | "absent" | "excused") =>
  given(...steps).when(
    (dossier, context) => recordPresence(dossier, "appointment", { presence }, context),
    contextOf("odile"),
  );

describe("giving an appointment", () => {
  it("needs a date, an hour and a counsellor: place and channel are known of the dossier", () => {
    const { events, after } = giving(oriented);
    expect(events[0]?.data).toEqual({
      ...asked,
      antenne: "centre",
      place: "1 rue de centre",
      channel: "sms",
    });
    expect(stageOf(after)).toBe("appointment");
    expect(counsellorOf(after)).toBe("claire");
    expect(awaited(after)).toMatchObject([
      { task: "tell-person", waitingFor: "antenne:centre" },
      { task: "hold-appointment", waitingFor: "counsellor:claire" },
    ]);
  });

  it("keeps the place of a permanence, which was typed, as a word, and the channel that was chosen", () => {
    const typed = { place: "Mairie de quartier", channel: "letter" } as const;
    const { events, after } = giving(oriented, typed);
    expect(events[0]).toMatchObject({ data: { channel: "letter" }, words: { place: typed.place } });
    expect(JSON.stringify([events[0]?.data, latest(after, "appointment")])).not.toContain("Mairie");
    const stands = latest(after, "appointment")?.state;
    expect(stands && placeOf(after, stands)).toBe(typed.place);
  });

  it("is at the antenne's address when nobody says otherwise", () => {
    const { events, after } = giving(oriented, {});
    expect(events[0]?.words).toBeUndefined();
    const { place: office } = (events[0]?.data ?? {}) as { place?: string };
    expect(office).toBeTruthy();
    const stands = latest(after, "appointment")?.state;
    expect(stands && placeOf(after, stands)).toBe(office);
  });

  it.each<[string, readonly Step[], Partial<AppointmentGiven>, string]>([
    ["on a past date", oriented, { date: "2026-11-23" }, "appointment-past"],
    ["more than a year away", oriented, { date: "2027-11-26" }, "appointment-too-far"],
    ["in an unknown antenne", oriented, { antenne: "nowhere" }, "antenne-unknown"],
    [
      "with somebody who is no counsellor",
      oriented,
      { counsellor: "odile" },
      "counsellor-unavailable",
    ],
    [
      "with a counsellor of another antenne",
      oriented,
      { counsellor: "rosa" },
      "counsellor-unavailable",
    ],
    ["with a counsellor who left", oriented, { counsellor: "ancien" }, "counsellor-unavailable"],
    [
      "in an antenne that does not cover the commune, without a reason",
      oriented,
      { antenne: "littoral", counsellor: "rosa" },
      "antenne-not-covering",
    ],
    [
      "while another one is to come",
      [...oriented, ...appointmentOn("2026-12-01")],
      {},
      "appointment-open",
    ],
    ["to somebody who is not oriented", [registered], {}, "no-referral"],
    ["on a closed orientation", [...oriented, closedAs("withdrawal/other")], {}, "referral-closed"],
    [
      "after the opinion",
      [...oriented, interviewOn("2026-11-20"), favourable],
      {},
      "opinion-given",
    ],
    [
      "with a counsellor who declared a tie",
      [
        ...oriented,
        { kind: "person", events: [{ type: "tie-declared", data: { account: "claire" } }] },
      ],
      {},
      "counsellor-cannot-see",
    ],
    [
      "with a counsellor who is no named reader",
      [
        ...oriented,
        { kind: "person", events: [{ type: "dossier-protected", data: { readers: ["helene"] } }] },
      ],
      {},
      "counsellor-cannot-see",
    ],
  ])("is refused %s", (_what, steps, changes, code) => {
    expect(giving(steps, changes).code).toBe(code);
  });

  it("today is not past", () => {
    expect(giving(oriented, { date: "2026-11-24" }).types).toContain("appointment-given");
  });

  it("goes elsewhere with a reason, which is kept as words, and the dossier follows", () => {
    const { events, after } = giving(oriented, {
      antenne: "littoral",
      counsellor: "rosa",
      why: "La personne travaille à Gravelines.",
    });
    expect(events[0]).toMatchObject({ words: { why: "La personne travaille à Gravelines." } });
    expect(latest(after, "referral")?.state).toMatchObject({
      antenne: "littoral",
      counsellor: "rosa",
    });
  });

  it("knows an antenne that covers the associated commune", () => {
    const moved: Step = {
      kind: "person",
      events: [
        {
          type: "residence-changed",
          data: { commune: "59183", associatedCommune: "59540", from: "2026-02-01" },
          words: { address: {} },
        },
      ],
    };
    const outcome = giving([...oriented, moved], { antenne: "littoral", counsellor: "rosa" });
    expect(outcome.code).toBeUndefined();
  });

  it("refuses an hour that does not exist, and an unknown field", () => {
    expect(appointmentGiven.safeParse({ ...asked, time: "24:00" }).success).toBe(false);
    expect(appointmentGiven.safeParse({ ...asked, colour: "blue" }).success).toBe(false);
  });
});

describe("moving an appointment", () => {
  const steps = [...oriented, ...appointmentOn("2026-11-20")];
  const later: AppointmentMoved = { date: "2026-12-10", time: "14:00", code: "person-asks" };

  it("keeps counsellor and place, counts the moves", () => {
    const { after } = moving(steps, later);
    expect(latest(after, "appointment")?.state).toMatchObject({
      date: "2026-12-10",
      counsellor: "claire",
      place: "1 rue de centre",
      moved: 1,
    });
  });

  it("to another counsellor puts that one in charge", () => {
    const { after } = moving(steps, { ...later, counsellor: "karim" });
    expect(counsellorOf(after)).toBe("karim");
  });

  it.each<[string, readonly Step[], AppointmentMoved, string, string]>([
    [
      "for a reason that is no code",
      steps,
      { ...later, code: "whim" },
      "appointment",
      "reason-unknown",
    ],
    ["to a past date", steps, { ...later, date: "2026-11-01" }, "appointment", "appointment-past"],
    ["that is not in the dossier", steps, later, "other", "appointment-unknown"],
    [
      "that took place",
      [...steps, cameOrNot("present")],
      later,
      "appointment",
      "appointment-settled",
    ],
  ])("is refused %s", (_what, before, input, id, code) => {
    expect(moving(before, input, id).code).toBe(code);
  });
});

describe("presence", () => {
  const expected = [...oriented, ...appointmentOn("2026-11-24")];

  it("leads to the diagnosis when the person came", () => {
    const { after } = noting(expected, "present");
    expect(stageOf(after)).toBe("diagnosis");
    expect(awaited(after)).toMatchObject([
      { task: "give-opinion", waitingFor: "counsellor:claire" },
    ]);
  });

  it.each(["absent", "excused"] as const)("%s: another appointment is to be given", (presence) => {
    const { after } = noting(expected, presence);
    expect(stageOf(after)).toBe("referred");
    expect(awaited(after)).toMatchObject([
      {
        task: "give-appointment",
        waitingFor: "antenne:centre",
        waitingSince: "2026-11-24T09:30:00.000Z",
      },
    ]);
    expect(giving([...expected, cameOrNot(presence)]).code).toBeUndefined();
  });

  it("is not noted before the day, but for an excuse", () => {
    const tomorrow = [...oriented, ...appointmentOn("2026-11-25")];
    expect(noting(tomorrow, "absent").code).toBe("appointment-to-come");
    expect(noting(tomorrow, "excused").code).toBeUndefined();
  });

  it("may be corrected until the opinion is given, not repeated", () => {
    expect(noting([...expected, cameOrNot("absent")], "present").code).toBeUndefined();
    expect(noting([...expected, cameOrNot("absent")], "absent").code).toBe("presence-known");
    const done = [...expected, interviewOn("2026-11-24"), favourable];
    expect(noting(done, "absent").code).toBe("opinion-given");
  });
});

describe("the agenda of an antenne", () => {
  it("says the same when read as when written", () => {
    const state = { date: "2026-12-03", time: "09:30", counsellor: "claire" } as AppointmentState;
    const when = { date: "2026-12-03", time: "09:30" };
    const line = { ...when, dossier: "d", counsellor: "claire", told: false };
    expect(readAgendaSort(agendaSort("d", state))).toEqual(line);
    const held = { ...state, presence: "present" as const };
    expect(readAgendaSort(agendaSort("d", held))).toEqual({ ...line, presence: "present" });
    const reached = { channel: "call", outcome: "reached", moment: 0, by: "o", at: "" } as const;
    const known = { ...state, moved: 0, tellings: [reached] };
    expect(readAgendaSort(agendaSort("d", known))).toEqual({ ...line, told: true });
  });
});
