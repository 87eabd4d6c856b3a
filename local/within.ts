/** `npm run local -- verify`: runs a command of upkeep on the platform that runs here, with its settings and its clock. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { control } from "./control.ts";
import { at, parsed, record, text } from "./json.ts";

const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const [first = "", second = "", ...others] = process.argv.slice(2);
const isElsewhere = first === "--directory";
const parameters = isElsewhere ? others : process.argv.slice(2);
const directory = isElsewhere ? second : place("../.local");

const answer = await control(directory, "/settings", {});
if (!answer?.ok) {
  console.error("Aucune plateforme ne tourne ici : lancez d’abord npm start.");
  process.exitCode = 1;
} else {
  const state = parsed(answer.said);
  const offset = Date.parse(text(at(state, "now"))) - Date.now();
  const clock = `${new URL("./functions/preload.mjs", import.meta.url).href}?offset=${offset}`;
  const child = spawn(
    process.execPath,
    ["--import", clock, place("../functions/tools/upkeep/run.ts"), ...parameters],
    {
      env: { ...process.env, ...record(at(state, "environment")) } as NodeJS.ProcessEnv,
      stdio: "inherit",
    },
  );
  child.once("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}
