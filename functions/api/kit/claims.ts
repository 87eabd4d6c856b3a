import * as z from "zod";
import { type Actor, type Role, roles, type Standing } from "../../../domain/access/actor.ts";

const role = z.enum(Object.keys(roles) as [Role, ...Role[]]);
const words = z
  .string()
  .optional()
  .transform((text) => (text ? text.split(" ") : []));
const standing = z.object({
  account: z.string(),
  roles: z.array(role),
  antennes: z.array(z.string()),
});

/** API Gateway hands every claim as a string; this is the one place that reads them. */
const claims = z.object({
  account: z.string().min(1),
  roles: words.pipe(z.array(role)),
  antennes: words,
  organisation: z.string().optional(),
  standings: z
    .string()
    .optional()
    .transform((text): unknown => (text ? JSON.parse(text) : []))
    .pipe(z.array(standing)),
});

/** The actor whom the access token names, as the pre-token trigger wrote it. Undefined when the claims are not ours. */
export const actorOf = (received: unknown): Actor | undefined => {
  const read = claims.safeParse(received);
  if (!read.success) return undefined;
  const { account, antennes, organisation, standings } = read.data;
  return {
    account,
    roles: read.data.roles,
    antennes,
    ...(organisation && { organisation }),
    standsFor: standings satisfies Standing[],
  };
};
