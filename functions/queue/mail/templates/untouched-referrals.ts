import { contentOf } from "../content.ts";
import type { MailContent } from "../letter.ts";

export type UntouchedReferrals = {
  readonly plie: string;
  /** Days after which an orientation counts as untouched [setting: 15]. */
  readonly limit: number;
  readonly referrals: readonly {
    readonly dossierNumber: string;
    readonly days: number;
    readonly address: string;
  }[];
  /** The list of orientations in the client. */
  readonly address: string;
};

/** Longer lists are read in the client. */
const mostShown = 20;

/** Alerts the manager that nobody touched some orientations for too long (domain.md section 3, 2). */
export const untouchedReferrals = (alert: UntouchedReferrals): MailContent => {
  const oldestFirst = alert.referrals.toSorted((one, other) => other.days - one.days);
  const more = oldestFirst.length - mostShown;
  const count = oldestFirst.length;
  const who = count > 1 ? `${count} orientations attendent` : "Une orientation attend";
  return contentOf({
    subject: `${who} depuis plus de ${alert.limit} jours`,
    plie: alert.plie,
    parts: [
      {
        kind: "paragraph",
        words: `${who} un premier geste : ni rendez-vous, ni contact, depuis plus de ${alert.limit} jours.`,
      },
      {
        kind: "list",
        items: oldestFirst.slice(0, mostShown).map(({ dossierNumber, days, address }) => ({
          words: `Dossier ${dossierNumber} : ${days} jours`,
          address,
        })),
      },
      ...(more > 0
        ? [{ kind: "paragraph", words: `Et ${more} autre${more > 1 ? "s" : ""}.` } as const]
        : []),
      { kind: "button", words: "Voir toutes les orientations", address: alert.address },
    ],
  });
};
