import { expect, it } from "vitest";
import { addDays, civilDateOf, frenchDate } from "../../domain/date.ts";
import { openScene } from "./scene.ts";
import { castOf, done, entered, read, today } from "./steps.ts";

const scene = openScene();

type Mail = { readonly subject: string; readonly destination: { readonly to: readonly string[] } };

/** A mailbox shows the unbreakable spaces of a date as plain ones, or the other way round. */
const plain = (text: string) => text.replaceAll(/\s/g, " ");

/** The mails of the mailbox page with this subject. */
const mailsOn = async (subject: string): Promise<readonly Mail[]> => {
  const answer = await fetch(`${scene.house.platform.mailbox}/store`);
  const { emails } = (await answer.json()) as { emails: readonly Mail[] };
  return emails.filter((mail) => plain(mail.subject) === plain(subject));
};

it("tomorrow morning the figures of tonight stand, and the manager and the direction have them by mail", async () => {
  const { house, cast } = scene;
  await entered(house, cast, "Vandenbulcke");
  const evening = today();

  house.platform.clock.set(addDays(evening, 1));
  const tomorrow = civilDateOf(house.platform.clock.now().toISOString());
  expect(tomorrow).toBe(addDays(evening, 1));
  // The schedule of the night is run by the clock that passed it, nobody calls it.
  const manager = await house.as("acc-accompagnement");
  const said = await house.eventually(async () => {
    const figures = (await manager.get("/objectives")).body;
    expect(figures).toMatchObject({ date: evening, said: `au soir du ${frenchDate(evening)}` });
    return figures;
  }, 60_000);
  const entries = said.objectives.find(
    ({ objective }: { objective: { code: string } }) => objective.code === "entries-2026",
  );
  expect(entries).toMatchObject({ date: evening, realised: 1, numerator: 1, denominator: 320 });

  const director = await house.as("acc-direction");
  expect(done(await director.get("/objectives"))).toEqual(said);

  const subject = `Objectifs du PLIE au soir du ${frenchDate(evening)}`;
  const readers = await house.eventually(async () => {
    const mails = await mailsOn(subject);
    expect(mails.length).toBeGreaterThanOrEqual(3);
    return mails.flatMap(({ destination }) => destination.to).sort();
  }, 30_000);
  // Two managers and the director, once each.
  expect(readers).toHaveLength(3);
  expect(new Set(readers).size).toBe(3);
});

it("an evening is counted as it stood, also where a dossier changed between midnight and the night's hour", async () => {
  const { house } = scene;
  const evening = today();
  const day = await castOf(house);
  const dossier = await entered(house, day, "Desmidt");
  const { identity } = (await read(day.counsellor, dossier)).person;

  const morning = addDays(evening, 1);
  house.platform.clock.set(`${morning}T00:30`);
  const night = await castOf(house);
  const corrected = { ...identity, firstNames: "Wilhelmine" };
  done(await night.counsellor.put(`/dossiers/${dossier}/identity`, { identity: corrected }));
  // The same projection keeps the search row and the fact.
  await house.eventually(async () => {
    const found = done(await night.manager.post("/searches", { text: "Wilhelmine" }));
    expect(found.items).toHaveLength(1);
  }, 20_000);

  house.platform.clock.set(morning);
  const manager = await house.as("acc-accompagnement");
  const figures = await house.eventually(async () => {
    const { body } = await manager.get("/objectives");
    expect(body).toMatchObject({ date: evening });
    return body;
  }, 60_000);
  const entries = figures.objectives.find(
    ({ objective }: { objective: { code: string } }) => objective.code === "entries-2026",
  );
  expect(entries).toMatchObject({ realised: 2 });
});
