import { queryOptions, useQuery } from "@tanstack/react-query";
import { type Role, roles, type Standing } from "../../../domain/access/actor.ts";
import { rights } from "../../../domain/access/rights.ts";
import type { Account } from "../../../domain/directory/directory.ts";
import type { Permanence } from "../../../domain/directory/permanence.ts";
import { call } from "../api/client.ts";

type Named = { readonly id: string; readonly name: string };

/** The account that is signed in, as GET /me answers it. */
export type Me = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly antennes: readonly Named[];
  readonly organisation?: Named;
  /** Those for whom the account acts today. */
  readonly standsFor: readonly (Standing & { readonly name: string })[];
  /** The waiting lists that it may read, own first. */
  readonly waitingLists: readonly string[];
  readonly deputies: Account["deputies"];
  readonly absences: Account["absences"];
  readonly permanences: readonly Permanence[];
  readonly version: number;
};

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => call<Me>({ path: "/me", signal }),
  staleTime: 5 * 60_000,
});

/** The account, on pages below the shell (which waits for it). */
export const useMe = (): Me => {
  const { data } = useQuery(meQuery);
  if (data === undefined) throw new Error("the shell reads the account first");
  return data;
};

/** True when a role of the account may do the operation at all: shows or hides a way in, the API decides. */
export const mayEver = (me: Me, operation: string): boolean =>
  me.roles.some((role) => rights[operation]?.by[role] !== undefined);

export const hasRole = (me: Me, ...wanted: readonly Role[]): boolean =>
  me.roles.some((role) => wanted.includes(role));

export const roleNames = (me: Me): string => me.roles.map((role) => roles[role]).join(", ");
