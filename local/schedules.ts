/**
 * EventBridge Scheduler on the platform's clock: when the clock is moved over a due time, the last one missed is run;
 * when it is moved back, what was last due in the day before.
 */
import { randomUUID } from "node:crypto";
import { type Assembly, type Resource, Unserved } from "./assembly.ts";
import { type Clock, instantOf, inZone } from "./clockwork.ts";
import type { Functions } from "./functions/pool.ts";
import { at, parsed, text } from "./json.ts";
import { allows, statementsOf } from "./permissions.ts";
import { invokeLater } from "./sources/later.ts";

const minute = 60_000;
const wholeDay = 24 * 60 * minute;

/** True for a wall-clock minute (`YYYY-MM-DDTHH:MM`) that a cron expression of six fields names. */
export function cronNames(expression: string, wall: string): boolean {
  const [minutes = "", hours = "", days = "", months = "", weekdays = "", years = ""] =
    expression.split(" ");
  const [, year = 0, month = 0, day = 0, hour = 0, minuteNow = 0] = (
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(wall) ?? []
  ).map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const names = (list: string, value: number, words: readonly string[] = []) =>
    list.split(",").some((part) => {
      const [range = "", step] = part.split("/");
      const toNumber = (word: string) => {
        const place = words.indexOf(word.toUpperCase());
        return place >= 0 ? place + 1 : Number(word);
      };
      if (range === "*" || range === "?") return step === undefined || value % Number(step) === 0;
      if (range === "L") return value === lastDay;
      const [from = 0, to = step ? Number.POSITIVE_INFINITY : from] = range
        .split("-")
        .map(toNumber);
      if (Number.isNaN(from))
        throw new Unserved(`the cron field « ${part} » is not served locally`);
      return value >= from && value <= to && (value - from) % Number(step ?? 1) === 0;
    });
  const monthWords = [
    "JAN",
    "FEB",
    "MAR",
    "APR",
    "MAY",
    "JUN",
    "JUL",
    "AUG",
    "SEP",
    "OCT",
    "NOV",
    "DEC",
  ];
  const dayWords = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
  return (
    names(minutes, minuteNow) &&
    names(hours, hour) &&
    names(days, day) &&
    names(months, month, monthWords) &&
    names(weekdays, weekday, dayWords) &&
    names(years, year)
  );
}

/** The last due time of a schedule in `(from, to]`; undefined when there is none in the last 32 days of it. */
export function lastDue(expression: string, zone: string, from: Date, to: Date): Date | undefined {
  const [, kind = "", body = ""] = /^(\w+)\((.*)\)$/.exec(expression) ?? [];
  const first = Math.max(from.getTime(), to.getTime() - 32 * wholeDay);
  if (kind === "at") {
    const due = instantOf(body);
    return due > from && due <= to ? due : undefined;
  }
  const period = kind === "rate" ? rateOf(body) : minute;
  for (let due = Math.floor(to.getTime() / period) * period; due > first; due -= period)
    if (kind === "rate" || cronNames(body, inZone(new Date(due), zone))) return new Date(due);
  return undefined;
}

function rateOf(body: string): number {
  const [count = 1, unit = ""] = body.split(" ");
  const units = { minute, hour: 60 * minute, day: wholeDay };
  const found = Object.entries(units).find(([name]) => unit.startsWith(name));
  if (!found) throw new Unserved(`the rate « ${body} » is not served locally`);
  return Number(count) * found[1];
}

export type Schedules = {
  /** Runs the schedule of this name or function now. */
  readonly run: (name: string) => void;
  readonly stop: () => void;
};

/** Starts every enabled schedule of the template. */
export function startSchedules(options: {
  readonly assembly: Assembly;
  readonly functions: Functions;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}): Schedules {
  const { assembly, functions, clock, say } = options;
  const schedules = assembly
    .ofType("AWS::Scheduler::Schedule")
    .filter(({ properties }) => properties.State !== "DISABLED");
  let seen = clock.now();

  function fire(schedule: Resource, due: Date): void {
    const target = schedule.properties.Target;
    const arn = text(at(target, "Arn"));
    const fn = functions.byArn(arn);
    const statements = statementsOf(assembly, text(at(target, "RoleArn")));
    if (!fn || !allows(statements, { action: "lambda:InvokeFunction", resource: arn })) {
      say(`${schedule.id}: its role may not call ${arn}`);
      return;
    }
    const words: Readonly<Record<string, string>> = {
      "scheduled-time": due.toISOString().replace(/\.\d+/, ""),
      "schedule-arn": assembly.attribute(schedule, "Arn"),
      "execution-id": randomUUID(),
      "attempt-number": "1",
    };
    const input = text(at(target, "Input"), "{}").replaceAll(
      /<aws\.scheduler\.([\w-]+)>/g,
      (whole, word: string) => words[word] ?? whole,
    );
    invokeLater(assembly, functions, fn, parsed(input) ?? input, say);
  }

  function check(from: Date, to: Date): void {
    if (to <= from) return;
    for (const schedule of schedules) {
      const { ScheduleExpression, ScheduleExpressionTimezone } = schedule.properties;
      const due = lastDue(
        text(ScheduleExpression),
        text(ScheduleExpressionTimezone, "UTC"),
        from,
        to,
      );
      if (due) fire(schedule, due);
    }
  }

  const timer = setInterval(() => {
    const now = clock.now();
    check(seen, now);
    seen = now;
  }, 1_000);
  clock.onMove((from, to) => {
    check(to < from ? new Date(to.getTime() - wholeDay) : from, to);
    seen = to;
  });
  return {
    run: (name) => {
      const wanted = functions.byName(name);
      const found = schedules.find(
        (each) =>
          each.id === name || functions.byArn(text(at(each.properties.Target, "Arn"))) === wanted,
      );
      if (!found) throw new Error(`no schedule runs ${name}`);
      fire(found, clock.now());
    },
    stop: () => clearInterval(timer),
  };
}
