import { frenchDate } from "../../../domain/date.ts";
import type { Objective } from "../../../domain/objective/objective.ts";
import type { DocumentKind } from "../../../domain/setting/document-kinds.ts";
import type { Reasons } from "../../../domain/setting/reasons.ts";
import type { SettingName, SettingValues } from "../../../domain/setting/setting.ts";
import type { SettingView } from "../api/reference.ts";
import { count, figure } from "../kit/french.ts";

const choiceWords: Readonly<Record<string, string>> = {
  hiring: "de l’embauche",
  "six-months-held": "de six mois tenus",
  deposit: "au dépôt",
  request: "à la demande",
  entry: "à l’entrée",
  "02-28": "le 28 février",
  "03-01": "le 1er mars",
};

const listed = new Intl.ListFormat("fr", { type: "conjunction" });

const retired = (list: readonly { readonly retired: boolean }[]) => {
  const number = list.filter((one) => one.retired).length;
  return number === 0 ? "" : `, dont ${count(number, "retiré")}`;
};

const listWords: { readonly [Name in SettingName]?: (value: never) => string } = {
  reasons: (value: Reasons) => {
    const all = Object.values(value).flat();
    return `${count(all.length, "motif")}${retired(all)}, en ${figure(Object.keys(value).length)} listes`;
  },
  documentKinds: (value: readonly DocumentKind[]) =>
    `${count(value.length, "nature de pièce", "natures de pièces")}${retired(value)}`,
  objectives: (value: readonly Objective[]) => count(value.length, "objectif"),
  letterhead: ({ name, body }: SettingValues["letterhead"]) =>
    [name, body].filter(Boolean).join(", "),
};

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => typeof one === "number");

/** A setting’s value in words: « 15 jours », « 7, 15 et 30 jours », « au dépôt », « 28 natures de pièces ». */
export const valueWords = ({ name, value, unit }: Pick<SettingView, "name" | "value" | "unit">) => {
  const withUnit = (text: string) => (unit ? `${text} ${unit}` : text);
  if (typeof value === "number") return withUnit(figure(value));
  if (typeof value === "string") return choiceWords[value] ?? value;
  const list = listWords[name as SettingName];
  if (list) return list(value as never);
  return isNumbers(value) && value.length > 0
    ? withUnit(listed.format(value.map(figure)))
    : "aucun";
};

type Labelled = { readonly code: string; readonly label: string };

/** The coded items of a list, those of a list of lists included. */
const itemsOf = (value: unknown): readonly Labelled[] => {
  if (Array.isArray(value)) return value.flatMap(itemsOf);
  if (typeof value !== "object" || value === null) return [];
  return "code" in value && "label" in value
    ? [value as Labelled]
    : Object.entries(value).flatMap(([family, list]) =>
        itemsOf(list).map((item) => ({ ...item, code: `${family}/${item.code}` })),
      );
};

/** What differs between two values of a list: « ajouté : … ; modifié : … ». Undefined where there is no list. */
export const differenceWords = (before: unknown, after: unknown): string | undefined => {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  if (old.length + now.length === 0) return undefined;
  const known = new Map(old.map((item) => [item.code, JSON.stringify(item)]));
  const codes = new Set(now.map(({ code }) => code));
  const parts = {
    ajouté: now.filter(({ code }) => !known.has(code)),
    modifié: now.filter((item) => (known.get(item.code) ?? "") !== JSON.stringify(item)),
    enlevé: old.filter(({ code }) => !codes.has(code)),
  };
  const added = new Set(parts.ajouté);
  const said = Object.entries({
    ...parts,
    modifié: parts.modifié.filter((item) => !added.has(item)),
  }).flatMap(([word, items]) =>
    items.length > 0 ? [`${word} : ${items.map(({ label }) => label).join(", ")}`] : [],
  );
  return said.length > 0 ? said.join(" ; ") : "aucune différence";
};

/** What was typed, as the kind of value that the setting has. */
export const readValue = (typed: string, like: unknown): unknown => {
  const clean = typed.trim();
  if (typeof like === "number") return clean === "" ? undefined : Number(clean.replace(",", "."));
  if (Array.isArray(like))
    return clean
      .split(/[^\d]+/)
      .filter(Boolean)
      .map(Number);
  return clean === "" ? undefined : clean;
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

/** Where a default comes from, as people of the PLIE would look it up. */
export const sourceWords = (source: string | undefined): string =>
  source?.replace(/^domain\.md sections? /, "cahier métier, partie ") ?? "";

/** « à partir du 1er janvier 2027 ». */
export const fromWords = (day: string) => `à partir du ${frenchDate(day)}`;
