/** The queues that the relay feeds, by the name of the function that empties them (infra/entries.ts). */
export type QueueName = "eligibility-check" | "document-uploaded" | "batch" | "print" | "mail";

/** A message of ids only: never personal data. */
export type Outgoing = {
  readonly queue: QueueName;
  readonly message: Readonly<Record<string, string | number>>;
};

/** An event as its STATE item carries it in `last`. `dossier` is empty for an entry session, which belongs to none. */
export type Happened = {
  readonly dossier: string;
  readonly kind: string;
  readonly id: string;
  /** The event's number in its state: with kind and id, it names the event for ever. */
  readonly n: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
};

type Row = (event: Happened) => Outgoing | undefined;

const check: Row = ({ dossier, id, n }) => ({
  queue: "eligibility-check",
  message: { dossier, control: id, version: n },
});

/** One mail may go to several people: who they are is found when it is sent. */
const mail =
  (template: string): Row =>
  ({ dossier, kind, id, n }) => ({ queue: "mail", message: { template, dossier, kind, id, n } });

const tellByMail = (dossier: string): Outgoing => ({
  queue: "mail",
  message: { template: "appointment-told", dossier },
});
const makeLetter = (dossier: string): Outgoing => ({
  queue: "print",
  message: { piece: "appointment-letter", dossier },
});

/** The person is told through their own channel; SMS and calls are somebody's task (domain.md section 3, 3). */
const tell: Row = ({ dossier, data }) =>
  data.channel === "email" ? tellByMail(dossier) : undefined;
const write: Row = ({ dossier, data }) =>
  data.channel === "letter" ? makeLetter(dossier) : undefined;

/**
 * What each event asks of the outside: the one table between the history and the queues. An event that is not here asks
 * for nothing. Consumers are idempotent: a message may come twice, late, or for a dossier withdrawn meanwhile.
 */
export const outbox: Readonly<Record<string, readonly Row[]>> = {
  // Each opening of a colleague’s dossier is told to the manager (domain.md section 2).
  "dossier-opened": [mail("dossier-opened")],
  "control-requested": [check],
  "documents-resubmitted": [check],
  // The partner is told at appointment, opinion, entry and closing (domain.md section 3, 2).
  "appointment-given": [mail("referral-appointment"), tell, write],
  "appointment-moved": [tell, write],
  "appointment-cancelled": [tell],
  // As for an appointment: a partner never learns that somebody was already known.
  "referral-attached": [mail("referral-attached")],
  "opinion-given": [mail("referral-opinion")],
  "entry-recorded": [mail("referral-entry")],
  "referral-closed": [mail("referral-closed")],
  "documents-missing-answered": [
    mail("documents-missing"),
    mail("third-return"),
    mail("entry-review"),
  ],
  // If the person has entered meanwhile, the manager is told and decides (domain.md section 3, 7).
  "control-superseded": [mail("entry-review")],
  "control-refused": [mail("entry-review")],
  "contract-asked": [
    ({ dossier, id, n }) => ({
      queue: "print",
      message: { piece: "contract", dossier, contract: id, version: n },
    }),
  ],
  "document-withdrawn": [
    ({ dossier, id }) => ({
      queue: "document-uploaded",
      message: { kind: "withdrawn", dossier, document: id },
    }),
  ],
  "entry-line-asked": [
    ({ dossier, id }) => ({ queue: "batch", message: { session: id, dossier } }),
  ],
  "entry-session-settled": [
    ({ id }) => ({ queue: "print", message: { piece: "entry-session-minutes", session: id } }),
  ],
};

/** The messages that an event asks for, in order. */
export const outgoing = (event: Happened): readonly Outgoing[] =>
  (outbox[event.type] ?? []).flatMap((row) => row(event) ?? []);

/** What a row of the `waiting` index says of something that the platform itself has to do. */
export type Waiting = { readonly pk: string; readonly kind: string; readonly id: string };

const print = (message: Outgoing["message"]): Outgoing => ({ queue: "print", message });
const owner = (pk: string): string => pk.slice(pk.indexOf("#") + 1);

/**
 * What the sweeper asks again, by `waitingFor`: the message of what has waited too long, so that even a lost message
 * loses nothing. `pk` and the last part of `sk` come with the index.
 */
export const askedAgain: Readonly<Record<string, (waiting: Waiting) => Outgoing>> = {
  "system:eligibility-check": ({ pk, id }) => ({
    queue: "eligibility-check",
    message: { dossier: owner(pk), control: id, version: 0 },
  }),
  "system:document-uploaded": ({ pk, id }) => ({
    queue: "document-uploaded",
    message: { kind: "asked-again", dossier: owner(pk), document: id },
  }),
  "system:telling": ({ pk }) => tellByMail(owner(pk)),
  "system:print": ({ pk, kind, id }): Outgoing => {
    if (kind === "contract")
      return print({ piece: "contract", dossier: owner(pk), contract: id, version: 0 });
    return kind === "referral"
      ? makeLetter(owner(pk))
      : print({ piece: "entry-session-minutes", session: owner(pk) });
  },
  "system:batch": ({ pk, id }) => ({
    queue: "batch",
    message: { session: owner(pk), dossier: id },
  }),
};
