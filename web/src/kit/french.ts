import {
  type CivilDate,
  civilDateOf,
  daysBetween,
  frenchDate,
  isCivilDate,
} from "../../../domain/date.ts";
import { today } from "../api/clock.ts";

const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat("fr-FR", options);
  return (date: Date) => made.format(date);
};
const short = format({ timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
const weekday = format({ timeZone: "UTC", weekday: "long", day: "numeric", month: "long" });
const dayOnly = format({ timeZone: "UTC", day: "numeric", month: "short" });
const hours = format({ timeZone: "Europe/Paris", hour: "2-digit", minute: "2-digit" });

const midnight = (date: CivilDate) => new Date(`${date}T00:00:00Z`);

/** « 24 novembre 2026 », « 24 nov. 2026 », « mardi 24 novembre »; the first of a month is « 1er ». */
export const longDate = frenchDate;
export const shortDate = (date: CivilDate) => short(midnight(date)).replace(/^1 /, "1er ");
export const dayOfWeek = (date: CivilDate) => weekday(midnight(date)).replace(/ 1 /, " 1er ");

/** The same at the head of a sentence: « Mardi 24 novembre ». */
export const dayHeading = (date: CivilDate) => {
  const words = dayOfWeek(date);
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
};

/** « 24 nov. ». */
export const shortDay = (date: CivilDate) => dayOnly(midnight(date)).replace(/^1 /, "1er ");

/** An instant as people say it in Paris: « 24 nov. 2026 à 14:05 ». */
export const moment = (instant: string) =>
  `${shortDate(civilDateOf(instant))} à ${hours(new Date(instant))}`;

/** The hour of an instant in Paris: « 14:05 ». */
export const hour = (instant: string) => hours(new Date(instant));

/** An age in days: « aujourd'hui », « hier », « 12 jours », « dans 3 jours ». */
export const age = (since: CivilDate, today: CivilDate): string => {
  const days = daysBetween(since, today);
  if (days === 0) return "aujourd’hui";
  if (days === 1) return "hier";
  if (days === -1) return "demain";
  return days > 0 ? `${days} jours` : `dans ${-days} jours`;
};

/** « 06 12 34 56 78 »; a number of another country as it is. */
export const phoneWords = (phone: string) =>
  phone.startsWith("+33") ? `0${phone.slice(3)}`.replace(/(\d{2})(?=\d)/g, "$1 ") : phone;

const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });
export const figure = (value: number) => number.format(value);

/** « 1 dossier », « 3 dossiers »; zero is singular in French. */
export const count = (value: number, one: string, many = `${one}s`) =>
  `${number.format(value)} ${value < 2 ? one : many}`;

/** A size that people read: « 2,4 Mo ». */
export const fileSize = (bytes: number) =>
  bytes < 1_000_000
    ? `${number.format(Math.max(1, Math.round(bytes / 1000)))} ko`
    : `${number.format(bytes / 1_000_000)} Mo`;

const months =
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    .split(" ")
    .map((name) => fold(name));

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Text without accents nor case, to compare what is typed. */
export const folded = fold;

const civil = (year: string, month: string | number, day: string): CivilDate | undefined => {
  const date = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCivilDate(date) ? date : undefined;
};

/** What two figures of a year mean: at most ten years from now, or (a birth) no year to come. */
const wholeYear = (year: string, reach: "near" | "past"): string => {
  if (year.length === 4) return year;
  const current = Number(today().slice(0, 4));
  const last = reach === "past" ? current : current + 10;
  return String(last - ((last - Number(year)) % 100));
};

/**
 * Reads a date as people type or paste it: 24/11/2026, 24.11.26, 24112026, 2026-11-24, « 24 novembre 2026 », with any
 * spaces (a text processor puts unbreakable ones).
 *
 * @param reach what two figures of a year mean: « 85 » is 1985; « 30 » is 2030, or 1930 for a date in the past
 * @returns undefined when it is no date that exists
 */
export const readDate = (text: string, reach: "near" | "past" = "near"): CivilDate | undefined => {
  const clean = fold(text)
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060]+/g, " ")
    .trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(clean);
  if (iso) return civil(iso[1] ?? "", iso[2] ?? "", iso[3] ?? "");
  const digits = /^(\d{2})(\d{2})(\d{4})$/.exec(clean);
  const parted = digits ?? /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4}|\d{2})$/.exec(clean);
  if (parted) return civil(wholeYear(parted[3] ?? "", reach), parted[2] ?? "", parted[1] ?? "");
  const named = /^(?:\p{L}+ )?(\d{1,2})(?:er)? (\p{L}+)\.? (\d{4})$/u.exec(clean);
  const month = months.findIndex((name) => name.startsWith(named?.[2] ?? "?")) + 1;
  return named && month > 0 ? civil(named[3] ?? "", month, named[1] ?? "") : undefined;
};

/** A date as it stands in a field: 24/11/2026. */
export const fieldDate = (date: CivilDate) => date.split("-").reverse().join("/");

/** 1, 2, … up to a number: pages of a document, pieces of a scan. */
export const upTo = (last: number): readonly number[] =>
  Array.from({ length: last }, (_, index) => index + 1);
