import type { Card } from "../dossier/card.ts";
import { shareableLabel } from "../referral/view.ts";
import type { SettingsInForce } from "../setting/setting.ts";
import { type Actor, decidingRoles, type Role } from "./actor.ts";

const masked = "Dossier protégé";

/** A card as it leaves the platform: never who declared a tie; a closing by its code, or only by its shareable label. */
export type ShownCard = Omit<Card, "ties" | "readers"> & { readonly outcome?: string };

const seesEverything: readonly Role[] = ["accompaniment-manager", "statistics-officer"];

/** A closing's code says what an opinion or a control found: not for reception and the animation team. */
const rolesWithoutReasons: readonly (Role | "system")[] = ["reception", "animation-team"];

/** Whether the actor would read this row's dossier with a role that sees why it was closed. */
const readsReasons = (actor: Actor, { counsellor, antenne }: Card): boolean =>
  [actor, ...actor.standsFor].some(
    (who) =>
      who.roles.some((role) => seesEverything.includes(role)) ||
      (who.roles.includes("counsellor") &&
        (counsellor ? counsellor === who.account : who.antennes.includes(antenne))),
  );

const shown = (card: Card, withReasons: boolean, settings?: SettingsInForce): ShownCard => {
  const { readers: _readers, ties: _ties, closing, ...row } = card;
  if (closing === undefined) return row;
  if (withReasons) return { ...row, closing };
  const label = settings && shareableLabel(settings, closing);
  return { ...row, ...(label && { outcome: label }) };
};

/** Whether this row tells its closing to this actor by the shareable label: the settings in force must be at hand. */
export const needsLabel = (actor: Actor, card: Card): boolean =>
  card.closing !== undefined && !readsReasons(actor, card);

/** A row with its closing as it is; see cardFor. */
const rowFor = (actor: Actor, card: Card): Card | undefined => {
  if (card.ties?.includes(actor.account)) return undefined;
  const { readers, ties: _ties, ...row } = card;
  if (readers === undefined || readers.includes(actor.account)) return row;
  const { commune: _commune, ...rest } = row;
  return { ...rest, name: masked, firstNames: "" };
};

/**
 * A card as this actor may see it in a list: nothing of a person with whom a tie was declared, no name of a protected
 * dossier but for its named readers, the reason of a closing only for those who would read it in the dossier. Undefined
 * when the row must not show at all. `settings` bring the shareable labels: see needsLabel.
 */
export const cardFor = (
  actor: Actor,
  card: Card,
  settings?: SettingsInForce,
): ShownCard | undefined => {
  const row = rowFor(actor, card);
  return row && shown(row, readsReasons(actor, card), settings);
};

/** Whether the card of a dossier read with this role tells its closing by the shareable label; see needsLabel. */
export const readsLabel = (role: Role | "system", card: Card): boolean =>
  card.closing !== undefined && rolesWithoutReasons.includes(role);

/** The card of a dossier that is read with this role. */
export const cardReadAs = (
  role: Role | "system",
  card: Card,
  settings?: SettingsInForce,
): ShownCard => shown(card, !rolesWithoutReasons.includes(role), settings);

/**
 * Whether a search gives this row: those of the actor's antennes, those to enter, or any for who sees everything. A row
 * that would bear no name is not found by one.
 */
export const findsRow = (actor: Actor, { stage, antenne, readers }: Card): boolean =>
  (readers === undefined || readers.includes(actor.account)) &&
  [actor, ...actor.standsFor].some(({ roles, antennes }) =>
    roles.some((role) => {
      if (seesEverything.includes(role)) return true;
      if (role === "animation-team") return stage === "granted";
      return antennes.includes(antenne) && (role === "reception" || role === "counsellor");
    }),
  );

/**
 * The waiting lists that an actor may read, own first, then those for which it stands in: by counsellor, by antenne,
 * by deciding role.
 */
export const waitingListsOf = (actor: Actor): readonly string[] => {
  const lists = [actor, ...actor.standsFor].flatMap((who) =>
    who.roles.flatMap((role) => {
      const antennes = who.antennes.map((antenne) => `antenne:${antenne}`);
      if (role === "counsellor") return [`counsellor:${who.account}`, ...antennes];
      if (role === "reception") return antennes;
      return decidingRoles.includes(role) ? [role] : [];
    }),
  );
  return [...new Set(lists)];
};
