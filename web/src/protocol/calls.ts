import { queryOptions } from "@tanstack/react-query";
import type { Card } from "../../../domain/dossier/card.ts";
import type { ProtocolDifference } from "../../../domain/protocol/differences.ts";
import type { ProtocolDraft } from "../../../domain/protocol/draft.ts";
import type { Tried } from "../../../domain/protocol/dry-run.ts";
import type { ProtocolVersion } from "../../../domain/protocol/protocol.ts";
import { call, newKey } from "../api/client.ts";
import { queries } from "../api/queries.ts";

/** A version of the protocol, its last day when another follows, and what it changes from the one before. */
export type ProtocolView = ProtocolVersion & {
  readonly to?: string;
  readonly differences: readonly ProtocolDifference[];
};

export const protocolsQuery = queryOptions({
  queryKey: ["protocols"],
  queryFn: ({ signal }) => call<{ items: readonly ProtocolView[] }>({ path: "/protocols", signal }),
  select: ({ items }) => items,
  staleTime: 10 * 60_000,
});

/** The version in force on a day. */
export const inForce = (versions: readonly ProtocolView[], day: string): ProtocolView | undefined =>
  versions.findLast((version) => version.from <= day);

/** Keeps a new version, in force from its first day on. Throws a `Problem`. */
export const keepVersion = async (draft: ProtocolDraft, key: string): Promise<void> => {
  await call({ method: "POST", path: "/protocols", body: draft, key });
  await queries.invalidateQueries({ queryKey: ["protocols"] });
};

/** Takes back a version that has not begun. Throws a `Problem`. */
export const withdrawVersion = async (from: string, key: string): Promise<void> => {
  await call({ method: "POST", path: `/protocols/${from}/withdrawal`, body: {}, key });
  await queries.invalidateQueries({ queryKey: ["protocols"] });
};

/** What a version would change on the open dossiers; those who may not read dossiers get figures only. */
export type DryRunResult = {
  readonly examined: number;
  readonly complete: boolean;
  readonly changed: number;
  readonly gained: number;
  readonly lost: number;
  readonly criteria: readonly {
    readonly criterion: string;
    readonly label: string;
    readonly dossiers: number;
  }[];
  readonly dossiers?: readonly (Tried & { readonly card: Card })[];
};

/** Tries a version on the open dossiers; nothing is kept. Throws a `Problem`. */
export const tryVersion = (draft: ProtocolDraft): Promise<DryRunResult> =>
  call({ method: "POST", path: "/protocols/dry-run", body: draft, key: newKey() });

/** A version kept already, as a draft says it. */
export const asDraft = ({
  by: _by,
  on: _on,
  to: _to,
  differences: _differences,
  ...version
}: ProtocolView): ProtocolDraft => version;
