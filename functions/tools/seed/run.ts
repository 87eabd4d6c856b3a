import { addDays, civilDateOf } from "../../../domain/date.ts";
import { chanceOf } from "./chance.ts";
import { writeHouse } from "./house.ts";
import { reachOut } from "./outreach.ts";
import { orientTwice } from "./pairs.ts";
import { holdSession } from "./session.ts";
import { openMadeUpSlots } from "./slots.ts";
import { live } from "./story.ts";
import { newWalk, type Walk } from "./walk.ts";

/**
 * `node functions/tools/seed/run.ts [how many]`: writes a made-up PLIE into the table that the environment names, through
 * the domain's own commands, quiet. The last day is today, so that every stage has its dossiers.
 */
const many = Number(process.argv[2] ?? 264);
const until = addDays(civilDateOf(new Date().toISOString()), -1);
const months = 11;
const lanes = 6;
const met = Math.ceil(many / 8);

await writeHouse();
await openMadeUpSlots(addDays(until, 1));
const numbers = Array.from({ length: many }, (_, index) => index);
const granted: Walk[] = [];
const lane = async (own: readonly number[]): Promise<void> => {
  for (const number of own) {
    const chance = chanceOf(7_919 * (number + 1));
    // More dossiers lately than long ago, so that every stage of the entry is peopled.
    const daysAgo = Math.round((months * 30.4 - 2) * chance.next() ** 1.8) + 1;
    const walk = newWalk(number, chance, addDays(until, -daysAgo), until);
    await live(walk);
    if (walk.isGranted) granted.push(walk);
  }
};
await Promise.all([
  ...Array.from({ length: lanes }, (_, own) =>
    lane(numbers.filter((number) => number % lanes === own)),
  ),
  reachOut(many, met, until),
  orientTwice(many + met, until),
]);
await holdSession(
  granted.toSorted((one, other) => one.number - other.number),
  until,
);
process.stdout.write(`${many + met + 6} dossiers\n`);
