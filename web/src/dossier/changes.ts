import { channels, presences } from "../../../domain/appointment/appointment.ts";
import { tellingChannels, tellingOutcomes } from "../../../domain/appointment/telling.ts";
import type { FieldChange } from "../../../domain/dossier/told.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { longDate, phoneWords } from "../kit/french.ts";
import { sexWord } from "../referral/words.ts";

type Words = (value: string) => string;
type Names = { readonly account: Words; readonly antenne: Words };

const asIs: Words = (value) => value;
const day: Words = longDate;
const wordOf =
  (labels: Readonly<Record<string, string>>): Words =>
  (code) =>
    labels[code] ?? code;

/** The fields of which the history says what stood before: by path, without places in a list. */
const fields: Readonly<Record<string, readonly [label: string, words: Words | keyof Names]>> = {
  "identity.birthName": ["Nom de naissance", asIs],
  "identity.usedName": ["Nom d’usage", asIs],
  "identity.firstNames": ["Prénoms", asIs],
  "identity.formerNames": ["Anciens noms", asIs],
  "identity.sex": ["Sexe", sexWord],
  "identity.birth.date": ["Date de naissance", day],
  "identity.birth.year": ["Année de naissance", asIs],
  "identity.birthPlace": ["Lieu de naissance", asIs],
  "identity.franceTravailId": ["Identifiant France Travail", asIs],
  "contact.phone": ["Téléphone", phoneWords],
  "contact.email": ["Courriel", asIs],
  "contact.channel": ["Moyen de contact", wordOf(channels)],
  "residences.commune": ["Commune", communeName],
  "residences.address.street": ["Rue", asIs],
  date: ["Jour", day],
  time: ["Heure", asIs],
  presence: ["Présence", wordOf(presences)],
  "tellings.channel": ["Moyen", wordOf(tellingChannels)],
  "tellings.outcome": ["Résultat", wordOf(tellingOutcomes)],
  counsellor: ["Conseiller", "account"],
  antenne: ["Antenne", "antenne"],
};

const quoted = (value: unknown, words: Words): string => {
  if (value === null) return "un texte effacé";
  const all = (Array.isArray(value) ? value : [value]).map((one) => words(String(one)));
  return `« ${all.join(", ")} »`;
};

const isNothing = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

const sentence = ({ field, from, to }: FieldChange, names: Names): string | undefined => {
  const known = fields[field.replace(/\.\d+(?=\.|$)/g, "")];
  if (known === undefined) return undefined;
  const [label, told] = known;
  const words = typeof told === "string" ? names[told] : told;
  if (isNothing(from)) return `${label} : ${quoted(to, words)}`;
  if (isNothing(to)) return `${label} : ${quoted(from, words)} n’y est plus`;
  return `${label} : ${quoted(from, words)} devient ${quoted(to, words)}`;
};

/**
 * What an event changed, from what to what, a sentence a field; nothing of one with which something began (`n` is 1): the
 * page shows it.
 */
export const changesIn = (
  { n, changes }: { readonly n: number; readonly changes: readonly FieldChange[] },
  names: Names,
): readonly string[] => (n === 1 ? [] : changes.flatMap((change) => sentence(change, names) ?? []));
