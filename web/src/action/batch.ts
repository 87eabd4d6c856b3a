import { useRef, useState } from "react";
import type { Card } from "../../../domain/dossier/card.ts";
import { call, newKey } from "../api/client.ts";
import { type Executed, settle } from "../api/command.ts";
import { asProblem } from "../api/problem.ts";

/** What became of one dossier of a batch. */
export type Fate =
  | { readonly state: "waiting" }
  | { readonly state: "doing" }
  | { readonly state: "done" }
  | { readonly state: "refused"; readonly message: string };

/** One command for each dossier chosen: after `/dossiers/{id}`. */
export type BatchCommand = { readonly path: string; readonly body?: unknown };

/**
 * The same command for many dossiers, one after the other: each has its own key and its own fate, a refusal stops
 * none of the others. Trying again sends only what was refused, with the same keys.
 */
export const useBatch = (cards: readonly Card[], command: BatchCommand) => {
  const [fates, setFates] = useState<Readonly<Record<string, Fate>>>({});
  const [running, setRunning] = useState(false);
  const keys = useRef(new Map<string, string>());
  const keyOf = (dossier: string) => {
    const name = `${dossier} ${command.path} ${JSON.stringify(command.body ?? {})}`;
    const key = keys.current.get(name) ?? newKey();
    keys.current.set(name, key);
    return key;
  };
  const tell = (dossier: string, fate: Fate) =>
    setFates((before) => ({ ...before, [dossier]: fate }));
  const run = async () => {
    setRunning(true);
    for (const { dossier } of cards.filter((card) => fates[card.dossier]?.state !== "done")) {
      tell(dossier, { state: "doing" });
      try {
        const executed = await call<Executed>({
          method: "POST",
          path: `/dossiers/${dossier}${command.path}`,
          body: command.body ?? {},
          key: keyOf(dossier),
        });
        await settle(executed);
        tell(dossier, { state: "done" });
      } catch (error) {
        tell(dossier, { state: "refused", message: asProblem(error).message });
      }
    }
    setRunning(false);
  };
  const of = (state: Fate["state"]) => Object.values(fates).filter((fate) => fate.state === state);
  return { fates, running, run, done: of("done").length, refused: of("refused").length };
};
