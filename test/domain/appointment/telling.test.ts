import { describe, expect, it } from "vitest";
import { cancelAppointment, moveAppointment } from "../../../domain/appointment/decide.ts";
import {
  noteTelling,
  openLetter,
  platformTells,
  recordLetter,
  recordTelling,
} from "../../../domain/appointment/tell.ts";
import {
  isTold,
  isToTell,
  type TellingChannel,
  type TellingOutcome,
} from "../../../domain/appointment/telling.ts";
import { latest, type Stored } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { contextOf, given, type Step } from "../given.ts";
import { appointmentOn, cameOrNot, closedAs, oriented, registered, submitted } from "../story.ts";

const email = "sofia@exemple.fr";
const reachable = (channel: string): readonly Step[] => [
  {
    ...registered,
    events: registered.events.map((event) => ({
      ...event,
      words: { ...event.words, contact: { phone: "+33612345678", email, channel } },
    })),
  },
  submitted,
  ...appointmentOn("2026-12-03").map((step) => ({
    ...step,
    events: step.events.map((event) =>
      event.type === "appointment-given"
        ? { ...event, data: { ...(event.data as object), channel } }
        : event,
    ),
  })),
];
const tried = (channel: TellingChannel, outcome: TellingOutcome, moment = 0): Step => ({
  kind: "appointment",
  events: [{ type: "telling-tried", data: { channel, outcome, moment } }],
});
const moved: Step = {
  kind: "appointment",
  events: [
    {
      type: "appointment-moved",
      data: {
        date: "2026-12-10",
        time: "09:30",
        antenne: "centre",
        place: "ici",
        counsellor: "claire",
        code: "other",
      },
    },
  ],
};
const letterMade: Step = {
  kind: "appointment",
  events: [{ type: "appointment-letter-made", data: { moment: 0, key: "k", versionId: "v" } }],
};
const cancelled: Step = {
  kind: "appointment",
  events: [{ type: "appointment-cancelled", data: { code: "other", channel: "email" } }],
};
const protectedFor: Step = {
  kind: "person",
  events: [{ type: "dossier-protected", data: { readers: ["claire"] } }],
};
const appointmentOf = (steps: readonly Step[]) =>
  latest(given(...steps).dossier, "appointment") as Stored<"appointment">;
const stateOf = (steps: readonly Step[]) => appointmentOf(steps).state;
const tasksOf = (steps: readonly Step[]) =>
  awaited(given(...steps).dossier).map(({ task, waitingFor }) => `${task} ${waitingFor}`);

const sms = reachable("sms");
const mail = reachable("email");
const letter = reachable("letter");

describe("the person knows of the appointment", () => {
  it.each<[string, readonly Step[], boolean]>([
    ["nobody tried", [], false],
    ["nobody answered", [tried("call", "no-answer")], false],
    ["a message was left", [tried("call", "message-left")], false],
    ["somebody spoke to them", [tried("call", "no-answer"), tried("call", "reached")], true],
    ["an SMS was sent", [tried("sms", "sent")], true],
    ["the mail came back", [tried("email", "sent"), tried("email", "returned")], false],
    [
      "the mail came back after a call",
      [tried("call", "reached"), tried("email", "returned")],
      true,
    ],
    ["it moved since", [tried("sms", "sent"), moved], false],
    [
      "they were told of the move",
      [tried("sms", "sent"), moved, tried("call", "reached", 1)],
      true,
    ],
  ])("when %s: %s", (_case, steps, told) => {
    expect(isTold(stateOf([...sms, ...steps]))).toBe(told);
  });

  it("whoever was never told need not be told that it is cancelled", () => {
    expect(isToTell(stateOf([...sms, cancelled]))).toBe(false);
    expect(isToTell(stateOf([...sms, tried("sms", "sent"), cancelled]))).toBe(true);
  });

  it("once they came or not, there is nothing to tell", () => {
    expect(isToTell(stateOf([...sms, cameOrNot("absent")]))).toBe(false);
  });
});

describe("who tells the person", () => {
  it.each<[string, readonly Step[], string | undefined]>([
    ["a mail", mail, "tell-person antenne:centre"],
    ["a letter", letter, "tell-person antenne:centre"],
  ])("the platform, with %s; once it failed, the antenne", (_what, steps, task) => {
    expect(tasksOf(steps)).toContainEqual(expect.stringContaining("send-telling system:"));
    const channel = steps === mail ? "email" : "letter";
    expect(tasksOf([...steps, tried(channel, "returned")])).toContain(task);
  });

  it("the antenne, by SMS or call, until it succeeded", () => {
    expect(tasksOf(sms)).toContain("tell-person antenne:centre");
    expect(tasksOf([...sms, tried("call", "no-answer")])).toContain("tell-person antenne:centre");
    expect(tasksOf([...sms, tried("call", "reached")])).toEqual([
      "hold-appointment counsellor:claire",
    ]);
  });

  it("the counsellor, of a protected dossier: nothing leaves by itself", () => {
    const steps = [...mail, protectedFor];
    expect(platformTells(given(...steps).dossier, appointmentOf(steps))).toBeUndefined();
    expect(tasksOf(steps)).toContain("tell-person counsellor:claire");
  });

  it("nobody, once the passage is closed", () => {
    const steps = [...mail, closedAs("withdrawal/other")];
    expect(platformTells(given(...steps).dossier, appointmentOf(steps))).toBeUndefined();
    expect(tasksOf(steps).filter((task) => task.startsWith("tell"))).toEqual([]);
  });

  it("of a cancelling too, until it is told", () => {
    const steps = [...mail, tried("email", "sent"), cancelled];
    expect(platformTells(given(...steps).dossier, appointmentOf(steps))).toBe("mail");
    expect(tasksOf([...steps, tried("email", "returned", 1)])).toContain(
      "tell-cancelling antenne:centre",
    );
  });
});

