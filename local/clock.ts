/** `npm run clock -- tomorrow`: moves the clock of the platform that runs; without a date, back to this machine's. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { control } from "./control.ts";
import { at, parsed, text } from "./json.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    directory: { type: "string", default: fileURLToPath(new URL("../.local", import.meta.url)) },
  },
});
const [date] = positionals;
const answer = await control(values.directory, "/clock", date === undefined ? {} : { to: date });
if (!answer) {
  console.error("Aucune plateforme ne tourne ici : lancez d’abord npm start.");
  process.exitCode = 1;
} else if (!answer.ok) {
  console.error(
    `« ${date} » n’est pas une date : écrivez tomorrow, ou par exemple 2027-06-30 ou 2027-06-30T14:00.`,
  );
  process.exitCode = 1;
} else {
  const shown = new Intl.DateTimeFormat("fr-FR", {
    timeZone: "Europe/Paris",
    dateStyle: "full",
    timeStyle: "short",
  })
    .format(new Date(text(at(parsed(answer.said), "now"))))
    .replace(" 1 ", " 1er ");
  console.log(`La plateforme est maintenant le ${shown} (heure de Paris).`);
}
