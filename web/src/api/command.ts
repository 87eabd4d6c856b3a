import { useMutation } from "@tanstack/react-query";
import type { Card } from "../../../domain/dossier/card.ts";
import { type DossierView, dossierQuery } from "../dossier/view.ts";
import { call } from "./client.ts";
import { useIntention } from "./intention.ts";
import { layOver } from "./overlay.ts";
import { Problem } from "./problem.ts";
import { queries } from "./queries.ts";

/** What every command on a dossier answers. */
export type Executed = {
  readonly dossier: string;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly card: Card;
};

/** A command: where it goes, and the version that it is based on. */
export type Command = {
  readonly path: string;
  readonly method?: "POST" | "PUT";
  readonly body?: unknown;
  readonly version?: number;
};

/** What a success makes stale: the dossier itself is read again at once, lists get the answer laid over them. */
export const settle = async (executed: Executed): Promise<void> => {
  const view = await queries
    .fetchQuery({ ...dossierQuery(executed.dossier), staleTime: 0 })
    .catch((): DossierView | undefined => undefined);
  layOver(view?.card ?? executed.card, view?.awaited ?? []);
  await queries.invalidateQueries({ queryKey: ["timeline", executed.dossier] });
  void queries.invalidateQueries({ queryKey: ["list"] });
};

/** Somebody else changed the dossier: it is read again, so that the screen shows what the refusal speaks of. */
const readAgain = async (path: string, error: unknown): Promise<never> => {
  const id = /^\/dossiers\/([^/]+)/.exec(path)?.[1];
  if (id !== undefined && error instanceof Problem && (error.conflict || error.status === 409)) {
    void queries.invalidateQueries({ queryKey: ["timeline", id] });
    await queries.invalidateQueries({ queryKey: ["dossier", id] });
  }
  throw error;
};

/** Sends commands on dossiers: one key for one intention, the answer laid over the lists. Throws a `Problem`. */
export const useCommand = () => {
  const { keyOf, done } = useIntention();
  return useMutation({
    mutationFn: async (command: Command): Promise<Executed> => {
      const executed = await call<Executed>({
        method: command.method ?? "POST",
        path: command.path,
        body: command.body ?? {},
        version: command.version,
        key: keyOf([command.path, command.body, command.version]),
      }).catch((error: unknown) => readAgain(command.path, error));
      done();
      await settle(executed);
      return executed;
    },
  });
};
