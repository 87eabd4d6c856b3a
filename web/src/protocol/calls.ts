import { queryOptions } from "@tanstack/react-query";
import type { ProtocolDifference } from "../../../domain/protocol/differences.ts";
import type { ProtocolVersion } from "../../../domain/protocol/protocol.ts";
import { call } from "../api/client.ts";

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
