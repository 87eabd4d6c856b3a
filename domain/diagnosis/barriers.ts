import { type Dossier, latest, word } from "../dossier/dossier.ts";
import type { Barriers } from "./diagnosis.ts";

/** Barriers by theme, as last assessed; none once they were forgotten. */
export const barriersOf = (dossier: Dossier): Barriers => {
  const diagnosis = latest(dossier, "diagnosis")?.state;
  const assessed = (diagnosis?.interviews ?? []).map(({ barriers }) =>
    word<Barriers>(dossier, barriers),
  );
  return Object.assign({}, diagnosis?.barriers, ...assessed);
};
