import { parseArgs } from "node:util";
import { log } from "../../log.ts";
import { firstAdministrator } from "./administrator.ts";
import {
  type Found,
  forgetAgain,
  forgetPassage,
  forgetWords,
  rebuild,
  reconcile,
  replay,
  settleMail,
  unknownMails,
  verify,
} from "./upkeep.ts";

const day = 86_400_000;
const started = new Date();
const now = started.toISOString();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { since: { type: "string", default: new Date(started.getTime() - day).toISOString() } },
});
const [name = "", ...subjects] = positionals;

/** What a command is about, which must be said: nothing is forgotten by default. */
const given = (place = 0): string => {
  const subject = subjects[place];
  if (subject) return subject;
  throw new Error(`${name} needs more words after it`);
};

/**
 * `node functions/tools/upkeep/run.ts <command> [id]`: `replay` takes `--since <instant>` (a day ago unless told);
 * `forget-words` and `forget-passage` the id of a dossier, `settle-mail` that of a claim, `first-administrator` an address
 * and a name.
 */
const commands: Readonly<Record<string, () => Promise<Found>>> = {
  replay: () => replay(new Date(values.since).toISOString()),
  rebuild,
  reconcile,
  verify,
  "forget-words": () => forgetWords(given(), now),
  "forget-passage": () => forgetPassage(given(), now),
  "forget-again": () => forgetAgain(now),
  "unknown-mails": () => unknownMails(now),
  "settle-mail": () => settleMail(given(), now),
  "first-administrator": () => firstAdministrator(given(), given(1)),
};

const command = commands[name];
if (command === undefined) {
  log("error", { code: "upkeep.unknown", command: name, known: Object.keys(commands).join(" ") });
  process.exitCode = 2;
} else {
  const { dossiers, done, wrong } = await command();
  for (const id of wrong) log("warn", { code: `${name}.wrong`, id });
  log("info", { code: `${name}.done`, dossiers, done, wrong: wrong.length });
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
