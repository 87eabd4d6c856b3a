import { queryOptions } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import { asProblem } from "../api/problem.ts";
import { queries } from "../api/queries.ts";

export type Change = {
  readonly value?: unknown;
  readonly from?: string;
  readonly confirmed: boolean;
};

/**
 * Confirms the value in force, or sets another from a day to come, on the version that the person saw. The settings are
 * read again, also when somebody else was faster, so that both sides can be shown. Throws a `Problem`.
 */
export const changeSetting = async (
  name: string,
  change: Change,
  key: string,
  version: number,
): Promise<void> => {
  const readAgain = () => queries.invalidateQueries({ queryKey: ["settings"] });
  try {
    await call({ method: "PUT", path: `/settings/${name}`, body: change, key, version });
  } catch (error) {
    if (asProblem(error).conflict) await readAgain();
    throw error;
  }
  await readAgain();
};

/** A change of a setting: who, when, from what to what. */
export type SettingStep = {
  readonly version: number;
  readonly from: string;
  readonly by: string;
  readonly on: string;
  readonly before: unknown;
  readonly value: unknown;
  readonly confirmed?: { readonly by: string; readonly on: string };
};

/** Under the key of the settings, so that a change makes it stale too. */
export const settingHistoryQuery = (name: string) =>
  queryOptions({
    queryKey: ["settings", name, "history"],
    queryFn: ({ signal }) =>
      call<{ items: readonly SettingStep[] }>({ path: `/settings/${name}/history`, signal }),
  });
