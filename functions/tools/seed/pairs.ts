import { addDays, type CivilDate } from "../../../domain/date.ts";
import { attachDossier, confirmTwoPeople } from "../../../domain/duplicate/decide.ts";
import { chanceOf } from "./chance.ts";
import { madeUpSubmission } from "./people.ts";
import { refer } from "./steps.ts";
import { act, newWalk, type Walk, wait } from "./walk.ts";

/** Somebody whom two partners oriented, a few days apart. */
const oriented = async (number: number, until: CivilDate): Promise<readonly [Walk, Walk]> => {
  const begin = addDays(until, -30);
  const walkOf = (own: number) => newWalk(own, chanceOf(7_919 * (own + 1)), begin, until);
  const [one, other] = [walkOf(number), walkOf(number + 1)];
  const submission = madeUpSubmission(one.chance, begin);
  await refer(one, submission);
  wait(other, 3, 6);
  const { identity } = submission;
  const written = { ...identity, birthName: identity.birthName.toUpperCase() };
  await refer(other, { ...submission, identity: written });
  return [one, other];
};

/** Possible duplicates: one pair attached, one said to be two people, one that waits for somebody to look. */
export const orientTwice = async (first: number, until: CivilDate): Promise<void> => {
  const [standing, attached] = await oriented(first, until);
  wait(attached, 1, 3);
  const to = { dossier: standing.dossier };
  await act(
    attached,
    "acc-accompagnement",
    "attachDossier",
    to,
    (dossier, _context, beside) => attachDossier(dossier, beside),
    standing.dossier,
  );
  const [one, other] = await oriented(first + 2, until);
  wait(other, 1, 3);
  const apart = { dossier: one.dossier };
  await act(
    other,
    "acc-accompagnement",
    "confirmTwoPeople",
    apart,
    (dossier, _context, beside) => confirmTwoPeople(dossier, beside),
    one.dossier,
  );
  await oriented(first + 4, until);
};
