import { parseArgs } from "node:util";
import { log } from "../../log.ts";
import { type Found, forgetAgain, rebuild, reconcile, replay, verify } from "./upkeep.ts";

const day = 86_400_000;
const now = new Date();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { since: { type: "string", default: new Date(now.getTime() - day).toISOString() } },
});

/** `node functions/tools/upkeep/run.ts <command>`; `replay` takes `--since <instant>`, a day ago unless told. */
const commands: Readonly<Record<string, () => Promise<Found>>> = {
  replay: () => replay(new Date(values.since).toISOString()),
  rebuild,
  reconcile,
  verify,
  "forget-again": () => forgetAgain(now.toISOString()),
};

const name = positionals[0] ?? "";
const command = commands[name];
if (command === undefined) {
  log("error", { code: "upkeep.unknown", command: name, known: Object.keys(commands).join(" ") });
  process.exitCode = 2;
} else {
  const { dossiers, done, wrong } = await command();
  for (const dossier of wrong) log("warn", { code: `${name}.wrong`, dossier });
  log("info", { code: `${name}.done`, dossiers, done, wrong: wrong.length });
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
