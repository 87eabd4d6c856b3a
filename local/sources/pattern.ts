/** Event patterns, the same for EventBridge rules and for filters of event sources. */
import { at, isRecord, list, text } from "../json.ts";
import { matches } from "../permissions.ts";

/** True when `event` has, for every field of `pattern`, one of the values it lists (EventBridge User Guide, « Event patterns »). */
export function fits(pattern: unknown, event: unknown): boolean {
  if (!isRecord(pattern)) return false;
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === "$or") return list(wanted).some((each) => fits(each, event));
    const found = at(event, field);
    if (isRecord(wanted))
      return Array.isArray(found) ? found.some((each) => fits(wanted, each)) : fits(wanted, found);
    const values = Array.isArray(found) ? found : [found];
    return list(wanted).some((rule) => values.some((value) => fitsRule(rule, value)));
  });
}

function fitsRule(rule: unknown, value: unknown): boolean {
  if (!isRecord(rule)) return rule === value;
  return Object.entries(rule).every(([kind, wanted]) => {
    switch (kind) {
      case "exists":
        return (value !== undefined) === wanted;
      case "prefix":
        return isRecord(wanted)
          ? startsLike(value, text(wanted["equals-ignore-case"]))
          : typeof value === "string" && value.startsWith(text(wanted));
      case "suffix":
        return typeof value === "string" && value.endsWith(text(wanted));
      case "equals-ignore-case":
        return typeof value === "string" && value.toLowerCase() === text(wanted).toLowerCase();
      case "wildcard":
        return typeof value === "string" && matches(text(wanted).replaceAll("?", "\\?"), value);
      case "anything-but":
        return value !== undefined && !list(wanted).some((each) => fitsRule(each, value));
      case "numeric":
        return typeof value === "number" && numeric(list(wanted), value);
      default:
        throw new Error(`the event pattern « ${kind} » is not served locally`);
    }
  });
}

function startsLike(value: unknown, start: string): boolean {
  return typeof value === "string" && value.toLowerCase().startsWith(start.toLowerCase());
}

function numeric(rule: readonly unknown[], value: number): boolean {
  const comparisons: Readonly<Record<string, (limit: number) => boolean>> = {
    "=": (limit) => value === limit,
    "<": (limit) => value < limit,
    "<=": (limit) => value <= limit,
    ">": (limit) => value > limit,
    ">=": (limit) => value >= limit,
  };
  for (let place = 0; place < rule.length; place += 2)
    if (!comparisons[text(rule[place])]?.(Number(rule[place + 1]))) return false;
  return true;
}
