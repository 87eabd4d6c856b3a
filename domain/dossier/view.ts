import type { Actor, Role } from "../access/actor.ts";
import { barriersOf } from "../diagnosis/barriers.ts";
import { actionsFor } from "./actions.ts";
import { type Card, cardOf, contactOf, identityOf } from "./card.ts";
import { all, type Dossier, latest, type Stored, word } from "./dossier.ts";
import { awaited, documentsOf, type Task } from "./lists.ts";
import type { States } from "./states.ts";

/** What is expected of whom and since when. */
export type Awaited = { readonly task: Task; readonly who: string; readonly since: string };

/**
 * A dossier as its page shows it. What the reader's role may not see is absent, not hidden: reception gets no opinion,
 * interview or criterion, Statistics no content of interviews, the animation team identity, decision and dates.
 */
export type DossierView = {
  readonly id: string;
  readonly card: Card;
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

/** Replaces every leaf reference inside a value by what the leaf says (null once it was deleted). */
const spoken = (dossier: Dossier, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((member) => spoken(dossier, member));
  if (value === null || typeof value !== "object") return value;
  if ("id" in value && "digest" in value)
    return word(dossier, value as { id: string; digest: string }) ?? null;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, spoken(dossier, member)]),
  );
};

const without = (value: Record<string, unknown>, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

const seen = (dossier: Dossier, stored: Stored | undefined) =>
  stored && {
    id: stored.id,
    version: stored.version,
    ...(spoken(dossier, stored.state) as Record<string, unknown>),
  };

const controlsFor = (dossier: Dossier, role: Role | "system") =>
  all(dossier, "control").map((stored) => {
    const control = seen(dossier, stored) as Record<string, unknown>;
    if (role === "animation-team")
      return without(control, "draft", "report", "returns", "reservation");
    return role === "statistics-officer" ? control : without(control, "draft");
  });

/** Without the file's name: a paper of somebody else's may say who. */
const withdrawnFor = (dossier: Dossier) =>
  all(dossier, "document").flatMap(({ id, state }) => {
    const { kinds, depositedOn, withdrawal, readers } = state;
    return withdrawal ? [{ id, kinds, depositedOn, withdrawal, readers }] : [];
  });

const diagnosisFor = (dossier: Dossier, role: Role | "system") => {
  const stored = seen(dossier, latest(dossier, "diagnosis"));
  const diagnosis = stored && { ...stored, barriers: barriersOf(dossier) };
  if (diagnosis === undefined || role !== "statistics-officer") return diagnosis;
  const interviews = (diagnosis as unknown as States["diagnosis"]).interviews;
  return {
    ...diagnosis,
    interviews: interviews.map((interview) => without({ ...interview }, "content")),
  };
};

const personFor = (dossier: Dossier, role: Role | "system") => {
  const stored = latest(dossier, "person");
  const state = stored?.state;
  const base = {
    id: stored?.id ?? "",
    version: stored?.version ?? 0,
    identity: identityOf(dossier),
    contact: contactOf(dossier),
    residences: spoken(dossier, state?.residences) as readonly unknown[],
  };
  if (role === "animation-team") return without(base, "contact", "residences") as typeof base;
  if (role === "reception") return base;
  return {
    ...base,
    situation: spoken(dossier, state?.situation),
    ...(state?.protectedFor && { protectedFor: state.protectedFor }),
    ...(role === "accompaniment-manager" && {
      openings: spoken(dossier, state?.openings) as readonly unknown[],
    }),
  };
};

/** The view of a dossier for the role that allowed the reading. */
export const viewFor = (
  actor: Actor,
  role: Role | "system",
  dossier: Dossier,
  now: string,
): DossierView => {
  const allowed = sections[role] ?? [];
  const parts: { readonly [S in Section]: () => DossierView[S] } = {
    person: () => personFor(dossier, role),
    contact: () => seen(dossier, latest(dossier, "contact")),
    airlock: () => seen(dossier, latest(dossier, "airlock")),
    referral: () => seen(dossier, latest(dossier, "referral")),
    appointments: () => all(dossier, "appointment").map((stored) => seen(dossier, stored)),
    diagnosis: () => diagnosisFor(dossier, role),
    opinion: () => seen(dossier, latest(dossier, "opinion")),
    entryRequest: () => seen(dossier, latest(dossier, "entry-request")),
    controls: () => controlsFor(dossier, role),
    documents: () =>
      documentsOf(dossier).map((stored) =>
        without(seen(dossier, stored) as Record<string, unknown>, "key", "sha256", "readers"),
      ),
    withdrawnDocuments: () => withdrawnFor(dossier),
    parcours: () => all(dossier, "parcours").map((stored) => seen(dossier, stored)),
    contract: () => {
      const [last, ...former] = all(dossier, "contract").toReversed();
      return last && { ...seen(dossier, last), former: former.map((one) => seen(dossier, one)) };
    },
  };
  return {
    id: dossier.id,
    card: cardOf(dossier),
    actions: actionsFor(actor, dossier, now),
    awaited: awaited(dossier).map(({ task, waitingFor, waitingSince }) => ({
      task: task as Task,
      who: waitingFor ?? "",
      since: waitingSince ?? "",
    })),
    person: personFor(dossier, role),
    ...Object.fromEntries(allowed.map((section) => [section, parts[section]()])),
  };
};
