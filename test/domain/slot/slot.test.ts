import { describe, expect, it } from "vitest";
import {
  giveAppointment,
  moveAppointment,
  recordPresence,
} from "../../../domain/appointment/decide.ts";
import { placeOf } from "../../../domain/appointment/place.ts";
import { change } from "../../../domain/decider.ts";
import { withPermanences } from "../../../domain/directory/decide.ts";
import { permanence } from "../../../domain/directory/permanence.ts";
import type { Context } from "../../../domain/dossier/context.ts";
import { latest } from "../../../domain/dossier/dossier.ts";
import { claimsBetween, refusalOfTaken } from "../../../domain/dossier/uniqueness.ts";
import { submitReferral, withdrawReferral } from "../../../domain/referral/decide.ts";
import { submission } from "../../../domain/referral/submission.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { openSlots, refuseBooking, refuseClosing } from "../../../domain/slot/decide.ts";
import type { SlotsOpened } from "../../../domain/slot/input.ts";
import { offered } from "../../../domain/slot/offer.ts";
import type { Slot } from "../../../domain/slot/slot.ts";
import { actorOf, contextOf, directory, dossierId, given, type Step } from "../given.ts";
import { identity, oriented } from "../story.ts";

const slot: Slot = {
  id: "centre~2026-12-03T0930~x",
  antenne: "centre",
  counsellor: "claire",
  date: "2026-12-03",
  time: "09:30",
  place: "Mairie annexe",
  by: "odile",
  at: "2026-11-20T09:00:00.000Z",
};
const home = { commune: "59183" };

describe("slots offered to partners", () => {
  const context = { directory, now: "2026-12-01T08:00:00.000Z" };
  const hours = (slots: readonly Slot[]) =>
    offered(slots, context).map(({ date, time }) => `${date} ${time}`);

  it("are free, to come, of somebody who is there, whichever antenne, the soonest first", () => {
    const slots: readonly Slot[] = [
      { ...slot, time: "10:30" },
      { ...slot, antenne: "littoral", date: "2026-12-02" },
      slot,
      { ...slot, time: "11:30", holder: dossierId },
      { ...slot, time: "14:00", counsellor: "ancien" },
      { ...slot, date: "2026-12-01", time: "08:30" },
    ];
    expect(hours(slots)).toEqual(["2026-12-02 09:30", "2026-12-03 09:30", "2026-12-03 10:30"]);
  });

  it("are not hidden behind taken ones, however many: a hundred of those that are free", () => {
    const day = (number: number) => `2026-12-${String((number % 28) + 3).padStart(2, "0")}`;
    const taken = Array.from({ length: 700 }, () => ({ ...slot, holder: dossierId }));
    const free = Array.from({ length: 120 }, (_, number) => ({ ...slot, date: day(number) }));
    expect(hours([...taken, ...free])).toHaveLength(100);
  });
});

describe("opening slots", () => {
  const asked: SlotsOpened = {
    antenne: "centre",
    counsellor: "claire",
    date: "2026-12-03",
    times: ["09:30", "10:30"],
  };
  const opening = (
    more: Partial<SlotsOpened> = {},
    by = "odile",
    existing: readonly Slot[] = [],
  ) => {
    const opened = openSlots({ ...asked, ...more }, existing, (time) => time, contextOf(by));
    return isRefusal(opened) ? opened.code : opened.map(({ time, place }) => `${time} ${place}`);
  };

  it("takes the antenne's address unless another place is said", () => {
    expect(opening()).toEqual(["09:30 1 rue de centre", "10:30 1 rue de centre"]);
    expect(opening({ place: "Mairie" })).toEqual(["09:30 Mairie", "10:30 Mairie"]);
  });

  it.each<[string, Partial<SlotsOpened>, string, readonly Slot[], string]>([
    ["of another antenne", { antenne: "littoral" }, "odile", [], "antenne-unknown"],
    ["of an antenne that is none", { antenne: "x" }, "helene", [], "antenne-unknown"],
    ["of a counsellor elsewhere", { counsellor: "rosa" }, "odile", [], "counsellor-unavailable"],
    ["of one who left", { counsellor: "ancien" }, "odile", [], "counsellor-unavailable"],
    ["in the past", { date: "2026-11-23" }, "odile", [], "slot-date"],
    ["earlier today", { date: "2026-11-24", times: ["09:59"] }, "odile", [], "slot-date"],
    ["in two years", { date: "2028-01-03" }, "odile", [], "slot-date"],
    ["a second time", {}, "odile", [slot], "slot-exists"],
  ])("%s is refused", (_case, more, by, existing, code) => {
    expect(opening(more, by, existing)).toBe(code);
  });

  it("the manager opens them anywhere", () => {
    expect(opening({ antenne: "littoral", counsellor: "rosa" }, "helene")).toHaveLength(2);
  });
});

