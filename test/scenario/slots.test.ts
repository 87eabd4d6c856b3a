import { expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { openScene } from "./scene.ts";
import { done, orientation, read, today } from "./steps.ts";

const scene = openScene();
const antenne = "dunkerque-centre";
const counsellor = "acc-conseillere";
const day = (days: number) => addDays(today(), days);

type Free = { id: string; date: string; time: string; antenne: string; place: string };

/** Reception opens slots of the counsellor on a day; gives the ids of those free then. */
const open = async (date: string, times: readonly string[]): Promise<readonly string[]> => {
  const answer = await scene.cast.reception.post("/slots", { antenne, counsellor, date, times });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.ids;
};
const free = async (commune = "59183"): Promise<readonly Free[]> =>
  (await scene.cast.partner.get(`/free-slots?commune=${commune}`)).body.items;
const isFree = async (id: string) => (await free()).some((slot) => slot.id === id);
const book = (name: string, slot: string) =>
  scene.cast.partner.post("/referrals", orientation(name, { slot }));

it("the partner sees date, hour and place, books one while orienting, and it is gone", async () => {
  const { cast } = scene;
  const [first = "", second = ""] = await open(day(8), ["09:30", "10:30"]);
  const shown = await free();
  expect(shown.map(({ time }) => time)).toEqual(["09:30", "10:30"]);
  expect(JSON.stringify(shown)).not.toContain("conseillere");
  expect(Object.keys(shown[0] ?? {}).toSorted()).toEqual([
    "antenne",
    "date",
    "id",
    "place",
    "time",
  ]);
  expect(await free("59271")).toEqual([]);

  const booked = await book("Cloet", first);
  expect(booked.status, JSON.stringify(booked.body)).toBe(201);
  expect(booked.body.card.stage).toBe("appointment");
  expect(await isFree(first)).toBe(false);
  expect(await isFree(second)).toBe(true);
  const view = await read(cast.counsellor, booked.body.dossier);
  expect(view.appointments).toMatchObject([
    { date: day(8), time: "09:30", counsellor, antenne, channel: "sms" },
  ]);
  expect((await read(cast.reception, booked.body.dossier)).actions).toContain("recordTelling");

  // Moved to the other one: the first is free again; a withdrawal frees the second.
  const { id } = view.appointments[0];
  const move = { date: day(8), time: "10:30", code: "person-asks" };
  done(await cast.reception.post(`/dossiers/${booked.body.dossier}/appointments/${id}/move`, move));
  expect([await isFree(first), await isFree(second)]).toEqual([true, false]);
  const withdrawal = `/dossiers/${booked.body.dossier}/referral/withdrawal`;
  done(await cast.partner.post(withdrawal, { code: "other" }));
  expect([await isFree(first), await isFree(second)]).toEqual([true, true]);
});

it("of two partners at once, one gets it and the other is told so in French", async () => {
  const [slot = ""] = await open(day(9), ["09:30"]);
  const answers = await Promise.all([book("Dewaele", slot), book("Dewulf", slot)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.body).toMatchObject({ code: "slot-taken", field: "slot" });
  expect(refused?.body.detail).toContain("vient d’être pris");
});

it("an appointment given or cancelled by the house takes and frees the slot of its hour", async () => {
  const { cast } = scene;
  const [slot = ""] = await open(day(10), ["14:00"]);
  const { dossier } = done(await cast.partner.post("/referrals", orientation("Florquin")));
  const path = `/dossiers/${dossier}/appointments`;
  const given = done(await cast.reception.post(path, { date: day(10), time: "14:00", counsellor }));
  expect(await isFree(slot)).toBe(false);
  expect((await book("Ghesquiere", slot)).body.code).toBe("slot-taken");
  const { body } = await cast.reception.post(`/slots/${encodeURIComponent(slot)}/closing`);
  expect(body.code).toBe("slot-booked");
  done(await cast.reception.post(`${path}/${given.id}/cancellation`, { code: "other" }));
  expect(await isFree(slot)).toBe(true);
});

it("moved within its hour an appointment keeps its slot and place; nobody else is given that hour", async () => {
  const { cast } = scene;
  const times = ["10:00", "11:00"];
  const place = "3 rue du Lac, salle B";
  const opening = { antenne, counsellor, date: day(13), times, place };
  const { ids } = (await cast.counsellor.post("/slots", opening)).body;
  const pathOf = async (name: string) => {
    const { dossier } = done(await cast.partner.post("/referrals", orientation(name)));
    return `/dossiers/${dossier}/appointments`;
  };
  const [path, otherPath] = [await pathOf("Jonckere"), await pathOf("Kerkhove")];
  const at = (time: string) => ({ date: day(13), time, counsellor });
  const { id } = done(await cast.reception.post(path, at("10:00")));
  const move = { ...at("10:00"), code: "person-asks", channel: "call" };
  done(await cast.reception.post(`${path}/${id}/move`, move));
  const { appointments } = (await cast.counsellor.get(path.replace("/appointments", ""))).body;
  expect(appointments).toMatchObject([{ slot: ids[0], moved: 1, place }]);
  expect((await cast.reception.post(otherPath, at("10:00"))).body.code).toBe("slot-taken");
  done(await cast.reception.post(`${path}/${id}/move`, { ...move, time: "11:00" }));
  expect([await isFree(ids[0]), await isFree(ids[1])]).toEqual([true, false]);
  done(await cast.reception.post(otherPath, at("10:00")));
});

it("a slot is opened once, by its own antenne, and closed while nobody has it", async () => {
  const { cast, house } = scene;
  const date = day(11);
  const [slot = ""] = await open(date, ["09:00"]);
  const again = { antenne, counsellor, date, times: ["09:00"] };
  expect((await cast.reception.post("/slots", again)).body.code).toBe("slot-exists");
  const elsewhere = await house.as("acc-accueil-gs");
  expect((await elsewhere.post("/slots", again)).body.code).toBe("antenne-unknown");
  const closing = `/slots/${encodeURIComponent(slot)}/closing`;
  expect((await elsewhere.post(closing)).body.code).toBe("slot-unknown");
  done(await cast.counsellor.post(closing));
  expect(await isFree(slot)).toBe(false);
  expect((await book("Hennebelle", slot)).body.code).toBe("slot-gone");
  expect((await cast.partner.get(`/slots?antenne=${antenne}`)).status).toBe(403);
});

it("a slot of an antenne that does not cover the commune is refused", async () => {
  const [slot = ""] = await open(day(12), ["09:00"]);
  const residence = { commune: "59271" };
  const body = orientation("Ingelaere", { slot, residence });
  expect((await scene.cast.partner.post("/referrals", body)).body.code).toBe("slot-elsewhere");
});
