/** A reference to a leaf: words kept apart, which may be deleted while the digest stays in the history. */
export type LeafReference = { readonly id: string; readonly digest: string };

/**
 * What happened. `data` holds ids, codes and dates only; free text, identity and special-category values go in
 * `words`, which storing replaces by `leaves` (design: forgettable apart from kept).
 */
export type DomainEvent<Type extends string = string, Data = unknown> = {
  readonly type: Type;
  readonly data: Data;
  readonly words?: Readonly<Record<string, unknown>>;
  readonly leaves?: Readonly<Record<string, LeafReference>>;
};

/** Who did something, for whom (a deputy acts for somebody), and when (UTC instant, ISO). */
export type Author = { readonly by: string; readonly for?: string; readonly at: string };

/** Everybody behind what happened, added to those known: who did it, and in whose name. */
export const authorsWith = (
  known: readonly string[] | undefined,
  { by, for: actedFor }: Pick<Author, "by" | "for">,
): readonly string[] => [...new Set([...(known ?? []), by, ...(actedFor ? [actedFor] : [])])];

/** An event as the history keeps it: sealed (its words are leaves) and signed by its author. */
export type Recorded<Event extends DomainEvent = DomainEvent> = Event & Author;

/**
 * What an event changes; `state` is undefined before the first event. Declared as a method so that each capability may
 * name its own union of events.
 */
export type Evolve<State> = {
  of(state: State | undefined, event: Recorded): State;
}["of"];

/** The events that a command adds to one state, named by its kind and id. */
export type Change = {
  readonly kind: string;
  readonly id: string;
  readonly events: readonly DomainEvent[];
};

/** A uniqueness to take or release in the same transaction ("one active parcours a person"). */
export type Claim = {
  readonly name: string;
  readonly action: "take" | "release";
  readonly holder: string;
};

/** What a command decides: changes to states of the dossier at hand, and what it takes. */
export type Decision = {
  readonly changes: readonly Change[];
  /** Changes to the second dossier, of a command that has one at hand: both are saved or neither. */
  readonly beside?: readonly Change[];
  readonly claims?: readonly Claim[];
};

/** Shorthand for the usual decision: one state, some events. */
export const change = (kind: string, id: string, ...events: DomainEvent[]): Decision => ({
  changes: [{ kind, id, events }],
});

/** The leaf that storing made of a word. An event without it was not written by this version: a surprise, not a refusal. */
export const leafOf = (event: DomainEvent, name: string): LeafReference => {
  const leaf = event.leaves?.[name];
  if (leaf === undefined) throw new Error(`event ${event.type} has no leaf ${name}`);
  return leaf;
};

/** The state that an event continues; the first event of a kind must be one that begins it. */
export const begun = <State>(state: State | undefined, event: DomainEvent): State => {
  if (state === undefined) throw new Error(`event ${event.type} cannot begin a state`);
  return state;
};
