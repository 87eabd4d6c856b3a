import type { Contact } from "../person/contact.ts";
import type { Identity } from "../person/identity.ts";
import type { AttachedAt } from "../referral/referral.ts";
import { type Dossier, latest, word } from "./dossier.ts";
import { antenneOf, counsellorOf, type Stage, stageOf, standingControl } from "./stage.ts";

/** One row of any list: under 1 kB, computed from the whole dossier whenever it is saved. */
export type Card = {
  readonly dossier: string;
  readonly number: string;
  readonly name: string;
  readonly firstNames: string;
  readonly stage: Stage;
  readonly antenne: string;
  readonly commune?: string;
  readonly counsellor?: string;
  readonly organisation?: string;
  readonly closing?: string;
  /** Which passage goes on for an attached orientation, and where both stood then. */
  readonly attachedTo?: string;
  readonly attachedAt?: AttachedAt;
  /** While Statistics has a control to do: who took it and until when, and whether it came back completed. */
  readonly control?: {
    readonly reservedBy?: string;
    readonly until?: string;
    readonly resubmitted?: true;
  };
  /** Named readers, when the dossier is protected: everybody else sees a masked row. */
  readonly readers?: readonly string[];
  /** Accounts that declared a tie: they never see the row. */
  readonly ties?: readonly string[];
};

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The number that people say and write, made from the dossier's id: 8 characters without I, L, O, U. */
export const dossierNumber = (id: string): string => {
  let rest = Number.parseInt(id.replaceAll("-", "").slice(0, 10), 16);
  let text = "";
  for (let i = 0; i < 8; i++) {
    text = alphabet[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
};

/** Identity as it stands today, or undefined once forgotten. */
export const identityOf = (dossier: Dossier): Identity | undefined =>
  word<Identity>(dossier, latest(dossier, "person")?.state.identity);

export const contactOf = (dossier: Dossier): Contact | undefined =>
  word<Contact>(dossier, latest(dossier, "person")?.state.contact);

const controlOf = (dossier: Dossier): Card["control"] => {
  const control = standingControl(dossier)?.state;
  if (control === undefined || !["waiting", "reserved"].includes(control.status)) return undefined;
  const { reservation, returns } = control;
  return {
    ...(reservation && { reservedBy: reservation.by, until: reservation.until }),
    ...(returns.length > 0 && { resubmitted: true }),
  };
};

export const cardOf = (dossier: Dossier): Card => {
  const identity = identityOf(dossier);
  const person = latest(dossier, "person")?.state;
  const referral = latest(dossier, "referral")?.state;
  const counsellor = counsellorOf(dossier);
  const commune = person?.residences.at(-1)?.commune;
  const control = controlOf(dossier);
  return {
    dossier: dossier.id,
    number: dossierNumber(dossier.id),
    name: identity?.usedName ?? identity?.birthName ?? "(effacé)",
    firstNames: identity?.firstNames ?? "",
    stage: stageOf(dossier),
    antenne: antenneOf(dossier),
    ...(commune && { commune }),
    ...(counsellor && { counsellor }),
    ...(referral?.organisation && { organisation: referral.organisation }),
    ...(referral?.closing && { closing: referral.closing.code }),
    ...(referral?.attachedTo && { attachedTo: referral.attachedTo }),
    ...(referral?.attachedAt && { attachedAt: referral.attachedAt }),
    ...(control && Object.keys(control).length > 0 && { control }),
    ...(person?.protectedFor && { readers: person.protectedFor }),
    ...(person?.ties.length && { ties: person.ties }),
  };
};
