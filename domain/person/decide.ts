import { change, type Decision, type DomainEvent } from "../decider.ts";
import { contactOf, identityOf } from "../dossier/card.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest, type Stored, word } from "../dossier/dossier.ts";
import type { Refusal } from "../refusal.ts";
import type { Birth } from "./identity.ts";
import type { IdentityCorrected, ResidenceRecorded } from "./input.ts";
import { refusals } from "./refusals.ts";
import { refuseFutureIn } from "./registration.ts";
import { refuseWorkInFuture, type Situation } from "./situation.ts";

/** The person of a dossier: every dossier has one from its first event on. */
export const personOf = (dossier: Dossier): Stored<"person"> => {
  const person = latest(dossier, "person");
  if (person === undefined) throw new Error("a dossier without a person");
  return person;
};

/** Same members, same values, in any order. */
const isSame = (one: unknown, other: unknown): boolean => {
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object")
    return one === other;
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.every((name) =>
    isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
  );
};

/** A name misspelt, a birth date misread, a new phone number: the former ones stay in the history. */
export const correctIdentity = (
  dossier: Dossier,
  input: IdentityCorrected,
  { today }: Context,
): Decision | Refusal => {
  const unborn = refuseFutureIn(input, today);
  if (unborn) return unborn;
  const { identity, contact } = input;
  const events: DomainEvent[] = [];
  if (!isSame(identity, identityOf(dossier)))
    events.push({ type: "identity-corrected", data: {}, words: { identity } });
  if (contact && !isSame(contact, contactOf(dossier)))
    events.push({ type: "contact-changed", data: {}, words: { contact } });
  if (events.length === 0) return refusals.unchanged();
  return change("person", personOf(dossier).id, ...events);
};

/** What the person says of their situation, whole, as it stands from now on; what they said before stays in the history. */
export const declareSituation = (
  dossier: Dossier,
  situation: Situation,
  { today }: Context,
): Decision | Refusal => {
  const toCome = refuseWorkInFuture(situation.withoutWorkSince, today);
  if (toCome) return toCome;
  const person = personOf(dossier);
  if (isSame(situation, word(dossier, person.state.situation) ?? {})) return refusals.unchanged();
  return change("person", person.id, {
    type: "situation-declared",
    data: {},
    words: { situation },
  });
};

const bornAfter = (birth: Birth, day: string): boolean =>
  birth.kind === "year" ? birth.year > Number(day.slice(0, 4)) : birth.date > day;

/**
 * Where the person lives from a day on. A move ends neither the request nor the parcours by itself (domain.md section
 * 4): what it means is judged on the day that the protocol names.
 */
export const recordResidence = (
  dossier: Dossier,
  input: ResidenceRecorded,
  { today }: Context,
): Decision | Refusal => {
  const { commune, associatedCommune, from = today, to: _to, ...address } = input;
  if (from > today) return refusals.fromInTheFuture();
  const birth = identityOf(dossier)?.birth;
  if (birth && bornAfter(birth, from)) return refusals.fromBeforeBirth();
  const person = personOf(dossier);
  const home = person.state.residences.at(-1);
  const stands =
    home?.commune === commune &&
    home.associatedCommune === associatedCommune &&
    (input.from === undefined || home.from === from) &&
    isSame(address, word(dossier, home.address));
  if (stands) return refusals.unchanged();
  return change("person", person.id, {
    type: "residence-changed",
    data: { commune, ...(associatedCommune && { associatedCommune }), from },
    words: { address },
  });
};
