import type { Actor, Role } from "../../domain/access/actor.ts";
import { civilDateOf } from "../../domain/date.ts";
import type { Change, Decision, DomainEvent } from "../../domain/decider.ts";
import type { Account, Antenne, Directory } from "../../domain/directory/directory.ts";
import type { Context } from "../../domain/dossier/context.ts";
import { type Dossier, emptyDossier } from "../../domain/dossier/dossier.ts";
import { DEFAULT_PROTOCOL } from "../../domain/protocol/default-protocol.ts";
import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import { settingsOn } from "../../domain/setting/setting.ts";
import { evolve } from "../../functions/adapters/table/evolved.ts";

/** What happened before: a kind of state, its events, when and by whom if it matters. */
export type Step = {
  readonly kind: string;
  readonly id?: string;
  readonly events: readonly DomainEvent[];
  readonly at?: string;
  readonly by?: string;
};

export const dossierId = "0f8fad5b-d9cb-869f-a165-70867728950e";
export const now = "2026-11-24T09:00:00.000Z";

const account = (id: string, roles: readonly Role[], antennes: readonly string[]): Account => ({
  id,
  email: `${id}@plie.exemple`,
  name: id,
  roles,
  antennes,
  deputies: [],
  absences: [],
  version: 1,
});
const antenne = (id: string, communes: readonly string[]): Antenne => ({
  id,
  name: id,
  address: `1 rue de ${id}`,
  covers: communes.map((commune) => ({ commune, from: "2020-01-01" })),
  version: 1,
});

/** Two antennes, and people who work there. */
export const directory: Directory = {
  accounts: [
    account("claire", ["counsellor"], ["centre"]),
    account("karim", ["counsellor"], ["centre", "littoral"]),
    account("rosa", ["counsellor"], ["littoral"]),
    account("odile", ["reception"], ["centre"]),
    account("helene", ["accompaniment-manager"], []),
    account("samuel", ["statistics-officer"], []),
    account("anna", ["animation-team"], []),
    { ...account("ancien", ["counsellor"], ["centre"]), closedOn: "2026-06-30" },
  ],
  antennes: [antenne("centre", ["59183", "59155"]), antenne("littoral", ["59273", "59540"])],
  organisations: [{ id: "ccas", name: "CCAS de Dunkerque", kind: "ccas", version: 1 }],
};

export const actorOf = (id: string): Actor => {
  const { roles, antennes } = directory.accounts.find((known) => known.id === id) ?? {
    roles: [],
    antennes: [],
  };
  return { account: id, roles, antennes, standsFor: [] };
};

/** The context of a command: who acts and when; ids are n-1, n-2… */
export const contextOf = (by = "claire", changes: Partial<Context> = {}): Context => {
  let calls = 0;
  const instant = changes.now ?? now;
  const today = civilDateOf(instant);
  return {
    actor: actorOf(by),
    now: instant,
    today,
    newId: () => {
      calls += 1;
      return `n-${calls}`;
    },
    settings: settingsOn([], today),
    protocols: [DEFAULT_PROTOCOL],
    directory,
    ...changes,
  };
};

const applied = (dossier: Dossier, changes: readonly Change[], by: string, at: string): Dossier =>
  evolve(dossier, changes, { by, at }, { key: at, body: "", salt: crypto.randomUUID() }).dossier;

/** A dossier as these steps made it. */
export const dossierOf = (id: string, steps: readonly Step[]): Dossier =>
  steps.reduce(
    (dossier, step, index) =>
      applied(
        dossier,
        [{ kind: step.kind, id: step.id ?? step.kind, events: step.events }],
        step.by ?? "claire",
        step.at ?? `2026-11-01T08:00:${String(index).padStart(2, "0")}.000Z`,
      ),
    emptyDossier(id),
  );

/** What came of a command: the refusal's code, or the events that it adds and the dossier after them. */
export type Outcome = {
  readonly code?: string;
  readonly field?: string;
  readonly decision?: Decision;
  readonly events: readonly (DomainEvent & { readonly kind: string })[];
  readonly types: readonly string[];
  readonly after: Dossier;
};

const outcomeOf = (dossier: Dossier, result: Decision | Refusal, context: Context): Outcome => {
  if (isRefusal(result))
    return { code: result.code, field: result.field, events: [], types: [], after: dossier };
  const events = result.changes.flatMap(({ kind, events: added }) =>
    added.map((event) => ({ ...event, kind })),
  );
  return {
    decision: result,
    events,
    types: events.map(({ type }) => type),
    after: applied(dossier, result.changes, context.actor.account, context.now),
  };
};

/** Given what happened, when a command is decided, then… */
export const given = (...steps: readonly Step[]) => {
  const dossier = dossierOf(dossierId, steps);
  return {
    dossier,
    when: (
      decide: (dossier: Dossier, context: Context) => Decision | Refusal,
      context: Context = contextOf(),
    ): Outcome => outcomeOf(dossier, decide(dossier, context), context),
  };
};
