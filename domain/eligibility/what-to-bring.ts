import type { Missing, Report } from "./report.ts";

/** A line of the printable list; with choices, one of them is enough. */
export type BringItem = { readonly text: string; readonly choices?: readonly string[] };
export type BringList = {
  readonly title: string;
  readonly introduction: string;
  readonly items: readonly BringItem[];
};

const sentence = (text: string) => `${text.charAt(0).toLocaleUpperCase("fr")}${text.slice(1)}.`;

const explained = (one: Extract<Missing, { kind: string }>) =>
  one.plain === undefined
    ? undefined
    : one.document === undefined
      ? one.plain
      : `${one.plain} (${one.sentence.charAt(0).toLowerCase()}${one.sentence.slice(1).replace(/\.$/, "")})`;

/** What one option asks for, as a phrase; several documents are joined, a choice inside is told with « ou ». */
const phrase = (all: readonly Missing[]): string | undefined => {
  const texts = all.flatMap((one) => {
    if (!("oneOf" in one)) return explained(one) ?? [];
    const options = one.oneOf.flatMap((option) => phrase(option.all) ?? []);
    return options.length === 0 ? [] : options.join(", ou ");
  });
  return texts.length === 0 ? undefined : texts.join(" ; et aussi ");
};

const item = (missing: Missing, label: string): BringItem[] => {
  if (!("oneOf" in missing)) {
    const text = explained(missing);
    return text === undefined ? [] : [{ text: sentence(text) }];
  }
  const choices = missing.oneOf.flatMap((option) => {
    const text = phrase(option.all);
    if (text === undefined) return [];
    return sentence(option.label === undefined ? text : `${option.label} : ${text}`);
  });
  const [only] = choices;
  if (only === undefined) return [];
  return choices.length === 1
    ? [{ text: only }]
    : [{ text: `${label} : une seule de ces possibilités suffit.`, choices }];
};

/**
 * What the person is to bring, in plain French, to be printed or sent by their own channel. It says nothing of verdicts;
 * a criterion that the facts rule out (age, commune) asks for nothing. Empty `items`: nothing is missing.
 */
export const whatToBring = (report: Report): BringList => {
  const items = report.criteria
    .flatMap(({ label, missing }) => missing.flatMap((one) => item(one, label)))
    .filter(
      (one, index, all) =>
        all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index,
    );
  return {
    title: "Les papiers à apporter",
    introduction:
      items.length === 0
        ? "Il ne manque aucun papier pour le moment."
        : "Apportez ces papiers à votre conseiller ou à votre antenne. En cas de difficulté, parlez-en : on peut vous aider.",
    items,
  };
};
