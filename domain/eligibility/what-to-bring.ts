import type { Refused } from "../control/returned.ts";
import type { Missing, Report } from "./report.ts";

/** A line of the printable list; with choices, one of them is enough. `why`: what was brought and does not do. */
export type BringItem = {
  readonly text: string;
  readonly choices?: readonly string[];
  readonly why?: readonly string[];
};
export type BringList = {
  readonly title: string;
  readonly introduction: string;
  readonly items: readonly BringItem[];
  /** What makes it easier, when there is something to bring. */
  readonly advice: readonly string[];
};

const advice = [
  "Une photo prise avec un téléphone suffit, si on voit tout le papier et si on peut le lire.",
  "Vous pouvez cacher votre numéro de sécurité sociale : nous n’en avons pas besoin.",
  "Vous n’avez pas un de ces papiers ? Dites-le-nous : nous vous aidons à l’obtenir.",
];

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

const kindsIn = (missing: Missing): readonly string[] =>
  "oneOf" in missing ? missing.oneOf.flatMap(({ all }) => all.flatMap(kindsIn)) : [missing.kind];

/** What the report asks for, with Statistics' reasons where they speak of the same kinds. */
const askedByReport = (
  missing: Missing,
  label: string,
  refused: readonly Refused[],
): readonly BringItem[] => {
  const kinds = kindsIn(missing);
  const own = refused.filter(({ kind }) => kinds.includes(kind));
  const why = own.flatMap((one) =>
    one.why.map((said) =>
      kinds.length > 1 ? `${one.label} : ${said.charAt(0).toLowerCase()}${said.slice(1)}` : said,
    ),
  );
  return item(missing, label).map((one) => (why.length > 0 ? { ...one, why } : one));
};

/** What exactly is accepted of a kind that the report took for good. */
const plainIn = (report: Report, kind: string): string | undefined =>
  report.criteria
    .flatMap((one) => [one, ...(one.alternatives ?? [])])
    .flatMap(({ documents }) => documents)
    .find((used) => used.kind === kind)?.plain;

/**
 * What the person is to bring, in plain French, to be printed or sent by their own channel. It says nothing of verdicts;
 * a criterion that the facts rule out (age, commune) asks for nothing. Empty `items`: nothing is missing.
 *
 * @param refused what the return of Statistics that is pending asks for: it comes first, whatever the automatic report
 * made of those papers
 */
export const whatToBring = (report: Report, refused: readonly Refused[] = []): BringList => {
  const missing = report.criteria.flatMap((one) =>
    one.missing.map((part) => ({ part, label: one.label })),
  );
  const known = missing.flatMap(({ part }) => kindsIn(part));
  const again = refused
    .filter(({ kind }) => !known.includes(kind))
    .map(({ kind, label, plain, why }) => ({
      text: sentence(plainIn(report, kind) ?? plain ?? label),
      why,
    }));
  const asked = missing.flatMap(({ part, label }) => askedByReport(part, label, refused));
  const items = [...again, ...asked]
    .filter(
      (one, index, all) =>
        all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index,
    )
    .toSorted((one, other) => Number(Boolean(other.why)) - Number(Boolean(one.why)));
  return {
    title: "Les papiers à apporter",
    introduction:
      items.length === 0
        ? "Il ne manque aucun papier pour le moment."
        : "Apportez ces papiers à votre conseiller ou à votre antenne.",
    items,
    advice: items.length === 0 ? [] : advice,
  };
};
