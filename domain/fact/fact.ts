/** How a column of facts is kept: text (codes, ids, civil dates, instants), whole number, yes or no, or a list. */
export type ColumnKind = "text" | "count" | "flag" | "list";

/**
 * Everything that an indicator, a query, an export or the equality watch needs of one passage, already worked out
 * (design.md section 5). One row a passage, from the first contact on; no name, no address, no words. The order is that
 * of the file.
 */
export const columns = {
  dossier: "text",
  person: "text",
  /** Sum of the versions of the passage's states: it only grows. */
  version: "count",
  /** When its last event was recorded: what makes « as at a date » answerable. */
  changedAt: "text",
  stage: "text",
  /** A coarse row in place of a passage that was forgotten: months, no ids of anybody. */
  anonymised: "flag",

  antenne: "text",
  commune: "text",
  associatedCommune: "text",
  counsellor: "text",
  organisation: "text",
  wayIn: "text",
  outreachAction: "text",
  outreachPlan: "text",

  sex: "text",
  ageAtEntry: "count",
  /** At the entry; before one, at the request; before that, at the first contact. */
  band: "text",
  nationalityGroup: "text",

  firstContactOn: "text",
  airlockStartedOn: "text",
  airlockClosedOn: "text",
  airlockOutcome: "text",
  referredOn: "text",
  /** Attached as a duplicate: it leaves every denominator. */
  attached: "flag",
  /** Day of the first appointment, and the first day on which the person came. */
  appointmentOn: "text",
  metOn: "text",
  diagnosedOn: "text",
  /** « theme:level », as last assessed. */
  barriers: "list",
  opinionOn: "text",
  opinion: "text",
  opinionCode: "text",

  requestedOn: "text",
  requestStatus: "text",
  relevanceOn: "text",
  relevanceCode: "text",
  /** Codes of the criteria that the standing control's report says are met. */
  criteriaMet: "list",
  /** « day returned/day resubmitted », the second empty while it is with the counsellor. */
  returns: "list",
  /** Days with the counsellor, from each return to its resubmission. */
  counsellorDays: "count",
  /** « day:outcome », superseded ones too, oldest first. */
  decisions: "list",
  /** The standing decision. */
  decision: "text",
  decidedOn: "text",
  decisionCode: "text",

  enteredOn: "text",
  entryCancelledOn: "text",
  contractDueOn: "text",
  contractStatus: "text",
  contractSignedOn: "text",
  closedOn: "text",
  closingCode: "text",
} as const satisfies Record<string, ColumnKind>;

export type Column = keyof typeof columns;
type Value<Kind extends ColumnKind> = {
  text: string;
  count: number;
  flag: boolean;
  list: readonly string[];
}[Kind];

/** What is not known, or has not happened, is absent. */
export type Fact = {
  readonly [Name in Exclude<Column, "dossier" | "version" | "changedAt" | "stage">]?: Value<
    (typeof columns)[Name]
  >;
} & {
  readonly dossier: string;
  readonly version: number;
  readonly changedAt: string;
  readonly stage: string;
};
