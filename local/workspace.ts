/** The folder that a platform works in, the ports it takes, and the secrets it draws once. */
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { CannotStart } from "./engines.ts";
import { type Json, record, text } from "./json.ts";
import { freePort, isFree } from "./ports.ts";
import { leftoverFile } from "./table-engine.ts";

const names = [
  "origin",
  "mailbox",
  "oidc",
  "s3",
  "api",
  "dynamodb",
  "sqs",
  "ses",
  "cognito",
] as const;

export type Ports = Readonly<Record<(typeof names)[number], number>>;

/** A port for each part: any that are free, or some in a row. Throws CannotStart when one is taken. */
export async function portsOf(wanted: "free" | number): Promise<Ports> {
  const pick = async (place: number) => {
    if (wanted === "free") return freePort();
    if (await isFree(wanted + place)) return wanted + place;
    throw new CannotStart(
      `Le port ${wanted + place} est déjà pris : arrêtez ce qui l’occupe, ou choisissez-en d’autres avec --port.`,
    );
  };
  const found = new Map<string, number>();
  for (const [place, name] of names.entries()) found.set(name, await pick(place));
  return Object.fromEntries(found) as Ports;
}

/** What the made-up data, the logs and a day's work need at least, in bytes. */
export const leastFree = 500 * 1024 ** 2;

const megabytes = (bytes: number) => Math.floor(bytes / 1024 ** 2);

/** Why one can't start with so much free space; undefined when one can. */
export function refuseSpace(directory: string, free: number): CannotStart | undefined {
  return free < leastFree
    ? new CannotStart(
        `Le disque de ${directory} est presque plein : ${megabytes(free)} Mo libres, il en faut ${megabytes(leastFree)}. Libérez de la place, ou choisissez un autre dossier avec --directory.`,
      )
    : undefined;
}

/** Makes the folder. Throws CannotStart when nothing can be written there, or hardly anything. */
export function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "written"), "");
    const { bavail, bsize } = statfsSync(directory);
    const refused = refuseSpace(directory, bavail * bsize);
    if (refused) throw refused;
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotStart(
      `Impossible d’écrire dans ${directory} (disque plein ou protégé) : ${reason}`,
    );
  }
}

const lockFile = "process";

/** Forgets all that an earlier start left, but who works here now. */
export function emptied(directory: string): void {
  for (const name of readdirSync(directory))
    if (name !== lockFile && name !== leftoverFile)
      rmSync(join(directory, name), { recursive: true, force: true });
}

/** One platform at a time works in a folder: gives back the release. Throws CannotStart when another does. */
export function locked(directory: string): () => void {
  const file = join(directory, lockFile);
  if (existsSync(file)) {
    const other = Number(readFileSync(file, "utf8"));
    if (other !== process.pid && isAlive(other))
      throw new CannotStart(
        `La plateforme tourne déjà (processus ${other}) avec les données de ${directory}.`,
      );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Secrets are drawn once and kept, as Secrets Manager does. */
export function secretsIn(directory: string): (id: string, properties: Json) => string {
  const file = join(directory, "secrets.json");
  return (id, properties) => {
    const kept = existsSync(file) ? record(JSON.parse(readFileSync(file, "utf8"))) : {};
    if (kept[id] !== undefined) return text(kept[id]);
    const rules = record(properties.GenerateSecretString);
    const drawn = randomBytes(48)
      .toString("hex")
      .slice(0, Number(rules.PasswordLength ?? 32));
    const template = rules.SecretStringTemplate;
    const made =
      template === undefined
        ? text(properties.SecretString, drawn)
        : JSON.stringify({ ...JSON.parse(text(template)), [text(rules.GenerateStringKey)]: drawn });
    writeFileSync(file, JSON.stringify({ ...kept, [id]: made }), { mode: 0o600 });
    return made;
  };
}
