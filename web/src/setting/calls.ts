import { call } from "../api/client.ts";
import { queries } from "../api/queries.ts";

export type Change = {
  readonly value?: unknown;
  readonly from?: string;
  readonly confirmed: boolean;
};

/** Confirms the value in force, or sets another from a day to come. Throws a `Problem`. */
export const changeSetting = async (name: string, change: Change, key: string): Promise<void> => {
  await call({ method: "PUT", path: `/settings/${name}`, body: change, key });
  await queries.invalidateQueries({ queryKey: ["settings"] });
};
