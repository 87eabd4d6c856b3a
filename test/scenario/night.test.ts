import { expect, it } from "vitest";
import { addDays, civilDateOf, frenchDate } from "../../domain/date.ts";
import { openScene } from "./scene.ts";
import { done, entered, today } from "./steps.ts";

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
  const read = await house.eventually(async () => {
    const figures = (await manager.get("/objectives")).body;
    expect(figures).toMatchObject({ date: evening, said: `au soir du ${frenchDate(evening)}` });
    return figures;
  }, 60_000);
  const entries = read.objectives.find(
    ({ objective }: { objective: { code: string } }) => objective.code === "entries-2026",
  );
  expect(entries).toMatchObject({ date: evening, realised: 1, numerator: 1, denominator: 320 });

  const director = await house.as("acc-direction");
  expect(done(await director.get("/objectives"))).toEqual(read);

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
