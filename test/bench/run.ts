/**
 * `npm run bench`: plays the story on a platform of the made-up PLIE, then on one of 300,000 dossiers, counts what
 * each use case asks of the table, times our own code and the cold starts, prints it all and keeps it in
 * docs/performance.md. Ends with 1 when a figure is over its limit.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { addMonths } from "../../domain/date.ts";
import { type Platform, startPlatform } from "../../local/platform.ts";
import { run } from "../../local/seed.ts";
import { portsInARow } from "../fixtures/ports.ts";
import { type House, houseOn } from "../scenario/house.ts";
import { type Cast, castOf } from "../scenario/steps.ts";
import { coldStarts } from "./cold.ts";
import { pageOf, type Size } from "./page.ts";
import { multiply } from "./population.ts";
import { projected } from "./projected.ts";
import { recorderOf } from "./recorder.ts";
import { playRound, timeToReport } from "./story.ts";
import { casesOf } from "./use-cases.ts";

const { rounds, dossiers, to } = parseArgs({
  options: {
    rounds: { type: "string", default: "40" },
    dossiers: { type: "string", default: "300000" },
    to: { type: "string", default: join(import.meta.dirname, "../../docs/performance.md") },
  },
}).values;

/** Rounds played before those that count: a process is warm once it has run what it is to run. */
const warming = 4;

const say = (line: string) => process.stderr.write(`${line}\n`);
const directory = mkdtempSync(join(tmpdir(), "jalon-bench-"));
// The same for both platforms: the table's client of this process keeps its address.
const ports = portsInARow();
const start = () => startPlatform({ directory, ports, seed: true, say });

const recordedCast = async (house: House) => {
  const recorder = recorderOf(house);
  const cast = Object.entries(await castOf(house)).map(([who, person]) => [
    who,
    recorder.record(person),
  ]);
  return { samples: recorder.samples, cast: Object.fromEntries(cast) as Cast };
};

/** A name of letters only, another each round. */
const nameOf = (round: number): string =>
  [...String(round)].map((digit) => "abcdefghij"[Number(digit)]).join("");

const measure = async (platform: Platform, dossiers: number): Promise<Size> => {
  const house = await houseOn(platform);
  const { samples, cast } = await recordedCast(house);
  const plain = await castOf(house);
  const reports: number[] = [];
  for (let round = -warming; round < Number(rounds); round += 1) {
    // Of the rounds in which code gets warm, only what fresh processes did counts, and apart.
    if (round === 0) {
      const fresh = samples.filter(({ first }) => first !== undefined);
      samples.splice(0, samples.length, ...fresh);
      reports.length = 0;
    }
    const name = `${dossiers > 1_000 ? "Grand" : "Petit"}-Banc-${nameOf(round + warming)}`;
    await playRound(house, cast, name, addMonths("1975-03-14", round + warming));
    reports.push(await timeToReport(house, plain, `${name} Rapport`));
    say(`round ${round + 1} of ${rounds}, ${dossiers} dossiers`);
  }
  return { dossiers, useCases: casesOf(samples), reports };
};

await run("infra/synth.ts", ["--skip-web"]);
try {
  const small = await start();
  await houseOn(small);
  await projected(say);
  const few = await measure(small, 300);
  const cold = await coldStarts(small);
  // People are filed under a keyed hash of their birth: the platform's own key.
  process.env.SEALING_KEY = small.environmentOf("reception").SEALING_KEY;
  await small.stop();
  say(`making ${dossiers} dossiers of them: some minutes`);
  const many = multiply(join(directory, "table.sqlite"), Number(dossiers));
  const large = await start();
  const lots = await measure(large, many);
  await large.stop();
  const { page, over } = pageOf([few, lots], cold, Number(rounds));
  console.log(page);
  writeFileSync(to, page);
  for (const line of over) console.error(`OVER  ${line}`);
  process.exitCode = over.length > 0 ? 1 : 0;
  rmSync(directory, { recursive: true, force: true });
} catch (error) {
  say(`What the platform logged is left in ${join(directory, "logs")}.`);
  throw error;
}
