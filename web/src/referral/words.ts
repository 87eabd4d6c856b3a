import type { Choice } from "../form/fields.tsx";

/** Words of the orientation form for the domain's codes. */
export const sexes: readonly Choice[] = [
  { value: "woman", label: "Femme" },
  { value: "man", label: "Homme" },
  { value: "non-binary", label: "Non binaire" },
];

export const sexWord = (code: string | undefined): string =>
  sexes.find((one) => one.value === code)?.label ?? "";

/** The version of the information notice that the form shows and that the orientation keeps. */
export const notice = {
  version: "2026-1",
  text: "Le PLIE du Dunkerquois enregistre ces informations pour proposer à la personne un accompagnement vers l’emploi, au titre de sa mission d’intérêt public. Seuls les agents chargés de son dossier y ont accès. Elle peut demander à les consulter, les corriger, ou s’opposer à leur partage.",
};
