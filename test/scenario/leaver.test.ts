import { expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import type { Person } from "./house.ts";
import { openScene } from "./scene.ts";
import { done, later, orient, read, tasksOf, today } from "./steps.ts";

const scene = openScene();

const form = (name: string, more: Record<string, unknown> = {}) => ({
  email: `${name}@example.org`,
  name,
  roles: ["counsellor"],
  antennes: ["dunkerque-centre", "dunkerque-ouest"],
  ...more,
});
const hired = async (name: string): Promise<string> =>
  String(done(await scene.cast.administrator.post("/accounts", form(name))).id);

const appointment = async (dossier: string, counsellor: string) =>
  done(
    await scene.cast.reception.post(`/dossiers/${dossier}/appointments`, {
      date: addDays(today(), 3),
      time: "10:00",
      counsellor,
    }),
  );
const close = (id: string) => scene.cast.administrator.post(`/accounts/${id}/closing`);
const name = (dossier: string, account: string) =>
  scene.cast.manager.post(`/dossiers/${dossier}/referent`, { account });

it("leaves only once every dossier, its appointment with it, is a colleague's", async () => {
  const { house, cast } = scene;
  const leaver = await hired("partante");
  const [one, two] = [await orient(cast, "Vanpart"), await orient(cast, "Vanquitte")];
  await appointment(one, leaver);
  await appointment(two, leaver);
  await house.eventually(async () => {
    const refused = await close(leaver);
    expect(refused.body).toMatchObject({ status: 409, code: "portfolio-not-empty" });
    expect(refused.body.detail).toContain("les 2 dossiers");
  });
  const change = (more: Record<string, unknown>) =>
    cast.administrator.put(`/accounts/${leaver}`, form("partante", more));
  expect((await change({ roles: ["reception"] })).body).toMatchObject({
    code: "portfolio-not-empty",
    field: "roles",
  });
  expect((await change({ antennes: ["dunkerque-ouest"] })).body.field).toBe("antennes");
  expect((await change({ antennes: ["dunkerque-centre"] })).status).toBe(200);
  for (const dossier of [one, two]) done(await name(dossier, "acc-conseillere"));
  const view = await read(cast.counsellor, one);
  expect(view.appointments.at(-1).counsellor).toBe("acc-conseillere");
  expect(await tasksOf(cast.counsellor, "counsellor:acc-conseillere", one)).toContain(
    "hold-appointment",
  );
  await house.eventually(async () => expect((await close(leaver)).status).toBe(200));
  const late = await orient(cast, "Vantardif");
  const refused = await cast.reception.post(`/dossiers/${late}/appointments`, {
    date: addDays(today(), 3),
    time: "10:00",
    counsellor: leaver,
  });
  expect(refused.body.code).toBe("counsellor-unavailable");
  expect((await name(one, leaver)).body.code).toBe("referent-inactive");
});

it("passes on a redirection that is still to be checked, and an airlock in progress", async () => {
  const { house, cast } = scene;
  const leaver = await hired("reorientant");
  const me = await house.as("reorientant@example.org");
  const dossier = await orient(cast, "Vanredirige");
  const { id } = await appointment(dossier, leaver);
  done(
    await cast.reception.post(`/dossiers/${dossier}/appointments/${id}/presence`, {
      presence: "excused",
    }),
  );
  done(
    await me.post(`/dossiers/${dossier}/opinion`, {
      kind: "redirected",
      code: "ccas",
      reasons: "Un autre appui d’abord.",
      target: { body: "CCAS de Dunkerque" },
    }),
  );
  done(await cast.manager.post(`/dossiers/${dossier}/opinion/acknowledgement`));
  const { id: action } = done(
    await me.post("/outreach-actions", {
      date: today(),
      place: "Place Jean-Bart",
      antenne: "dunkerque-centre",
    }),
  );
  const { dossier: met } = done(
    await me.post(`/outreach-actions/${action}/contacts`, {
      identity: {
        birthName: "Vansas",
        firstNames: "Lina",
        sex: "woman",
        birth: { kind: "year", year: 1991 },
      },
      contact: { channel: "letter" },
      residence: { commune: "59183" },
    }),
  );
  done(await me.post(`/dossiers/${met}/airlock`));
  await house.eventually(async () =>
    expect((await close(leaver)).body.detail).toContain("les 2 dossiers"),
  );
  expect((await read(cast.manager, dossier)).actions).toContain("nameReferent");
  done(await name(dossier, "acc-conseillere"));
  done(await name(String(met), "acc-conseillere"));
  await house.eventually(async () => {
    const list = "counsellor:acc-conseillere";
    expect(await tasksOf(cast.counsellor, list, dossier)).toContain("check-redirection");
    expect(await tasksOf(cast.counsellor, list, String(met))).toContain("follow-airlock");
    expect((await close(leaver)).status).toBe(200);
  });
});

it("one address is one open account's, also when two ask at the same instant", async () => {
  const { cast } = scene;
  const ask = () => cast.administrator.post("/accounts", form("double"));
  const answers = await Promise.all([ask(), ask(), ask()]);
  const statuses = answers.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([201, 409, 409]);
  const opened = answers.find(({ status }) => status === 201)?.body.id;
  done(await cast.administrator.put(`/accounts/${opened}`, form("double-nouveau")));
  const second = await hired("double");
  const back = await cast.administrator.put(`/accounts/${opened}`, form("double"));
  expect(back.body.code).toBe("email-taken");
  done(await close(second));
  done(await cast.administrator.put(`/accounts/${opened}`, form("double")));
});

it("a lost sign-in is made anew: the address is invited again, and only an administrator does it", async () => {
  const { house, cast } = scene;
  const id = await hired("oublieuse");
  house.platform.calls.length = 0;
  const key = crypto.randomUUID();
  const renew = (person: Person) => person.post(`/accounts/${id}/sign-in`, {}, { key });
  expect((await renew(cast.manager)).status).toBe(403);
  const renewed = await renew(cast.administrator);
  expect(renewed.status, JSON.stringify(renewed.body)).toBe(200);
  expect(await renew(cast.administrator)).toEqual(renewed);
  const asked = house.platform.calls.filter(({ service }) => service === "cognito-idp");
  expect(asked.map(({ action }) => action)).toEqual([
    "AdminUserGlobalSignOut",
    "AdminDeleteUser",
    "AdminCreateUser",
  ]);
  const again = await house.as("oublieuse@example.org");
  expect((await again.get("/me")).body).toMatchObject({ id });
  done(await close(id));
  expect((await cast.administrator.post(`/accounts/${id}/sign-in`)).body.code).toBe(
    "account-closed",
  );
});

it("an absence is cut short; what was done under it is read afterwards by the counsellor", async () => {
  const { house, cast } = scene;
  const absent = await hired("absente");
  const dossier = await orient(cast, "Vanabsente");
  const { id } = await appointment(dossier, absent);
  const absence = { account: "acc-conseillere", from: today(), to: addDays(today(), 10) };
  const path = `/accounts/${absent}/absences`;
  const me = await house.as("absente@example.org");
  done(await me.post(path, absence));
  const standIn = await house.as("acc-conseillere");
  done(
    await standIn.post(`/dossiers/${dossier}/appointments/${id}/presence`, { presence: "excused" }),
  );
  await house.eventually(async () => {
    const { items } = (await me.get("/acts-for-me")).body;
    expect(items).toMatchObject([
      { dossier, name: "Vanabsente", by: "acc-conseillere", type: "presence-recorded" },
    ]);
  });
  expect((await cast.counsellor.get("/acts-for-me")).body.items).toEqual([]);
  await later(house, { days: 2 });
  const end = (to?: string) =>
    me.post(`${path}/end`, { account: absence.account, from: absence.from, ...(to && { to }) });
  expect((await end(absence.to)).body.code).toBe("delegation-end");
  done(await end());
  expect((await me.get("/me")).body.absences).toEqual([
    { ...absence, to: addDays(absence.from, 1) },
  ]);
  expect((await end()).body.code).toBe("delegation-over");
  const back = await house.as("acc-conseillere");
  expect((await back.get("/me")).body.standsFor).toEqual([]);
  expect((await me.get("/acts-for-me")).body.items).toHaveLength(1);
  const other = await house.as("acc-conseiller-gs");
  expect((await other.post(`${path}/end`, absence)).status).toBe(403);
});
