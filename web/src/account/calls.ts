import type { Account, Antenne, Organisation } from "../../../domain/directory/directory.ts";
import { call } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { DirectoryView } from "../api/reference.ts";

/** Sends a change of the directory; what everybody knows of it is read again. */
export const changeDirectory = async (
  path: string,
  method: "POST" | "PUT",
  body: unknown,
  key: string,
  version?: number,
): Promise<void> => {
  await call({ method, path, body, key, version });
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["directory"] }),
    queries.invalidateQueries({ queryKey: ["me"] }),
  ]);
};

/** The administrator reads whole accounts. */
export type WholeDirectory = Omit<DirectoryView, "accounts"> & {
  readonly accounts: readonly Account[];
  readonly antennes: readonly Antenne[];
  readonly organisations: readonly Organisation[];
};
