import type { SettingView } from "../api/reference.ts";

const choiceWords: Readonly<Record<string, string>> = {
  hiring: "de l’embauche",
  "six-months-held": "de six mois tenus",
  deposit: "au dépôt",
  request: "à la demande",
  entry: "à l’entrée",
  "02-28": "le 28 février",
  "03-01": "le 1er mars",
};

/** A value that one box can hold: a number, a code, a few numbers. */
export const isSimple = (value: unknown): value is number | string | readonly number[] =>
  typeof value === "number" ||
  typeof value === "string" ||
  (Array.isArray(value) && value.every((one) => typeof one === "number"));

/** A setting's value in words. */
export const valueWords = ({ value, unit }: Pick<SettingView, "value" | "unit">): string => {
  if (typeof value === "number") return `${value} ${unit ?? ""}`.trim();
  if (typeof value === "string") return choiceWords[value] ?? value;
  if (Array.isArray(value) && isSimple(value)) return `${value.join(", ")} ${unit ?? ""}`.trim();
  if (Array.isArray(value)) return `${value.length} éléments`;
  return `${Object.keys(value ?? {}).length} listes`;
};

/** What was typed, as the kind of value that the setting has. */
export const readValue = (typed: string, like: unknown): unknown => {
  const clean = typed.trim();
  if (typeof like === "number") return clean === "" ? undefined : Number(clean);
  if (Array.isArray(like))
    return clean
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number);
  return clean;
};

/** The codes that a coded setting may take, when there are few. */
export const choicesFor = (
  name: string,
): readonly { value: string; label: string }[] | undefined => {
  const codes: Readonly<Record<string, readonly string[]>> = {
    exitDatedOn: ["hiring", "six-months-held"],
    documentAgeAt: ["deposit", "request", "entry"],
    leapDayBirthday: ["02-28", "03-01"],
  };
  return codes[name]?.map((value) => ({ value, label: choiceWords[value] ?? value }));
};
