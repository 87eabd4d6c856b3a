import { type CheckInput, check } from "../../../domain/eligibility/check.ts";
import type { DocumentFact, PersonFacts } from "../../../domain/eligibility/facts.ts";
import type { CriterionReport, Report } from "../../../domain/eligibility/report.ts";
import { DEFAULT_PROTOCOL } from "../../../domain/protocol/default-protocol.ts";
import { type SettingValues, settingsOn } from "../../../domain/setting/setting.ts";

export const REQUEST = "2026-05-04";
export const ENTRY = "2026-06-15";

/** A document of a kind, deposited on the day of the request and accepted. */
export const paper = (kind: string, more: Partial<DocumentFact> = {}): DocumentFact => ({
  document: kind,
  kind,
  review: "accepted",
  depositedOn: REQUEST,
  issuedOn: "2026-04-10",
  ...more,
});

/** A woman of 36 in Dunkerque who has the RSA. */
const marie: PersonFacts = {
  birth: { kind: "complete", date: "1990-03-24" },
  residences: [{ commune: "59183" }],
  situation: { claimed: ["minimum-income"] },
};

/** All that she needs. */
export const papers: readonly DocumentFact[] = [
  paper("address-proof"),
  paper("passport", { issuedOn: "2020-01-10", expiresOn: "2030-01-09" }),
  paper("rsa-certificate"),
];

export type Scene = Omit<Partial<CheckInput>, "person" | "settings"> & {
  readonly person?: Partial<PersonFacts>;
  readonly values?: Partial<SettingValues>;
};

/** What the engine reads of Marie, but for what the scene says otherwise. */
export const inputOn = ({ person, values, ...scene }: Scene = {}): CheckInput => {
  const settings = settingsOn([], REQUEST);
  return {
    protocol: DEFAULT_PROTOCOL,
    subject: "entry",
    requestDate: REQUEST,
    entryDate: ENTRY,
    documents: papers,
    ...scene,
    person: { ...marie, ...person },
    settings: { ...settings, values: { ...settings.values, ...values } },
  };
};

export const reportOn = (scene?: Scene): Report => check(inputOn(scene));

/** What the report says of a criterion, at the top or among the alternatives. */
export const of = (report: Report, criterion: string): CriterionReport => {
  const found = report.criteria
    .flatMap((one): CriterionReport[] => [one, ...(one.alternatives ?? [])])
    .find((one) => one.criterion === criterion);
  if (!found) throw new Error(`no criterion ${criterion}`);
  return found;
};

/** The documents of Marie without a kind, and with others instead. */
export const withoutKind = (kind: string, ...instead: readonly DocumentFact[]) => [
  ...papers.filter((one) => one.kind !== kind),
  ...instead,
];
