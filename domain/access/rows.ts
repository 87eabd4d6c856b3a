import type { Card } from "../dossier/card.ts";
import { type Actor, decidingRoles } from "./actor.ts";

const masked = "Dossier protégé";

/**
 * A card as this actor may see it in a list: nothing of a person with whom a tie was declared, no name of a protected
 * dossier but for its named readers. Undefined when the row must not show at all.
 */
export const cardFor = (actor: Actor, card: Card): Card | undefined => {
  if (card.ties?.includes(actor.account)) return undefined;
  const { readers, ties: _ties, ...row } = card;
  if (readers === undefined || readers.includes(actor.account)) return row;
  const { commune: _commune, ...rest } = row;
  return { ...rest, name: masked, firstNames: "" };
};

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
