/** The platform's clock: this machine's, moved by an offset that survives a restart. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at, number } from "./json.ts";

export type Clock = {
  readonly now: () => Date;
  /** Milliseconds to add to this machine's time. */
  readonly offset: () => number;
  /** Moves the clock to an instant, or back to this machine's time with no argument. */
  readonly set: (instant?: Date | string) => void;
  readonly onMove: (listener: (from: Date, to: Date) => void) => void;
};

/** The clock kept in `directory`. */
export function clockIn(directory: string): Clock {
  const file = join(directory, "clock.json");
  let offset = existsSync(file)
    ? number(at(JSON.parse(readFileSync(file, "utf8")), "offset"), 0)
    : 0;
  const listeners: ((from: Date, to: Date) => void)[] = [];
  const now = () => new Date(Date.now() + offset);
  return {
    now,
    offset: () => offset,
    set: (instant) => {
      const from = now();
      const to = instant === undefined ? Date.now() : instantOf(instant, from).getTime();
      offset = to - Date.now();
      writeFileSync(file, JSON.stringify({ offset }));
      for (const listener of listeners) listener(from, now());
    },
    onMove: (listener) => listeners.push(listener),
  };
}

/**
 * A date alone means eight in the morning in Paris, when the reports of the night are there; `tomorrow` is the day after
 * that of `now`. Throws RangeError for what is no date.
 */
export function instantOf(value: Date | string, now = new Date()): Date {
  if (value instanceof Date) return value;
  if (value === "tomorrow") {
    const [today = ""] = inZone(now, "Europe/Paris").split("T");
    const next = new Date(Date.parse(today) + 86_400_000);
    return instantOf(next.toISOString().slice(0, 10));
  }
  const full = /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T08:00` : value;
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(full);
  const instant = hasZone ? new Date(full) : fromZone(full, "Europe/Paris");
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not a date: ${value}`);
  return instant;
}

/** What the clocks of a zone show at an instant, as `YYYY-MM-DDTHH:MM:SS`. */
export function inZone(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  })
    .format(instant)
    .replace(" ", "T");
}

function fromZone(local: string, zone: string): Date {
  const asUtc = new Date(`${local.length === 16 ? `${local}:00` : local}Z`);
  const shown = new Date(`${inZone(asUtc, zone)}Z`);
  return new Date(asUtc.getTime() - (shown.getTime() - asUtc.getTime()));
}
