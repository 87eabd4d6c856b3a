import { describe, expect, it } from "vitest";
import { latest } from "../../../domain/dossier/dossier.ts";
import { stageOf } from "../../../domain/dossier/stage.ts";
import { claimsBetween, heldBy } from "../../../domain/dossier/uniqueness.ts";
import { attachDossier, confirmTwoPeople } from "../../../domain/duplicate/decide.ts";
import { dossierId, dossierOf, given, type Step } from "../given.ts";
import {
  appointmentOn,
  closedAs,
  favourable,
  interviewOn,
  met,
  oriented,
  registered,
  submitted,
} from "../story.ts";

const secondPerson: Step = {
  ...registered,
  events: registered.events.map((event) => ({
    ...event,
    data: { personId: "p-2", commune: "59183", from: "2020-01-01" },
  })),
};
const second = [secondPerson, submitted];
const known = (...more: readonly Step[]) => dossierOf("known", [...oriented, ...more]);
const attaching = (steps: readonly Step[], other = known()) =>
  given(...steps).when((dossier) => attachDossier(dossier, other));

describe("a second orientation of somebody known", () => {
  it("closes as attached when the first is open, which notes it and goes on", () => {
    const { after, decision } = attaching(second);
    expect(latest(after, "referral")?.state).toMatchObject({
      attachedTo: "known",
      closing: { code: "attached" },
    });
    expect(latest(after, "person")?.state.personId).toBe("p-1");
    expect(decision?.beside).toMatchObject([
      {
        kind: "referral",
        events: [
          { type: "second-referral-noted", data: { dossier: dossierId, organisation: "ccas" } },
        ],
      },
    ]);
    expect(heldBy(after)).toEqual([]);
  });

  it("cancels the appointment that it had", () => {
    expect(attaching([...second, ...appointmentOn("2026-12-01")]).types).toContain(
      "appointment-cancelled",
    );
  });

  it("goes on as a new passage of the same person when the first ended, and holds the uniqueness", () => {
    const before = given(...second).dossier;
    const { after, decision } = attaching(second, known(closedAs("withdrawal/moved")));
    expect(stageOf(after)).toBe("referred");
    expect(latest(after, "person")?.state.personId).toBe("p-1");
    expect(decision?.beside).toBeUndefined();
    expect(claimsBetween(before, after)).toEqual([
      { name: "open-referral#p-2", action: "release", holder: dossierId },
      { name: "open-referral#p-1", action: "take", holder: dossierId },
    ]);
  });

  it("somebody met who is known stays a contact, under the person's id", () => {
    const { after, types } = attaching([secondPerson, met]);
    expect(types).toEqual(["person-recognised"]);
    expect(stageOf(after)).toBe("contact");
  });

  it.each<[string, readonly Step[], readonly Step[], string]>([
    ["when both are one person's already", oriented, [], "same-person"],
    ["when this one is closed", [...second, closedAs("withdrawal/other")], [], "referral-closed"],
    [
      "when two people were confirmed here",
      [
        ...second,
        { kind: "person", events: [{ type: "confirmed-distinct", data: { personId: "p-1" } }] },
      ],
      [],
      "confirmed-distinct",
    ],
    [
      "when two people were confirmed there",
      second,
      [{ kind: "person", events: [{ type: "confirmed-distinct", data: { personId: "p-2" } }] }],
      "confirmed-distinct",
    ],
    [
      "when the entry was asked for here",
      [
        ...second,
        interviewOn("2026-11-20"),
        favourable,
        {
          kind: "entry-request",
          events: [
            {
              type: "entry-request-prepared",
              data: {},
              words: { claimed: [], facts: {}, motivation: "Motivée." },
            },
          ],
        },
      ],
      [],
      "passage-too-far",
    ],
    [
      "when the other is attached itself",
      second,
      [{ kind: "referral", events: [{ type: "referral-attached", data: { dossier: "third" } }] }],
      "other-attached",
    ],
  ])("is refused %s", (_what, steps, there, code) => {
    expect(attaching(steps, known(...there)).code).toBe(code);
  });

  it("is not attached to itself", () => {
    const { dossier, when } = given(...second);
    expect(when(() => attachDossier(dossier, dossier)).code).toBe("same-dossier");
  });
});

describe("two people", () => {
  it("are told apart in both dossiers", () => {
    const { decision } = given(...second).when((dossier) => confirmTwoPeople(dossier, known()));
    expect(decision?.changes[0]?.events[0]?.data).toEqual({ personId: "p-1" });
    expect(decision?.beside?.[0]?.events[0]?.data).toEqual({ personId: "p-2" });
  });

  it("once and for good", () => {
    const apart: Step = {
      kind: "person",
      events: [{ type: "confirmed-distinct", data: { personId: "p-1" } }],
    };
    const again = given(...second, apart).when((dossier) => confirmTwoPeople(dossier, known()));
    expect(again.code).toBe("confirmed-distinct");
  });
});
