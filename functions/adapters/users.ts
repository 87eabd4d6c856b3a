import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod";
import { readSettings } from "./settings.ts";

let client: CognitoIdentityProviderClient | undefined;
const pool = (): CognitoIdentityProviderClient => {
  client ??= new CognitoIdentityProviderClient({});
  return client;
};

let id: string | undefined;
/** A user of the pool is named by their e-mail address, whatever its case. */
const user = (email: string) => {
  id ??= readSettings({ USER_POOL_ID: z.string().min(1) }).USER_POOL_ID;
  return { UserPoolId: id, Username: email.toLowerCase() };
};

/** Makes the user, whom Cognito invites by mail. False when there is one of this address. */
const created = async (email: string): Promise<boolean> => {
  const UserAttributes = [
    { Name: "email", Value: email.toLowerCase() },
    { Name: "email_verified", Value: "true" },
  ];
  try {
    await pool().send(
      new AdminCreateUserCommand({
        ...user(email),
        UserAttributes,
        DesiredDeliveryMediums: ["EMAIL"],
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof UsernameExistsException) return false;
    throw error;
  }
};

const unlessUnknown = async (asked: Promise<unknown>): Promise<void> => {
  try {
    await asked;
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) throw error;
  }
};

/**
 * Lets an address sign in: invites it, or leaves it as it is when it already may. A user who was disabled is made anew,
 * so that the password and second factor of whoever held the address before open nothing.
 */
export const openUser = async (email: string): Promise<void> => {
  if (await created(email)) return;
  const { Enabled } = await pool().send(new AdminGetUserCommand(user(email)));
  if (Enabled) return;
  await unlessUnknown(pool().send(new AdminDeleteUserCommand(user(email))));
  await created(email);
};

/**
 * Makes a sign-in anew: whoever held the password or the second factor is signed out, and the address is invited again.
 */
export const renewUser = async (email: string): Promise<void> => {
  await signOutUser(email);
  await unlessUnknown(pool().send(new AdminDeleteUserCommand(user(email))));
  await created(email);
};

/** Ends every sign-in of an address: the next token is asked for anew, with the rights that hold then. */
export const signOutUser = (email: string): Promise<void> =>
  unlessUnknown(pool().send(new AdminUserGlobalSignOutCommand(user(email))));

/** Lets an address sign in no more; then ends its sign-ins. */
export const closeUser = async (email: string): Promise<void> => {
  await unlessUnknown(pool().send(new AdminDisableUserCommand(user(email))));
  await signOutUser(email);
};
