import type { Actor } from "../domain/access/actor.ts";
import { cardFor } from "../domain/access/rows.ts";
import { civilDateOf } from "../domain/date.ts";
import { type Card, cardOf } from "../domain/dossier/card.ts";
import type { Task } from "../domain/dossier/tasks.ts";
import { type Tried, type TriedCriterion, tryProtocol } from "../domain/protocol/dry-run.ts";
import type { ProtocolVersion } from "../domain/protocol/protocol.ts";
import { isRefusal } from "../domain/refusal.ts";
import { loadDossier } from "./adapters/table/load.ts";
import { openDossiers } from "./adapters/table/open-dossiers.ts";
import { loadReference, type Reference } from "./adapters/table/reference.ts";

/** What is done between a favourable opinion and the entry: a dossier that waits for one of these is open. */
const tasks: readonly Task[] = [
  "prepare-request",
  "complete-request",
  "validate-request",
  "check-eligibility",
  "control",
  "bring-documents",
  "record-entry",
];
/** Dossiers judged at most: they load in a second or two, a few at a time. */
const most = 300;
const lanes = 10;

const listsOf = ({ directory }: Reference): readonly string[] => [
  "accompaniment-manager",
  "statistics-officer",
  "animation-team",
  "system:eligibility-check",
  ...directory.accounts
    .filter(({ roles }) => roles.includes("counsellor"))
    .map(({ id }) => `counsellor:${id}`),
  ...directory.antennes.map(({ id }) => `antenne:${id}`),
];

type Judged = { readonly card: Card; readonly tried: Tried };

const judge = async (
  id: string,
  draft: ProtocolVersion,
  context: Reference & { readonly today: string },
): Promise<Judged | undefined> => {
  const { dossier } = await loadDossier(id);
  const tried = tryProtocol(dossier, draft, context);
  return isRefusal(tried) ? undefined : { card: cardOf(dossier), tried };
};

/** How many dossiers each criterion would answer otherwise, the most first. */
const byCriterion = (changed: readonly Judged[]) => {
  const found = changed.flatMap(({ tried }) => tried.criteria);
  return [...Map.groupBy(found, ({ criterion }) => criterion).values()]
    .map((list) => {
      const { criterion, label } = list[0] as TriedCriterion;
      return { criterion, label, dossiers: list.length };
    })
    .toSorted((one, other) => other.dossiers - one.dossiers);
};

/**
 * Judges the open dossiers under a version of the protocol that nobody relies upon yet; nothing is kept. `complete` is
 * false when more are open than one try looks at: the oldest waits are judged. Dossiers are named to those who may read
 * them, with the criteria that change; others get the figures only.
 */
export const dryRun = async (draft: ProtocolVersion, actor: Actor, now: string) => {
  const reference = await loadReference(now);
  const context = { ...reference, today: civilDateOf(now) };
  const open = await openDossiers(listsOf(reference), tasks, most);
  const judged: Judged[] = [];
  const waiting = open.dossiers.values();
  const lane = async () => {
    for (const id of waiting) {
      const found = await judge(id, draft, context);
      if (found) judged.push(found);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const changed = judged.filter(({ tried }) => tried.criteria.length > 0);
  const mayRead = [actor, ...actor.standsFor].some(({ roles }) =>
    roles.includes("statistics-officer"),
  );
  return {
    examined: judged.length,
    complete: open.complete,
    changed: changed.length,
    gained: changed.filter(({ tried }) => !tried.before && tried.after).length,
    lost: changed.filter(({ tried }) => tried.before && !tried.after).length,
    criteria: byCriterion(changed),
    ...(mayRead && {
      dossiers: changed.flatMap(({ card, tried }) => {
        const row = cardFor(actor, card);
        return row ? [{ card: row, ...tried }] : [];
      }),
    }),
  };
};
