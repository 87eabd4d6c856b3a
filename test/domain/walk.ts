import { may } from "../../domain/access/may.ts";
import type { Decision } from "../../domain/decider.ts";
import type { Context } from "../../domain/dossier/context.ts";
import { type Dossier, emptyDossier } from "../../domain/dossier/dossier.ts";
import { isRefusal, Refusal } from "../../domain/refusal.ts";
import { evolve } from "../../functions/adapters/table/evolved.ts";
import { contextOf, dossierId } from "./given.ts";

type Decide = (dossier: Dossier, context: Context) => Decision | Refusal;

/** One dossier on which several people act, one after another, each with their own rights. */
export const walk = (start: Dossier = emptyDossier(dossierId)) => {
  let dossier = start;
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `w-${ids}`;
  };
  return {
    get dossier(): Dossier {
      return dossier;
    },
    /**
     * Somebody does an operation at an instant. Gives `done` and changes the dossier, or the refusal's code and changes
     * nothing. An operation that is no route's (the platform's own) is asked of no right.
     */
    does: (
      by: string,
      at: string,
      operation: string,
      decide: Decide,
      changes: Partial<Context> = {},
    ): string => {
      const context = contextOf(by, { now: at, newId, ...changes });
      const isPlatform = by.startsWith("system:");
      const permission = isPlatform
        ? undefined
        : may(context.actor, operation, at, dossier.states.length > 0 ? dossier : undefined);
      const decision = permission instanceof Refusal ? permission : decide(dossier, context);
      if (isRefusal(decision)) return decision.code;
      dossier = evolve(
        dossier,
        decision.changes,
        { by, at },
        { key: at + operation, body: "", salt: crypto.randomUUID() },
      ).dossier;
      return "done";
    },
  };
};
