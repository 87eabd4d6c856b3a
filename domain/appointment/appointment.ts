import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";
import type { Telling, TellingChannel, TellingOutcome } from "./telling.ts";

/** How the person is told (domain.md section 3, 3). */
export const channels = {
  email: "Courriel",
  sms: "SMS",
  letter: "Courrier à imprimer",
  call: "Appel à passer",
} as const satisfies Partial<Record<TellingChannel, string>>;
export type Channel = keyof typeof channels;

export const presences = { present: "Présente", absent: "Absente", excused: "Excusée" } as const;
export type Presence = keyof typeof presences;

/** An appointment further away than this is a typing error. */
export const furthestAppointmentDays = 366;

/** A meeting of a person with a counsellor, at an antenne. Moving it keeps the former date in the history. */
export type AppointmentState = {
  readonly date: CivilDate;
  /** Civil time in Paris, HH:MM. */
  readonly time: string;
  readonly antenne: string;
  /** The antenne's address, or what somebody typed instead (for a slot too): free text, so a leaf. */
  readonly place: string | LeafReference;
  readonly counsellor: string;
  readonly channel: Channel;
  /** The slot that it takes, when the antenne opened one at that hour. */
  readonly slot?: string;
  readonly moved: number;
  /** Why an antenne that does not cover the person's commune was chosen. */
  readonly why?: LeafReference;
  readonly presence?: Presence;
  readonly cancelled?: true;
  /** Since when the appointment stands as it does; absent from those of a former version. */
  readonly standsSince?: string;
  /** Each try to tell the person, oldest first. */
  readonly tellings?: readonly Telling[];
  /** The letter made for one moment of the appointment. */
  readonly letter?: { readonly moment: number; readonly key: string; readonly versionId: string };
};

/** `place` is the antenne's address; one that was typed is a word. */
type When = {
  date: CivilDate;
  time: string;
  antenne: string;
  place?: string;
  counsellor: string;
  slot?: string;
};
export type AppointmentEvent =
  | DomainEvent<"appointment-given", When & { channel: Channel }>
  | DomainEvent<"appointment-moved", When & { code: string; channel?: Channel }>
  /** The counsellor left, say: same day, same place, somebody else receives the person. */
  | DomainEvent<"appointment-passed-on", { counsellor: string }>
  | DomainEvent<"presence-recorded", { presence: Presence }>
  /** With a channel, somebody cancelled it and the person is told; without, it went with the passage that closed. */
  | DomainEvent<"appointment-cancelled", { code?: string; channel?: Channel }>
  | DomainEvent<
      "telling-tried",
      { channel: TellingChannel; outcome: TellingOutcome; moment: number }
    >
  | DomainEvent<"appointment-letter-made", { moment: number; key: string; versionId: string }>
  | DomainEvent<"appointment-letter-read", { account: string }>;
