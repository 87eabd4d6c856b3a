/** `npm start`: builds and synthesizes the app, serves its template on local engines, and says where to go. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Unserved } from "./assembly.ts";
import { openControl } from "./control.ts";
import { demoAccounts } from "./demo-accounts.ts";
import { CannotStart } from "./engines.ts";
import { startPlatform } from "./platform.ts";
import { run } from "./seed.ts";

const repository = fileURLToPath(new URL("..", import.meta.url));

/** Options of the command line. Throws CannotStart when one is unknown. */
function options() {
  try {
    return parseArgs({
      options: {
        port: { type: "string", default: "4800" },
        stage: { type: "string" },
        reset: { type: "boolean", default: false },
        build: { type: "boolean", default: true },
        seed: { type: "boolean", default: true },
        assembly: { type: "string", default: join(repository, "cdk.out") },
        directory: { type: "string", default: join(repository, ".local") },
      },
      allowNegative: true,
    }).values;
  } catch {
    throw new CannotStart(
      "Options : --port 4800, --stage nom, --reset, --no-build, --no-seed, --assembly cdk.out, --directory dossier.",
    );
  }
}

async function main(): Promise<void> {
  const { port, stage, reset, build, seed, assembly, directory } = options();
  const first = Number(port);
  if (!Number.isInteger(first) || first < 1 || first > 65_000)
    throw new CannotStart(`« ${port} » n’est pas un numéro de port.`);
  // Before everything is up, ending this process ends what it has started.
  let stop = (): void => process.exit(130);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop());
  const serve = async () => {
    if (build) await run("infra/synth.ts", ["--skip-web", ...(stage ? ["--stage", stage] : [])]);
    return startPlatform({ directory, reset, ports: first, assembly, stage, seed });
  };
  if (build) console.log("Construction de l’application…");
  // The template knows nothing of the client: both come at once.
  const [platform] = await Promise.all([serve(), build && run("infra/web.ts", [])]);
  const control = await openControl(platform);
  let isStopping = false;
  stop = () => {
    if (isStopping) return;
    isStopping = true;
    control
      .stop()
      .then(platform.stop)
      .then(() => process.exit(0));
  };

  console.log(`
Jalon est ouvert : ${platform.origin}
  Courriels envoyés : ${platform.mailbox}
  Interface de programmation : ${platform.origin}/docs
  Données : ${platform.directory}

Comptes de démonstration (aucun mot de passe ; le code d’un partenaire arrive parmi les courriels) :
${demoAccounts.map(({ label, name, email }) => `  ${label.padEnd(44)}${name} <${email}>`).join("\n")}

Ctrl-C arrête tout. npm run clock -- tomorrow passe à demain 8 h : le rapport de la nuit arrive par courriel.`);
}

try {
  await main();
} catch (error) {
  const isKnown = error instanceof CannotStart;
  const isTemplate = error instanceof Unserved;
  if (isTemplate)
    console.error(`Le modèle ne peut pas être servi sur cette machine :\n${error.message}`);
  else console.error(isKnown ? error.message : error);
  process.exit(1);
}
