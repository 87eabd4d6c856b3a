import { all, type Dossier, latest } from "../dossier/dossier.ts";
import { antenneOf, counsellorOf, stageOf } from "../dossier/stage.ts";
import { Refusal } from "../refusal.ts";
import type { Actor, Role, Standing } from "./actor.ts";
import { type Reach, rights } from "./rights.ts";

/** A permission: with which role, and for whom when as a deputy or stand-in. */
export type Permission = { readonly role: Role | "system"; readonly for?: string };

export const unknownDossier = () =>
  new Refusal("dossier-unknown", "Ce dossier n’existe pas ou ne vous est pas ouvert.", {
    status: 404,
  });
export const notAllowed = () =>
  new Refusal("not-allowed", "Votre rôle ne permet pas cette action.", { status: 403 });
const ownRequest = () =>
  new Refusal("own-request", "Vous ne pouvez pas décider de votre propre demande.", {
    status: 403,
  });

const reaches = (
  who: Standing & { organisation?: string },
  reach: Reach,
  dossier: Dossier,
  now: string,
): boolean => {
  const inAntenne = who.antennes.includes(antenneOf(dossier));
  switch (reach) {
    case "all":
      return true;
    case "any":
      return true;
    case "antenne":
      return inAntenne;
    case "organisation": {
      const organisation = latest(dossier, "referral")?.state.organisation;
      return organisation !== undefined && organisation === who.organisation;
    }
    case "entry":
      return stageOf(dossier) === "granted";
    case "entering":
      return stageOf(dossier) === "granted" || stageOf(dossier) === "participant";
    case "portfolio": {
      const counsellor = counsellorOf(dossier);
      if (counsellor === who.account) return true;
      if (counsellor === undefined) return inAntenne;
      const openings = latest(dossier, "person")?.state.openings ?? [];
      return openings.some((opening) => opening.account === who.account && opening.until > now);
    }
  }
};

/**
 * Those who asked (gave the opinion, prepared, submitted, brought documents again), and in whose name it was asked when
 * a stand-in did: nobody validates, controls or enters their own request.
 */
const askers = (dossier: Dossier): readonly (string | undefined)[] => {
  const request = latest(dossier, "entry-request")?.state;
  const opinion = latest(dossier, "opinion")?.state;
  const controls = all(dossier, "control").filter(({ state }) => state.status !== "withdrawn");
  return [
    request?.preparedBy,
    ...(request?.askedBy ?? []),
    ...controls.flatMap(({ state }) => state.askedBy ?? []),
    opinion?.by,
    opinion?.for,
    counsellorOf(dossier),
  ];
};

/** Who decides asked themselves, or acts for somebody who did. */
const isOwn = (actor: Actor, actedFor: string, dossier: Dossier): boolean =>
  askers(dossier).some((asker) => asker === actor.account || asker === actedFor);

const isProtectedFrom = ({ account }: Pick<Actor, "account">, dossier: Dossier): boolean => {
  const readers = latest(dossier, "person")?.state.protectedFor;
  return readers !== undefined && !readers.includes(account);
};

/** Nobody is there, or a tie was declared: not even what a partner sees of its own orientation. */
const isLostTo = ({ account }: Pick<Actor, "account">, dossier: Dossier): boolean =>
  latest(dossier, "person")?.state.ties.includes(account) ?? true;

/** Nothing of it is shown to this account, whatever its role: a tie was declared, or others are its named readers. */
export const isHiddenFrom = (actor: Pick<Actor, "account">, dossier: Dossier): boolean =>
  isLostTo(actor, dossier) || isProtectedFrom(actor, dossier);

/**
 * The one question of access, deny by default: may this actor do this operation, on this dossier if one is at hand?
 * Gives the role (and the person represented) that allows it. « Does not exist » and « not yours » look alike (404);
 * 403 is said only of a dossier that the actor may read.
 */
export const may = (
  actor: Actor,
  operation: string,
  now: string,
  dossier?: Dossier,
): Permission | Refusal => {
  if (actor.system) return { role: "system" };
  const right = rights[operation];
  if (right === undefined) return notAllowed();
  if (dossier && isLostTo(actor, dossier)) return unknownDossier();
  const candidates = [
    { ...actor, own: true },
    ...actor.standsFor.map((standing) => ({ ...standing, own: false })),
  ];
  // In the right's own order, the widest first: whoever holds two roles reads with the one that sees more.
  const allowed = Object.entries(right.by) as [Role, Reach][];
  let refusal: Refusal | undefined;
  for (const who of candidates)
    for (const [role, reach] of allowed) {
      if (!who.roles.includes(role)) continue;
      if (dossier && !reaches(who, reach, dossier, now)) continue;
      // A partner goes on seeing stage and label of its own orientation: it need not learn of the protection.
      if (dossier && reach !== "organisation" && isProtectedFrom(actor, dossier)) continue;
      if (right.notOwn && dossier && isOwn(actor, who.account, dossier)) refusal = ownRequest();
      else return who.own ? { role } : { role, for: who.account };
    }
  if (refusal) return refusal;
  if (dossier === undefined || operation === "readDossier" || operation === "readReferral")
    return dossier ? unknownDossier() : notAllowed();
  const readable = [
    may(actor, "readDossier", now, dossier),
    may(actor, "readReferral", now, dossier),
  ];
  return readable.some((answer) => !(answer instanceof Refusal)) ? notAllowed() : unknownDossier();
};
