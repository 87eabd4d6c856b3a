import { may, notAllowed } from "../../../domain/access/may.ts";
import { isRefusal, type Refusal } from "../../../domain/refusal.ts";
import type { ApiRequest } from "../kit/operation.ts";

/** What everybody may change of their own account; those who lead, of anybody's. */
export const refuseUnlessOwn = (request: ApiRequest, action: string): Refusal | undefined => {
  const permission = may(request.actor, action, request.now);
  if (isRefusal(permission)) return permission;
  const own = request.params.accountId === request.actor.account;
  const forOthers = request.actor.roles.some((role) =>
    ["administrator", "accompaniment-manager"].includes(role),
  );
  return own || forOthers ? undefined : notAllowed();
};
