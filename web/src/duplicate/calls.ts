import { queryOptions } from "@tanstack/react-query";
import type { Stage } from "../../../domain/dossier/stage.ts";
import type { Certainty } from "../../../domain/duplicate/rank.ts";
import type { Birth } from "../../../domain/person/identity.ts";
import { call, newKey } from "../api/client.ts";
import type { DossierView } from "../dossier/view.ts";

/** A dossier that may be of the same person. */
export type Candidate = {
  readonly dossier: string;
  readonly number: string;
  readonly certainty: Certainty;
  readonly birthName: string;
  readonly usedName?: string;
  readonly firstNames: string;
  readonly formerNames: readonly string[];
  readonly birth: Birth;
  readonly antenne: string;
  readonly stage: Stage;
};

/** Pairs answered in this tab: what finds possible duplicates follows some seconds later. */
const settledPairs = new Set<string>();
const pairOf = (one: string, other: string): string => [one, other].toSorted().join(" ");

/** A pair that was answered is not asked about again. */
export const settlePair = (one: string, other: string): void => {
  settledPairs.add(pairOf(one, other));
};

/** The dossiers that may be of the same person as this one, the surest first. */
export const duplicatesQuery = (view: DossierView) =>
  queryOptions({
    queryKey: ["duplicates", view.id, view.person.version],
    queryFn: ({ signal }) => {
      const { identity } = view.person;
      return call<{ items: readonly Candidate[] }>({
        method: "POST",
        path: "/duplicates",
        body: {
          dossier: view.id,
          birthName: identity?.birthName,
          usedName: identity?.usedName,
          firstNames: identity?.firstNames,
          formerNames: identity?.formerNames ?? [],
          birth: identity?.birth,
        },
        key: newKey(),
        signal,
      });
    },
    select: ({ items }) => ({
      items: items.filter(({ dossier }) => !settledPairs.has(pairOf(view.id, dossier))),
    }),
    enabled: Boolean(view.person.identity),
    gcTime: 60_000,
  });