describe("a slot", () => {
  it("is booked while it is free, to come, and of an antenne that covers the home", () => {
    const booking = (one: Slot | undefined, where = home, context: Context = contextOf()) =>
      refuseBooking(one, where, context)?.code;
    expect(booking(slot)).toBeUndefined();
    expect(booking(undefined)).toBe("slot-gone");
    expect(booking({ ...slot, date: "2026-11-24", time: "09:00" })).toBe("slot-gone");
    expect(booking({ ...slot, counsellor: "ancien" })).toBe("slot-gone");
    expect(booking({ ...slot, holder: "other" })).toBe("slot-taken");
    expect(booking(slot, { commune: "59540" })).toBe("slot-elsewhere");
  });

  it("closes while nobody has it, by its own antenne", () => {
    const closing = (one: Slot | undefined, by: string) =>
      refuseClosing(one, { actor: actorOf(by) })?.code;
    expect(closing(slot, "odile")).toBeUndefined();
    expect(closing(slot, "helene")).toBeUndefined();
    expect(closing(slot, "rosa")).toBe("slot-unknown");
    expect(closing(undefined, "odile")).toBe("slot-unknown");
    expect(closing({ ...slot, holder: "d" }, "odile")).toBe("slot-booked");
  });
});

const input = submission.parse({
  identity,
  contact: { channel: "letter" },
  residence: home,
  reason: "Cherche un emploi.",
  slot: slot.id,
  told: true,
  notice: { version: "2026-01", means: "sent" },
});
const orienting = (one: Slot | undefined) =>
  given().when(
    (dossier, context) => submitReferral(dossier, { ...input, wayIn: "came-alone" }, context, one),
    contextOf("odile"),
  );

describe("an orientation with a slot", () => {
  it("gives the appointment and puts its counsellor in charge", () => {
    const { types, events } = orienting(slot);
    expect(types).toEqual([
      "referral-submitted",
      "counsellor-assigned",
      "person-registered",
      "appointment-given",
    ]);
    const { data, words } = events.at(-1) ?? {};
    expect(data).toEqual({
      date: "2026-12-03",
      time: "09:30",
      antenne: "centre",
      counsellor: "claire",
      channel: "letter",
      slot: slot.id,
    });
    expect(words).toEqual({ place: "Mairie annexe" });
  });

  it("is refused as a whole when somebody else has it", () => {
    expect(orienting({ ...slot, holder: "other" })).toMatchObject({
      code: "slot-taken",
      field: "slot",
    });
    expect(orienting(undefined).code).toBe("slot-gone");
  });
});

