import type { Actor, Role } from "../access/actor.ts";
import { cardReadAs, type ShownCard } from "../access/rows.ts";
import { barriersOf } from "../diagnosis/barriers.ts";
import type { SettingsInForce } from "../setting/setting.ts";
import { actionsFor } from "./actions.ts";
import { cardOf } from "./card.ts";
import { all, type Dossier, latest, type Stored } from "./dossier.ts";
import { awaited, documentsOf } from "./lists.ts";
import { type Fields, fieldsFor, type Reader, spoken } from "./seen.ts";
import type { Task } from "./tasks.ts";

/** What is expected of whom and since when. */
export type Awaited = { readonly task: Task; readonly who: string; readonly since: string };

/**
 * A dossier as its page shows it. What the reader's role may not see is absent, not hidden: reception gets no opinion,
 * interview or criterion, Statistics no content of interviews, the animation team identity, decision and dates.
 */
export type DossierView = {
  readonly id: string;
  readonly card: ShownCard;
  readonly actions: readonly string[];
  readonly awaited: readonly Awaited[];
  readonly person: {
    readonly id: string;
    readonly version: number;
    readonly identity?: unknown;
    readonly contact?: unknown;
    readonly situation?: unknown;
    readonly residences?: readonly unknown[];
    readonly protectedFor?: readonly string[];
    readonly openings?: readonly unknown[];
  };
  readonly contact?: unknown;
  readonly airlock?: unknown;
  readonly referral?: unknown;
  readonly appointments?: readonly unknown[];
  readonly diagnosis?: unknown;
  readonly opinion?: unknown;
  readonly entryRequest?: unknown;
  readonly controls?: readonly unknown[];
  readonly documents?: readonly unknown[];
  /** Papers taken out, with the accounts that had opened them, for whoever answers for it. */
  readonly withdrawnDocuments?: readonly unknown[];
  readonly parcours?: readonly unknown[];
  /** The last one, with those that it followed: an amendment leaves the contract that it amends readable. */
  readonly contract?: unknown;
};

type Section = Exclude<keyof DossierView, "id" | "card" | "actions" | "awaited">;

const everything: readonly Section[] = [
  "person",
  "contact",
  "airlock",
  "referral",
  "appointments",
  "diagnosis",
  "opinion",
  "entryRequest",
  "controls",
  "documents",
  "parcours",
  "contract",
];

const answerable: readonly Section[] = [...everything, "withdrawnDocuments"];

/** Which sections a role reads (domain.md section 2). */
const sections: Readonly<Partial<Record<Role | "system", readonly Section[]>>> = {
  counsellor: everything,
  "accompaniment-manager": answerable,
  "statistics-officer": answerable,
  system: answerable,
  reception: ["person", "referral", "appointments", "documents"],
  "animation-team": ["person", "controls", "parcours"],
};

/** A state of the dossier as this reader sees it. */
const seen = (dossier: Dossier, reader: Reader, stored: Stored | undefined) =>
  stored && {
    id: stored.id,
    version: stored.version,
    ...fieldsFor(stored.kind, spoken(dossier, stored.state) as Fields, reader),
  };

/** Without the file's name: a paper of somebody else's may say who. */
const withdrawnFrom = (dossier: Dossier) =>
  all(dossier, "document").flatMap(({ id, state }) => {
    const { kinds, depositedOn, withdrawal, readers } = state;
    return withdrawal ? [{ id, kinds, depositedOn, withdrawal, readers }] : [];
  });

/**
 * The view of a dossier for the role that allowed the reading. `settings` bring the shareable label of a closing to the
 * roles that are told it so: see readsLabel.
 */
export const viewFor = (
  actor: Actor,
  role: Role | "system",
  dossier: Dossier,
  now: string,
  settings?: SettingsInForce,
): DossierView => {
  const allowed = sections[role] ?? [];
  const one = (stored: Stored | undefined) => seen(dossier, { actor, role }, stored);
  const person = one(latest(dossier, "person")) ?? { id: "", version: 0 };
  const parts: { readonly [S in Section]: () => DossierView[S] } = {
    person: () => person,
    contact: () => one(latest(dossier, "contact")),
    airlock: () => one(latest(dossier, "airlock")),
    referral: () => one(latest(dossier, "referral")),
    appointments: () => all(dossier, "appointment").map(one),
    diagnosis: () => {
      const stored = latest(dossier, "diagnosis");
      return stored && { ...one(stored), barriers: barriersOf(dossier) };
    },
    opinion: () => one(latest(dossier, "opinion")),
    entryRequest: () => one(latest(dossier, "entry-request")),
    controls: () => all(dossier, "control").map(one),
    documents: () => documentsOf(dossier).map(one),
    withdrawnDocuments: () => withdrawnFrom(dossier),
    parcours: () => all(dossier, "parcours").map(one),
    contract: () => {
      const [last, ...former] = all(dossier, "contract").toReversed();
      return last && { ...one(last), former: former.map(one) };
    },
  };
  return {
    id: dossier.id,
    card: cardReadAs(role, cardOf(dossier), settings),
    actions: actionsFor(actor, dossier, now),
    awaited: awaited(dossier).map(({ task, waitingFor, waitingSince }) => ({
      task: task as Task,
      who: waitingFor ?? "",
      since: waitingSince ?? "",
    })),
    person,
    ...Object.fromEntries(allowed.map((section) => [section, parts[section]()])),
  };
};
