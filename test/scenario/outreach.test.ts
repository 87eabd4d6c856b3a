import { expect, it } from "vitest";
import type { Answer } from "./house.ts";
import { openScene } from "./scene.ts";
import { done, orientation, read, tasksOf, today } from "./steps.ts";

const scene = openScene();
const antenne = "dunkerque-centre";

const action = async (more: Record<string, unknown> = {}): Promise<string> =>
  String(
    done(
      await scene.cast.counsellor.post("/outreach-actions", {
        date: today(),
        antenne,
        place: "Marché de la place Jean-Bart",
        ...more,
      }),
    ).id,
  );

const meet = async (where: string, name: string): Promise<string> => {
  const { identity, contact, residence } = orientation(name);
  const body = { identity, contact, residence };
  return String(
    done(await scene.cast.counsellor.post(`/outreach-actions/${where}/contacts`, body)).dossier,
  );
};

const namesIn = ({ body }: Answer): string[] =>
  body.items.map(({ card }: { card: { name: string } }) => card.name).toSorted();

it("a plan is made, changed by whoever saw it last, and named by actions and orientations", async () => {
  const { cast } = scene;
  const path = "/outreach-plans/aller-vers-2027";
  const plan = { name: "Aller vers 2027", from: "2027-01-01", partners: ["ccas-dunkerque"] };
  expect((await cast.reception.put(path, plan)).status).toBe(403);
  done(await cast.manager.put(path, plan, { seen: 0 }));
  const changed = { ...plan, to: "2027-12-31", audience: "Quartiers du littoral" };
  expect((await cast.counsellor.put(path, changed, { seen: 0 })).status).toBe(412);
  done(await cast.counsellor.put(path, changed, { seen: 1 }));
  expect((await cast.reception.get("/outreach-plans")).body.items).toEqual([
    { id: "aller-vers-2027", ...changed, version: 2 },
  ]);
  const refused = await cast.counsellor.post("/outreach-actions", {
    date: today(),
    antenne,
    place: "Marché",
    plan: "aucun",
  });
  expect(refused.body).toMatchObject({ code: "plan-unknown", field: "plan" });
  const where = await action({ plan: "aller-vers-2027" });
  const met = await meet(where, "Vanplan");
  expect((await read(cast.counsellor, met)).contact.plan).toBe("aller-vers-2027");
  done(
    await cast.counsellor.post(`/dossiers/${met}/referral`, {
      reason: "Souhaite un accompagnement.",
      told: true,
      notice: { version: "2026-01", means: "handed-over" },
    }),
  );
  expect((await read(cast.counsellor, met)).referral.plan).toBe("aller-vers-2027");
  const orient = (plan: string) =>
    cast.counsellor.post("/referrals", orientation("Vanplanifie", { wayIn: "outreach", plan }));
  expect((await orient("aucun")).body.code).toBe("plan-unknown");
  const { dossier } = done(await orient("aller-vers-2027"));
  expect((await read(cast.manager, String(dossier))).referral.plan).toBe("aller-vers-2027");
});

it("somebody met waits in the antenne's list and on the action's page, until the contact is closed", async () => {
  const { house, cast } = scene;
  const where = await action();
  const [one, two] = [await meet(where, "Vanmarche"), await meet(where, "Vanplace")];
  const list = `antenne:${antenne}`;
  await house.eventually(async () => {
    expect(namesIn(await cast.counsellor.get(`/outreach-actions/${where}`))).toEqual([
      "Vanmarche",
      "Vanplace",
    ]);
    expect(await tasksOf(cast.counsellor, list, one)).toEqual(["settle-contact"]);
  });
  expect((await cast.colleague.get(`/outreach-actions/${where}`)).status).toBe(404);
  expect((await cast.reception.get(`/outreach-actions/${where}`)).status).toBe(403);
  const { actions, contact } = await read(cast.counsellor, one);
  expect(actions).toEqual(expect.arrayContaining(["closeContact", "referContact", "startAirlock"]));
  const path = `/dossiers/${one}/contact/closing`;
  const outcome = { kind: "oriented-elsewhere", words: "Vers la Mission Locale." };
  expect((await cast.reception.post(path, outcome)).status).toBe(403);
  const closed = done(await cast.counsellor.post(path, outcome, { seen: contact.version }));
  expect(closed.card).toMatchObject({ stage: "closed" });
  expect((await cast.counsellor.post(path, outcome)).body.code).toBe("contact-closed");
  expect((await read(cast.counsellor, one)).contact.outcome).toEqual({
    ...outcome,
    on: today(),
  });
  await house.eventually(async () => {
    expect(await tasksOf(cast.counsellor, list, one)).toEqual([]);
    expect(await tasksOf(cast.counsellor, list, two)).toEqual(["settle-contact"]);
  });
  done(await cast.counsellor.post(`/dossiers/${two}/airlock`));
  await house.eventually(async () => {
    expect(await tasksOf(cast.counsellor, list, two)).toEqual([]);
    expect(await tasksOf(cast.counsellor, "counsellor:acc-conseillere", two)).toEqual([
      "follow-airlock",
    ]);
  });
});

it.each([
  ["oriented-elsewhere", "Vers Cap emploi."],
  ["no-wish", undefined],
  ["lost", undefined],
] as const)(
  "an airlock in a group ends: %s; nobody waits for the person any more",
  async (kind, words) => {
    const { house, cast } = scene;
    const dossier = await meet(await action(), `Vansas${kind.replaceAll("-", "")}`);
    done(await cast.counsellor.post(`/dossiers/${dossier}/airlock`));
    const session = { date: today(), mode: "group", needs: ["mobility", "digital"] };
    done(await cast.counsellor.post(`/dossiers/${dossier}/airlock/sessions`, session));
    const ended = await cast.counsellor.post(`/dossiers/${dossier}/airlock/outcome`, {
      kind,
      ...(words && { words }),
    });
    expect(done(ended).card).toMatchObject({ stage: "closed" });
    const view = await read(cast.counsellor, dossier);
    expect(view.airlock.sessions).toEqual([session]);
    expect(view.airlock.outcome).toMatchObject({ kind, on: today(), ...(words && { words }) });
    expect(view.actions).toContain("startAirlock");
    expect(view.actions).not.toContain("referContact");
    await house.eventually(async () =>
      expect(await tasksOf(cast.counsellor, "counsellor:acc-conseillere", dossier)).toEqual([]),
    );
    done(await cast.counsellor.post(`/dossiers/${dossier}/airlock`));
    expect((await read(cast.counsellor, dossier)).card.stage).toBe("airlock");
  },
);
