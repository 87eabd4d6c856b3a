import { type CivilDate, daysBetween } from "../date.ts";
import type { Fact } from "../fact/fact.ts";
import {
  acceptanceAtControl,
  entries,
  hasProfile,
  inScope,
  type Period,
  requestToDecision,
  waitingForDecision,
} from "./indicators.ts";
import { indicators, type Measure, type Objective } from "./objective.ts";
import { type Interval, median, percentile90, poisson, wilson } from "./statistics.ts";

/**
 * How far an objective is reached at the end of a day. Numbers are not rounded; shares run from 0 to 1, delays are in
 * days, targets as the objective says them.
 */
export type Attainment = {
  readonly objective: Objective;
  readonly measure: Measure;
  readonly unit: string;
  readonly date: CivilDate;
  /** A count, a share (0 to 1) or a median in days; absent when there is nothing to count. */
  readonly realised?: number;
  /** Realised over target, or decided in time over decided: always kept as two numbers. */
  readonly numerator: number;
  readonly denominator: number;
  /** What should be reached by now, in the unit of `realised`. */
  readonly expected: number;
  /** Ahead of what is expected (negative: behind), in the unit of `realised`; for a delay, days under the target. */
  readonly ahead?: number;
  /** Where the period ends up if it goes on so, with its 95 % interval. */
  readonly projection?: Interval & { readonly value: number };
  readonly delay?: {
    readonly finished: number;
    readonly percentile90?: number;
    /** Median, less the days with the counsellor. */
    readonly net?: number;
    readonly waiting: number;
    readonly oldestWaiting?: number;
  };
  /** Entries whose profile is not known: told apart from no. */
  readonly unknown?: number;
};

/** An attainment and the dossiers behind its figure. */
export type Counted = { readonly attainment: Attainment; readonly dossiers: readonly string[] };

/** Days elapsed, the day included: 0 before the period, all of it after. */
export const elapsedDays = ({ from, to }: Period, date: CivilDate): number =>
  Math.max(0, Math.min(daysBetween(from, date), daysBetween(from, to)) + 1);

/** What is expected of a volume by a day: prorated, unrounded; 0 before, the target after. */
export const expectedBy = (target: number, period: Period, date: CivilDate): number =>
  (target * elapsedDays(period, date)) / elapsedDays(period, period.to);

type Setting = {
  readonly objective: Objective;
  /** Those of the scope, and among them those that have the profile. */
  readonly scoped: readonly Fact[];
  readonly facts: readonly Fact[];
  readonly date: CivilDate;
  /** From the beginning of the period to the day, whichever of the two ends first. */
  readonly soFar: Period;
};
type Found = Omit<Attainment, "objective" | "measure" | "unit" | "date"> & {
  readonly dossiers: readonly string[];
};

const volume = ({ objective, scoped, facts, date, soFar }: Setting): Found => {
  const { profile, target } = objective;
  const counted = entries(facts, soFar);
  const realised = counted.length;
  const expected = expectedBy(target, objective, date);
  const elapsed = elapsedDays(objective, date);
  const scale = elapsedDays(objective, objective.to) / elapsed;
  const isOver = date >= objective.to;
  const { low, high } = isOver ? { low: realised, high: realised } : poisson(realised);
  return {
    realised,
    numerator: realised,
    denominator: target,
    expected,
    ahead: realised - expected,
    ...(elapsed > 0 && {
      projection: { value: realised * scale, low: low * scale, high: high * scale },
    }),
    ...(profile && {
      unknown: entries(scoped, soFar).filter((fact) => hasProfile(fact, profile) === undefined)
        .length,
    }),
    dossiers: counted.map((fact) => fact.dossier),
  };
};

const rate = ({ objective, facts, soFar }: Setting): Found => {
  const share = acceptanceAtControl(facts, soFar);
  const numerator = share.numerator.dossiers.length;
  const denominator = share.denominator.dossiers.length;
  const expected = objective.target / 100;
  const interval = wilson(numerator, denominator);
  const realised = numerator / denominator;
  return {
    numerator,
    denominator,
    expected,
    ...(interval && {
      realised,
      ahead: realised - expected,
      projection: { value: realised, ...interval },
    }),
    dossiers: share.denominator.dossiers,
  };
};

const delay = ({ objective, facts, date, soFar }: Setting): Found => {
  const finished = requestToDecision(facts, soFar);
  const gross = finished.map((one) => one.gross);
  const waiting = waitingForDecision(facts, date);
  const realised = median(gross);
  const net = median(finished.map((one) => one.net));
  const last = percentile90(gross);
  return {
    ...(realised !== undefined && { realised, ahead: objective.target - realised }),
    numerator: gross.filter((days) => days <= objective.target).length,
    denominator: gross.length,
    expected: objective.target,
    delay: {
      finished: gross.length,
      waiting: waiting.length,
      ...(last !== undefined && { percentile90: last }),
      ...(net !== undefined && { net }),
      ...(waiting[0] && { oldestWaiting: waiting[0].age }),
    },
    dossiers: finished.map((one) => one.dossier),
  };
};

const counters: Readonly<Record<Measure, (setting: Setting) => Found>> = { volume, rate, delay };

/**
 * Attainment of an objective at the end of a day, from the facts as they were known then (domain.md section 8). Only
 * the facts of its scope count.
 */
export const attainmentOf = (
  objective: Objective,
  facts: readonly Fact[],
  date: CivilDate,
): Counted => {
  const { measure, unit } = indicators[objective.indicator];
  const { profile } = objective;
  const scoped = inScope(facts, objective.scope);
  const soFar = { from: objective.from, to: date < objective.to ? date : objective.to };
  const { dossiers, ...found } = counters[measure]({
    objective,
    scoped,
    facts: profile ? scoped.filter((fact) => hasProfile(fact, profile)) : scoped,
    date,
    soFar,
  });
  return { attainment: { objective, measure, unit, date, ...found }, dossiers };
};
