import type { Account, Antenne, Organisation } from "../../../domain/directory/directory.ts";
import { call } from "../api/client.ts";
import { asProblem } from "../api/problem.ts";
import { queries } from "../api/queries.ts";
import type { DirectoryView } from "../api/reference.ts";

/** The administrator reads whole accounts. */
export type WholeDirectory = Omit<DirectoryView, "accounts"> & {
  readonly accounts: readonly Account[];
  readonly antennes: readonly Antenne[];
  readonly organisations: readonly Organisation[];
};

/** The directory as it is read by whoever may see all of it. */
export const whole = (directory: DirectoryView): WholeDirectory =>
  directory as unknown as WholeDirectory;

const readAgain = () =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ["directory"] }),
    queries.invalidateQueries({ queryKey: ["me"] }),
  ]);

export type DirectoryChange = {
  readonly path: string;
  readonly method: "POST" | "PUT";
  readonly body: unknown;
  readonly key: string;
  readonly version?: number;
};

/**
 * Sends a change of the directory; what everybody knows of it is read again, also when somebody else was faster, so
 * that both sides can be shown. Throws a `Problem`.
 */
export const changeDirectory = async (change: DirectoryChange): Promise<void> => {
  try {
    await call(change);
  } catch (error) {
    if (asProblem(error).conflict) await readAgain();
    throw error;
  }
  await readAgain();
};
