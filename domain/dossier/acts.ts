import type { Author } from "../decider.ts";
import type { ListKeys } from "./lists.ts";

/** The list in which what others did in somebody's name stands: a stand-in's acts, a deputy's decisions. */
export const actsFor = (account: string): string => `done-for:${account}`;

/** The index keys of an event of the history: afterwards, the person represented sees what was done (domain.md section 2). */
export const keysOfAct = (event: Author): Pick<ListKeys, "owner" | "ownerSort"> =>
  event.for ? { owner: actsFor(event.for), ownerSort: event.at } : {};
