import type { Actor } from "../domain/access/actor.ts";
import type { ShownCard } from "../domain/access/rows.ts";
import type { Decision } from "../domain/decider.ts";
import type { Card } from "../domain/dossier/card.ts";
import type { Context } from "../domain/dossier/context.ts";
import type { Dossier, Stored } from "../domain/dossier/dossier.ts";
import type { Kind } from "../domain/dossier/states.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Hour, Slot } from "../domain/slot/slot.ts";
import type { Loaded } from "./adapters/table/load.ts";

/** What a command answers: the state that it changed, its version, and the dossier's new card for the lists. */
export type Executed = {
  readonly dossier: string;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly card: Card;
  /** The card as far as the actor may see it: what leaves the platform. */
  readonly shown: Partial<ShownCard>;
};

/** Which state a command edits: the last of a kind, or the one that the address names (undefined when there is none). */
export type Concerned = Kind | ((dossier: Dossier) => Stored | undefined);

export type Execution = {
  readonly operation: string;
  readonly dossier: string;
  /** Idempotency-Key: with the actor, it names the command. */
  readonly key: string;
  /** What was asked, for « same key, other body ». */
  readonly input: unknown;
  readonly actor: Actor;
  readonly now: string;
  /** The version of `concerns` that the person saw, when If-Match was sent. */
  readonly seen?: number;
  readonly concerns?: Concerned;
  /** The command makes the dossier: access is asked without one, and nothing is loaded before the first try. */
  readonly creates?: boolean;
  /** Seeded, imported, restored: projected, never relayed. */
  readonly quiet?: boolean;
  /** A second dossier that the rule reads and may change: the two are saved in one transaction. */
  readonly beside?: string;
  /**
   * The dossier as it was just loaded, or as its only writer left it: not loaded again for the first try. A save by
   * somebody else is found when saving, and has it loaded.
   */
  readonly held?: Loaded;
  /** Told how the dossier stands once the command is saved. */
  readonly holds?: (standing: Loaded) => void;
  /**
   * The accounts that the command names. A closed one takes nothing over: the save holds only if each still stands as the
   * directory, kept some minutes, knows it, and a refusal is said only of accounts read as they stand.
   */
  readonly names?: (dossier: Dossier) => readonly (string | undefined)[];
  /**
   * The hour that the command takes. No slot is supposed to stand there, and the save holds only if so; else it says
   * which, and the rule decides with them.
   */
  readonly hour?: (dossier: Dossier) => Hour | undefined;
  readonly decide: (dossier: Dossier, context: Context, also: Also) => Decision | Refusal;
};

/** The dossier beside, and the slots that stand at the hour taken. */
type Also = { readonly beside: Dossier; readonly slots: readonly Slot[] };
