import { addDays } from "../../../domain/date.ts";
import type { Criterion } from "../../../domain/protocol/criterion.ts";
import { type ProtocolVersion, UNCERTAIN_PARTS } from "../../../domain/protocol/protocol.ts";

/** A version as the form holds it: what the PLIE has confirmed is ticked, rather than what it has not. */
export type TypedVersion = {
  from?: string;
  communes?: string[];
  age?: string;
  reading?: ProtocolVersion["minimumAge"]["reading"];
  criteria?: readonly Criterion[];
  exit?: readonly Criterion[];
  confirmed?: { readonly [part: string]: boolean | undefined };
};

/** The form’s beginning: the version that it starts from, in force from tomorrow. */
export const typedFrom = (base: ProtocolVersion, today: string): TypedVersion => ({
  from: addDays(today, 1),
  communes: [...base.communes],
  age: String(base.minimumAge.age),
  reading: base.minimumAge.reading,
  criteria: base.criteria,
  exit: base.exit,
  confirmed: Object.fromEntries(
    UNCERTAIN_PARTS.map((part) => [part, !base.toBeConfirmed.includes(part)]),
  ),
});

/** What the API and the domain are told. */
export const versionOf = (typed: TypedVersion) => ({
  from: typed.from,
  communes: typed.communes || [],
  minimumAge: {
    age: typed.age === undefined ? undefined : Number(typed.age),
    reading: typed.reading,
  },
  criteria: typed.criteria,
  exit: typed.exit,
  toBeConfirmed: UNCERTAIN_PARTS.filter((part) => !typed.confirmed?.[part]),
});

/** The fields of the form that a fault of the version belongs to. */
export const fieldOf = (path: readonly PropertyKey[]): string => {
  const [first, second] = path;
  if (first !== "minimumAge") return path.join(".");
  return second === "reading" ? "reading" : "age";
};