describe("whoever holds a slot", () => {
  const booked = orienting(slot).after;
  const steps: readonly Step[] = [
    ...oriented,
    {
      kind: "appointment",
      events: [
        {
          type: "appointment-given",
          data: {
            date: "2026-12-03",
            time: "09:30",
            antenne: "centre",
            place: "ici",
            counsellor: "claire",
            channel: "sms",
            slot: slot.id,
          },
        },
      ],
    },
  ];
  const claim = (action: string) => ({ name: `slot#${slot.id}`, action, holder: dossierId });
  const slotClaims = (decide: Parameters<ReturnType<typeof given>["when"]>[0]) => {
    const story = given(...steps);
    const { after, code } = story.when(decide);
    expect(code).toBeUndefined();
    return claimsBetween(story.dossier, after).filter(({ name }) => name.startsWith("slot#"));
  };
  const move = { date: "2026-12-10", time: "10:00", code: "other" };

  it("takes it with the orientation", () => {
    expect(claimsBetween(given().dossier, booked)).toContainEqual(claim("take"));
    expect(refusalOfTaken(`slot#${slot.id}`)?.code).toBe("slot-taken");
    expect(refusalOfTaken("open-referral#p")).toBeUndefined();
  });

  it("lets go of it by moving, passing on, withdrawing, or an excuse", () => {
    const release = [claim("release")];
    expect(
      slotClaims(() =>
        change("appointment", "appointment", {
          type: "appointment-passed-on",
          data: { counsellor: "marc" },
        }),
      ),
    ).toEqual(release);
    expect(
      slotClaims((dossier, context) => moveAppointment(dossier, "appointment", move, context)),
    ).toEqual(release);
    expect(
      slotClaims((dossier, context) => withdrawReferral(dossier, { code: "other" }, context)),
    ).toEqual(release);
    expect(
      slotClaims((dossier, context) =>
        recordPresence(dossier, "appointment", { presence: "excused" }, context),
      ),
    ).toEqual(release);
  });

  it("keeps it when the appointment moves to the same hour, and nobody else gets that hour", () => {
    const same = { ...move, date: slot.date, time: slot.time, place: "Ailleurs" };
    const own = [{ ...slot, holder: dossierId }];
    expect(
      slotClaims((dossier, context) => moveAppointment(dossier, "appointment", same, context, own)),
    ).toEqual([]);
    const other = given(...oriented).when((dossier, context) =>
      giveAppointment(dossier, { ...slot, why: undefined }, context, [
        { ...slot, holder: "other" },
      ]),
    );
    expect(other).toMatchObject({ code: "slot-taken", field: "time" });
  });
});

describe("the place of a slot", () => {
  const somewhereElse = { place: "Chez la référente de quartier" };
  const moving = (hour: readonly Slot[]) => {
    const story = given(...oriented, {
      kind: "appointment",
      events: [
        {
          type: "appointment-given",
          data: { ...appointment, time: "08:00" },
          words: somewhereElse,
        },
      ],
    });
    const input = { date: slot.date, time: slot.time, code: "other" };
    const { after } = story.when((dossier, context) =>
      moveAppointment(dossier, "appointment", input, context, hour),
    );
    const stands = latest(after, "appointment")?.state;
    return stands && placeOf(after, stands);
  };
  const appointment = {
    date: "2026-12-02",
    antenne: "centre",
    counsellor: "claire",
    channel: "sms",
  };

  it("goes before what was typed for the hour before; without a slot that stays", () => {
    expect(moving([slot])).toBe(slot.place);
    expect(moving([])).toBe(somewhereElse.place);
  });

  it("is a word of the dossier, unless it is the antenne's address", () => {
    const giving = (place: string) =>
      given(...oriented).when((dossier, context) =>
        giveAppointment(
          dossier,
          { counsellor: "claire", date: slot.date, time: slot.time },
          context,
          [{ ...slot, place }],
        ),
      ).events[0];
    expect(giving("Mairie annexe")).toMatchObject({ words: { place: "Mairie annexe" } });
    const address = directory.antennes.find(({ id }) => id === "centre")?.address ?? "";
    expect(giving(address)).toMatchObject({ data: { place: address } });
    expect(giving(address)?.words).toBeUndefined();
  });
});

describe("permanences", () => {
  const held = { commune: "59183", place: "Mairie", weekday: 2, start: "09:00", end: "12:00" };

  it("are a counsellor's, and end after they begin", () => {
    const holding = (id: string) => withPermanences(directory, id, { permanences: [held] });
    expect(holding("claire")).toMatchObject({ permanences: [held], version: 2 });
    expect(holding("odile")).toMatchObject({ code: "no-permanence" });
    expect(holding("nobody")).toMatchObject({ code: "account-unknown" });
    expect(permanence.safeParse({ ...held, end: "08:00" }).success).toBe(false);
  });
});
