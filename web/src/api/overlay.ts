import type { Card } from "../../../domain/dossier/card.ts";
import type { Awaited } from "../../../domain/dossier/view.ts";
import type { Row } from "./rows.ts";

/**
 * Lists are indexes, late by moments. What a command answered here is laid over them for a while, so that a dossier
 * just decided does not show again, even with an index 5 s late.
 */
export type Overlay = {
  readonly card: Card;
  readonly awaited: readonly Awaited[];
  readonly until: number;
};

const lasts = 30_000;
const overlays = new Map<string, Overlay>();

export const layOver = (card: Card, awaited: readonly Awaited[]): void => {
  overlays.set(card.dossier, { card, awaited, until: performance.now() + lasts });
};

export const overlayOf = (dossier: string): Overlay | undefined => {
  const found = overlays.get(dossier);
  if (found === undefined || found.until > performance.now()) return found;
  overlays.delete(dossier);
  return undefined;
};

/** A waiting list as it will be once the index has caught up. */
export const withOverlay = (rows: readonly Row[], list: string): readonly Row[] => {
  const kept = rows.filter((row) => {
    const overlay = overlayOf(row.card.dossier);
    return (
      overlay === undefined ||
      overlay.awaited.some((one) => one.who === list && one.task === row.task)
    );
  });
  const shown = new Set(kept.map((row) => `${row.card.dossier} ${row.task}`));
  const added = [...overlays.keys()].flatMap((dossier): Row[] => {
    const overlay = overlayOf(dossier);
    return (overlay?.awaited ?? [])
      .filter((one) => one.who === list && !shown.has(`${dossier} ${one.task}`))
      .map((one) => ({
        card: (overlay as Overlay).card,
        kind: one.task,
        id: dossier,
        task: one.task,
        sort: one.since,
      }));
  });
  return [...kept, ...added].toSorted((one, other) => one.sort.localeCompare(other.sort));
};