describe("a try", () => {
  const trying = (steps: readonly Step[], channel: TellingChannel, outcome: TellingOutcome) =>
    given(...steps).when(
      (dossier) => recordTelling(dossier, "appointment", { channel, outcome }),
      contextOf("odile"),
    );

  it("made by hand is kept with who made it, when, and of what", () => {
    const { after } = trying([...sms, moved], "call", "no-answer");
    expect(latest(after, "appointment")?.state.tellings).toEqual([
      {
        channel: "call",
        outcome: "no-answer",
        moment: 1,
        by: "odile",
        at: "2026-11-24T09:00:00.000Z",
      },
    ]);
  });

  it.each<[string, readonly Step[], TellingChannel, TellingOutcome, string]>([
    ["that no such channel gives", sms, "letter", "reached", "telling-outcome"],
    ["that is the platform's own to say", sms, "email", "uncertain", "telling-outcome"],
    ["after a closing", [...sms, closedAs("other")], "call", "reached", "referral-closed"],
    ["after the meeting", [...sms, cameOrNot("present")], "call", "reached", "appointment-settled"],
    ["without an appointment", oriented, "call", "reached", "appointment-unknown"],
  ])("%s is refused", (_case, steps, channel, outcome, code) => {
    expect(trying(steps, channel, outcome).code).toBe(code);
  });

  it("of the platform is noted once, and « returned » is its last word", () => {
    const noting = (steps: readonly Step[], outcome: TellingOutcome) =>
      given(...steps).when((dossier) =>
        noteTelling(dossier, { appointment: "appointment", moment: 0, outcome }),
      ).code;
    expect(noting(mail, "sent")).toBeUndefined();
    expect(noting([...mail, tried("email", "uncertain")], "sent")).toBeUndefined();
    expect(noting([...mail, tried("email", "sent")], "sent")).toBe("telling-known");
    expect(noting([...mail, tried("email", "sent")], "returned")).toBeUndefined();
    expect(noting([...mail, tried("email", "returned")], "sent")).toBe("telling-known");
  });
});

describe("the letter", () => {
  const made = { appointment: "appointment", moment: 0, key: "k", versionId: "v" };
  const opening = (steps: readonly Step[]) =>
    given(...steps).when((dossier, context) => openLetter(dossier, "appointment", context));

  it("is made once for each moment of the appointment", () => {
    const making = (steps: readonly Step[]) =>
      given(...steps).when((dossier) => recordLetter(dossier, made)).code;
    expect(making(letter)).toBeUndefined();
    expect(making([...letter, letterMade])).toBe("telling-known");
    expect(making([...letter, moved])).toBe("telling-known");
    expect(making(sms)).toBe("telling-known");
  });

  it("waits to be posted, and opens for the appointment as it stands only", () => {
    expect(tasksOf([...letter, letterMade])).toContain("tell-person antenne:centre");
    expect(opening([...letter, letterMade]).types).toEqual(["appointment-letter-read"]);
    expect(opening(letter).code).toBe("letter-not-ready");
    expect(opening([...letter, letterMade, moved]).code).toBe("letter-not-ready");
    expect(opening([...letter, letterMade, closedAs("other")]).code).toBe("referral-closed");
  });
});

describe("an appointment passed on to a colleague", () => {
  const passedOn: Step = {
    kind: "appointment",
    events: [{ type: "appointment-passed-on", data: { counsellor: "marc" } }],
  };

  it("has its letter made again, unless the person was told: the former one names who left", () => {
    expect(
      platformTells(
        given(...letter, letterMade, passedOn).dossier,
        appointmentOf([...letter, letterMade, passedOn]),
      ),
    ).toBe("letter");
    expect(tasksOf([...letter, tried("letter", "sent"), passedOn])).toEqual([
      "hold-appointment counsellor:marc",
    ]);
  });
});

describe("cancelling", () => {
  it("needs a reason of the settings, and leaves room for another appointment", () => {
    const cancelling = (code: string) =>
      given(...sms).when((dossier, context) =>
        cancelAppointment(dossier, "appointment", { code }, context),
      );
    expect(cancelling("nothing").code).toBe("reason-unknown");
    const { after } = cancelling("person-asks");
    expect(awaited(after)).toMatchObject([{ task: "give-appointment" }]);
  });
});

describe("moving", () => {
  it("keeps the channel, or takes another for which the person can be reached", () => {
    const input = { date: "2026-12-10", time: "10:00", code: "other" };
    const moving = (more: object) =>
      given(...reachable("sms")).when((dossier, context) =>
        moveAppointment(dossier, "appointment", { ...input, ...more }, context),
      );
    expect(moving({}).events[0]?.data).toMatchObject({ channel: "sms" });
    expect(moving({ channel: "email" }).events[0]?.data).toMatchObject({ channel: "email" });
    const unreachable = given(...oriented, ...appointmentOn("2026-12-03")).when(
      (dossier, context) =>
        moveAppointment(dossier, "appointment", { ...input, channel: "email" }, context),
    );
    expect(unreachable.code).toBe("channel-impossible");
  });
});
