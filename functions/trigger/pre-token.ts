import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { civilDateOf } from "../../domain/date.ts";
import { activeAccount, standingsOf } from "../../domain/directory/directory.ts";
import { readDirectory } from "../adapters/table/directory.ts";

/**
 * Puts what holds now into the access token: account, roles, antennes, organisation, and for whom this account may act
 * today. A token lives 10 minutes, so that a request needs no extra read. A closed or unknown account gets no role.
 */
export const handler = async (
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> => {
  const today = civilDateOf(new Date().toISOString());
  const email = event.request.userAttributes.email?.toLowerCase();
  const directory = await readDirectory();
  // An address may have been that of an account closed since: the open one counts.
  const account = directory.accounts
    .filter((found) => found.email.toLowerCase() === email)
    .map(({ id }) => activeAccount(directory, id, today))
    .find((found) => found !== undefined);
  const standings = account ? standingsOf(directory, account.id, today) : [];
  event.response = {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: {
        claimsToAddOrOverride: account
          ? {
              account: account.id,
              roles: account.roles.join(" "),
              antennes: account.antennes.join(" "),
              ...(account.organisation && { organisation: account.organisation }),
              ...(standings.length > 0 && { standings: JSON.stringify(standings) }),
            }
          : {},
      },
    },
  };
  return event;
};
