import { expect, it } from "vitest";
import type { Scene } from "../scene.ts";
import { answer, controlled, done, later, mailsAbout, read } from "../steps.ts";

/** While documents are missing, reminders go out: the clock is moved, the mailbox read. */
export const reminders = (scene: Scene): void => {
  it("go out once for each day of the list, and never for a return that was answered", async () => {
    const { cast, house } = scene;
    const [missing, answered] = await Promise.all([
      controlled(house, cast, "Ghyselen"),
      controlled(house, cast, "Hollebecque"),
    ]);
    for (const dossier of [missing, answered])
      done(await answer(cast, dossier, "documents-missing", ["diploma"]));
    done(await cast.counsellor.post(`/dossiers/${answered}/control/resubmission`));
    const remindersOf = async (dossier: string) => {
      const { number } = (await read(cast.manager, dossier)).card;
      return mailsAbout(house, `Rappel, dossier ${number}`);
    };
    expect(await remindersOf(missing)).toHaveLength(0);
    for (const [days, told] of [
      [7, 1],
      [2, 1],
      [6, 2],
    ] as const) {
      later(house, { days });
      house.platform.schedules.run("sweeper");
      await house.eventually(
        async () => expect(await remindersOf(missing), `${days} days later`).toHaveLength(told),
        60_000,
      );
    }
    const said = (await remindersOf(missing)).map(({ body }) => body.text);
    expect(said[0]).toMatch(/Ce retour attend depuis 7.jours/);
    expect(said[1]).toMatch(/Ce retour attend depuis 15.jours/);
    expect(await remindersOf(answered)).toEqual([]);
    done(await cast.counsellor.post(`/dossiers/${missing}/control/resubmission`));
    later(house, { days: 15 });
    house.platform.schedules.run("sweeper");
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await remindersOf(missing)).toHaveLength(2);
  });
};
