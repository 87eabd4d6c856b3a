/** How the person was told: the channels, and on the spot, when the appointment was given in their presence. */
export const tellingChannels = {
  email: "Courriel",
  sms: "SMS",
  letter: "Courrier",
  call: "Appel",
  "in-person": "De vive voix",
} as const;
export type TellingChannel = keyof typeof tellingChannels;

export const tellingOutcomes = {
  sent: "Envoyé",
  reached: "Personne prévenue",
  "message-left": "Message laissé, à rappeler",
  "no-answer": "Pas de réponse",
  "wrong-contact": "Coordonnées fausses",
  returned: "Revenu sans être remis",
  uncertain: "Envoi incertain",
  "not-sent": "Non envoyé",
} as const;
export type TellingOutcome = keyof typeof tellingOutcomes;

/** What somebody may record of a try that they made; the other outcomes are the platform's own. */
export const outcomesByHand: Readonly<Record<TellingChannel, readonly TellingOutcome[]>> = {
  email: ["sent", "returned", "wrong-contact"],
  sms: ["sent", "wrong-contact"],
  letter: ["sent", "returned"],
  call: ["reached", "message-left", "no-answer", "wrong-contact"],
  "in-person": ["reached"],
};

/**
 * One try to tell the person. `moment` says of what: 0 is the appointment as it was given, then one more for each move,
 * and for the cancelling.
 */
export type Telling = {
  readonly channel: TellingChannel;
  readonly outcome: TellingOutcome;
  readonly moment: number;
  readonly by: string;
  readonly at: string;
};

/** What an appointment says of it. */
type Tellable = {
  readonly moved: number;
  readonly cancelled?: true;
  readonly presence?: unknown;
  readonly tellings?: readonly Telling[];
};

/** What the person has to be told of now. */
export const momentOf = ({ moved, cancelled }: Pick<Tellable, "moved" | "cancelled">) =>
  moved + (cancelled ? 1 : 0);

/** The tries to tell of a moment, oldest first. */
export const triesOf = ({ tellings = [] }: Pick<Tellable, "tellings">, moment: number) =>
  tellings.filter((one) => one.moment === moment);

/** Somebody spoke to the person, or what was sent did not come back. A message left is no certainty. */
const reachedBy = (tries: readonly Telling[]): boolean =>
  tries.some(({ outcome }) => outcome === "reached") ||
  Object.keys(tellingChannels).some(
    (channel) => tries.filter((one) => one.channel === channel).at(-1)?.outcome === "sent",
  );

/** The person knows of the appointment as it stands. */
export const isTold = (state: Tellable): boolean => reachedBy(triesOf(state, momentOf(state)));

/**
 * The person still has to be told: of an appointment to come, or of the cancelling of one that they knew of (whoever
 * was never told expects nothing).
 */
export const isToTell = (state: Tellable): boolean => {
  if (isTold(state)) return false;
  if (!state.cancelled) return state.presence === undefined;
  return (state.tellings ?? []).some(({ moment }) => reachedBy(triesOf(state, moment)));
};
