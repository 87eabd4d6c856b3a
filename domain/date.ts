/** A civil date in Europe/Paris, `YYYY-MM-DD`. */
export type CivilDate = string;

const pad = (value: number, width = 2) => String(value).padStart(width, "0");
const parts = (date: CivilDate) => date.split("-").map(Number) as [number, number, number];
const utc = (date: CivilDate) => Date.UTC(parts(date)[0], parts(date)[1] - 1, parts(date)[2]);
const ofUtc = (time: number): CivilDate => new Date(time).toISOString().slice(0, 10);
const daysInMonth = (year: number, month: number) =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** True when the text is a date that exists (2023-02-29 does not). */
export const isCivilDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = parts(text);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
};

/** One in the morning UTC of the last Sunday of a month. */
const lastSundayOf = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month, 0, 1));
  return last.getTime() - last.getUTCDay() * 86_400_000;
};

/**
 * Wall clock of Paris, as if it were UTC, at an instant since 1996. Summer time is two hours ahead of UTC, from the last
 * Sunday of March to the last of October (directive 2000/84/CE). Written out because `Intl` takes 25 ms of each cold
 * start to load its zones; a test holds both equal.
 */
const inParis = (instant: string): string => {
  const time = Date.parse(instant);
  const year = new Date(time).getUTCFullYear();
  const isSummer = time >= lastSundayOf(year, 3) && time < lastSundayOf(year, 10);
  return new Date(time + (isSummer ? 2 : 1) * 3_600_000).toISOString();
};

/** The civil date in Paris at an instant (ISO, UTC). */
export const civilDateOf = (instant: string): CivilDate => inParis(instant).slice(0, 10);

/** The civil time in Paris at an instant (ISO, UTC), `HH:MM`. */
export const civilTimeOf = (instant: string): string => inParis(instant).slice(11, 16);

/** The instant (ISO, UTC) at which it is a civil time (`HH:MM`) of a day in Paris. */
export const instantInParis = (date: CivilDate, time: string): string => {
  const asUtc = Date.parse(`${date}T${time}:00.000Z`);
  // Two hours ahead of UTC in summer, one in winter.
  const instants = [2, 1].map((hours) => new Date(asUtc - hours * 3_600_000).toISOString());
  const found = instants.find(
    (instant) => civilDateOf(instant) === date && civilTimeOf(instant) === time,
  );
  return found ?? String(instants[1]);
};

/** The date `days` later (or earlier, when negative). */
export const addDays = (date: CivilDate, days: number): CivilDate =>
  ofUtc(utc(date) + days * 86_400_000);

/** Difference of two civil dates in days (domain.md section 8: a delay). */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Math.round((utc(to) - utc(from)) / 86_400_000);

/** "n months later": date to date, clamped to the month's end (31 January + 1 = 28 February). */
export const addMonths = (date: CivilDate, months: number): CivilDate => {
  const [year, month, day] = parts(date);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = (index % 12) + 1;
  return `${pad(newYear, 4)}-${pad(newMonth)}-${pad(Math.min(day, daysInMonth(newYear, newMonth)))}`;
};

/** "n years later", clamped: the birthday of 29 February is 28 February in other years [setting]. */
export const addYears = (date: CivilDate, years: number): CivilDate => addMonths(date, years * 12);

/** Age in whole years reached on a day. */
export const ageOn = (birthDate: CivilDate, day: CivilDate): number => {
  const years = parts(day)[0] - parts(birthDate)[0];
  return addYears(birthDate, years) <= day ? years : years - 1;
};

const months =
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

/** « 24 novembre 2026 », « 1er décembre 2026 ». */
export const frenchDate = (date: CivilDate): string => {
  const [year, month, day] = parts(date);
  return `${day === 1 ? "1er" : day} ${months[month - 1]} ${year}`;
};
