import type { Actor } from "../../../domain/access/actor.ts";
import { addDays, type CivilDate, civilDateOf } from "../../../domain/date.ts";
import type { Decision } from "../../../domain/decider.ts";
import type { Context } from "../../../domain/dossier/context.ts";
import type { Dossier } from "../../../domain/dossier/dossier.ts";
import { isRefusal, type Refusal } from "../../../domain/refusal.ts";
import { derivedId } from "../../adapters/digest.ts";
import { type Loaded, loadDossier } from "../../adapters/table/load.ts";
import type { Capability } from "../../api/kit/operation.ts";
import { routes } from "../../api/routes.ts";
import { execute } from "../../execute.ts";
import type { Executed } from "../../execution.ts";
import type { Chance } from "./chance.ts";
import { accounts } from "./house.ts";

/** The made-up life of one dossier: where it stands in time, and who has it in hand. */
export type Walk = {
  readonly dossier: string;
  readonly number: number;
  readonly chance: Chance;
  /** The last day of the demonstration: nothing happens after it. */
  readonly until: CivilDate;
  day: CivilDate;
  counsellor: string;
  steps: number;
  /** The dossier as the last step left it. */
  held?: Loaded;
  /** Granted, and left to a session of entries. */
  isGranted?: boolean;
};

export const newWalk = (
  number: number,
  chance: Chance,
  begin: CivilDate,
  until: CivilDate,
): Walk => ({
  dossier: derivedId("seed", String(number), "dossier"),
  number,
  chance,
  until,
  day: begin,
  counsellor: "",
  steps: 0,
});

/** Somebody of the house, as a token would name them. */
export const actorNamed = (id: string): Actor => {
  const account = accounts.find((one) => one.id === id);
  if (account === undefined) throw new Error(`no account ${id}`);
  return {
    account: account.id,
    roles: account.roles,
    antennes: account.antennes,
    ...(account.organisation && { organisation: account.organisation }),
    standsFor: [],
  };
};

const pad = (value: number) => String(value).padStart(2, "0");

/** A working moment of the walk's day, later than the steps before it. */
const momentOf = (walk: Walk): string =>
  `${walk.day}T${pad(9 + Math.floor(walk.steps / 4))}:${pad((walk.steps % 4) * 15 + walk.chance.between(0, 14))}:${pad(walk.chance.between(0, 59))}.000Z`;

/** Lets days pass, Saturdays and Sundays left out. False when the walk would go past the end. */
export const wait = (walk: Walk, from: number, to: number): boolean => {
  let day = addDays(walk.day, walk.chance.between(from, to));
  while ([0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())) day = addDays(day, 1);
  if (day > walk.until) return false;
  if (day !== walk.day) walk.steps = 0;
  walk.day = day;
  return true;
};

/** The dossier of a walk, as its last step left it. */
export const dossierOf = async (walk: Walk): Promise<Dossier> => {
  walk.held ??= await loadDossier(walk.dossier);
  return walk.held.dossier;
};

type Rule = (dossier: Dossier, context: Context, beside: Dossier) => Decision | Refusal;

/**
 * Parses what is sent by the schema of its route, as the API would: made-up people write nothing that the API refuses.
 * What the platform does by itself has no route.
 *
 * @throws Error that names the field.
 */
const refuseOdd = async (operation: string, input: unknown): Promise<void> => {
  const route = routes.find((row) => row.operation === operation);
  if (route === undefined) return;
  const capability = (await import(`../../api/${route.capability}.ts`)) as Capability;
  const parsed = capability[operation]?.body?.safeParse(input);
  if (parsed && !parsed.success)
    throw new Error(`seed: ${operation}: ${parsed.error.issues[0]?.path.join(".")}`);
};

/**
 * One command of the story, through the same execution as the API, quiet.
 *
 * @throws Error when the domain refuses: made-up people obey the rules.
 */
export const act = async (
  walk: Walk,
  account: string | Actor,
  operation: string,
  input: unknown,
  decide: Rule,
  beside?: string,
): Promise<Executed> => {
  walk.steps += 1;
  await refuseOdd(operation, input);
  const actor = typeof account === "string" ? actorNamed(account) : account;
  const result = await execute({
    operation,
    dossier: walk.dossier,
    key: `seed-${walk.number}-${walk.day}-${walk.steps}`,
    input,
    actor,
    now: momentOf(walk),
    creates: operation === "submitReferral" || operation === "registerContact",
    quiet: true,
    ...(walk.held && { held: walk.held }),
    holds: (standing) => {
      walk.held = standing;
    },
    ...(beside && { beside }),
    decide: (dossier, context, { beside: other }) => decide(dossier, context, other),
  });
  if (isRefusal(result))
    throw new Error(
      `seed: ${operation} on ${civilDateOf(momentOf(walk))} refused: ${result.code} ${result.field ?? ""}`,
    );
  return result;
};
