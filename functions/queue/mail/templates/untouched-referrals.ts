import type { Neglect } from "../../../../domain/referral/untouched.ts";
import { contentOf } from "../content.ts";
import type { MailContent, Part } from "../letter.ts";

type Told = {
  readonly dossierNumber: string;
  readonly why: Neglect;
  readonly days: number;
  readonly address: string;
};

export type UntouchedReferrals = {
  readonly plie: string;
  /** Days after which an orientation counts as untouched [setting: 15]. */
  readonly limit: number;
  readonly referrals: readonly Told[];
  /** The list of orientations in the client. */
  readonly address: string;
};

/** Longer lists are read in the client. */
const mostShown = 20;

const waiting = (count: number) =>
  count > 1 ? `${count} orientations attendent` : "Une orientation attend";

/** What is said of each case: exactly what happened, and nothing that did not. */
const cases: readonly { readonly why: Neglect; readonly said: (count: number) => string }[] = [
  {
    why: "untouched",
    said: (count) => `${waiting(count)} un premier geste : ni rendez-vous, ni contact`,
  },
  {
    why: "missed",
    said: (count) =>
      `${waiting(count)} un autre rendez-vous : la personne n’est pas venue au précédent`,
  },
  {
    why: "unattended",
    said: (count) => `${waiting(count)} la suite, et aucun conseiller n’en est chargé`,
  },
];

const partsOf = (why: Neglect, sentence: string, all: readonly Told[]): readonly Part[] => {
  const shown = all
    .filter((one) => one.why === why)
    .toSorted((one, other) => other.days - one.days);
  if (shown.length === 0) return [];
  const more = shown.length - mostShown;
  return [
    { kind: "paragraph", words: sentence },
    {
      kind: "list",
      items: shown.slice(0, mostShown).map(({ dossierNumber, days, address }) => ({
        words: `Dossier ${dossierNumber} : ${days} jours`,
        address,
      })),
    },
    ...(more > 0
      ? [{ kind: "paragraph", words: `Et ${more} autre${more > 1 ? "s" : ""}.` } as const]
      : []),
  ];
};

/** Alerts the manager that some orientations have waited at an antenne for too long (domain.md section 3, 2). */
export const untouchedReferrals = (alert: UntouchedReferrals): MailContent => {
  const { limit, referrals } = alert;
  const since = `depuis plus de ${limit} jours`;
  return contentOf({
    subject: `${waiting(referrals.length)} ${since}`,
    plie: alert.plie,
    parts: [
      ...cases.flatMap(({ why, said }) => {
        const count = referrals.filter((one) => one.why === why).length;
        return partsOf(why, `${said(count)}, ${since}.`, referrals);
      }),
      { kind: "button", words: "Voir toutes les orientations", address: alert.address },
    ],
  });
};
