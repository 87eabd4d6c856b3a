import { call } from "../api/client.ts";
import { queries } from "../api/queries.ts";

export type Change = {
  readonly value?: unknown;
  readonly from?: string;
  readonly confirmed: boolean;
};

/** Confirms a setting, or changes it from a day to come. */
export const changeSetting = async (name: string, change: Change, key: string): Promise<void> => {
  await call({ method: "PUT", path: `/settings/${name}`, body: change, key });
  await queries.invalidateQueries({ queryKey: ["settings"] });
};
