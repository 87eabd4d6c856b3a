import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { waitingListsOf } from "../../domain/access/rows.ts";
import {
  changedAccount,
  closedAccount,
  newAccount,
  withNewSignIn,
  withPermanences,
} from "../../domain/directory/decide.ts";
import { type Account, activeAccount } from "../../domain/directory/directory.ts";
import { accountInput, antenneInput, organisationInput } from "../../domain/directory/input.ts";
import { permanencesInput } from "../../domain/directory/permanence.ts";
import { refusals } from "../../domain/directory/refusals.ts";
import { strict } from "../../domain/fields.ts";
import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import { derivedId } from "../adapters/digest.ts";
import { addressActions } from "../adapters/table/addresses.ts";
import {
  accountRecord,
  antenneRecord,
  organisationRecord,
  readDirectory,
} from "../adapters/table/directory.ts";
import { followedBy } from "../adapters/table/portfolio.ts";
import { directory, directoryExample, me, meExample } from "./account/answers.ts";
import { refuseUnlessOwn } from "./account/own.ts";
import {
  closeSignIn,
  renewSignIn as makeAnew,
  openSignIn,
  renewRights,
} from "./account/sign-in.ts";
import { answeredBefore, answerOnce, changedMeanwhile, type Made } from "./kit/once.ts";
import { type ApiRequest, operation } from "./kit/operation.ts";

const saved = strict({ id: z.string(), version: z.int() });

const accountExample = {
  email: "nadege.coppin@example.org",
  name: "Nadège Coppin",
  roles: ["prescriber"],
  antennes: [],
  organisation: "ccas-dunkerque",
};

/** How a changed record is written, and what to answer; or the refusal. */
const made = <Record extends { id: string; version: number }>(
  decided: Record | Refusal,
  recordOf: (record: Record) => Made<unknown>["record"],
) =>
  isRefusal(decided)
    ? decided
    : { record: recordOf(decided), answer: { id: decided.id, version: decided.version } };

/** An account with what holds its address, or lets go of the one before. */
const madeAccount = async (decided: Account | Refusal, former?: Account) =>
  isRefusal(decided)
    ? decided
    : {
        record: accountRecord(decided),
        answer: { id: decided.id, version: decided.version },
        beside: (await addressActions(decided, former)).map((action) => ({
          action,
          refusal: refusals.emailTaken,
        })),
      };

const isStale = (request: ApiRequest, current: { version: number } | undefined) =>
  request.seen !== undefined && request.seen !== (current?.version ?? 0);

export const readMe = operation({
  summary: "Mon compte : rôles, antennes, organisme, listes qui m'attendent",
  answer: me,
  refusals: ["not-allowed", "account-unknown"],
  shows: meExample,
  run: async ({ actor, now, today }) => {
    const permission = may(actor, "readMe", now);
    if (isRefusal(permission)) return permission;
    const directory = await readDirectory();
    const account = activeAccount(directory, actor.account, today);
    if (account === undefined) return refusals.unknownAccount();
    const organisation = directory.organisations.find(({ id }) => id === account.organisation);
    return {
      id: account.id,
      name: account.name,
      email: account.email,
      roles: actor.roles,
      antennes: directory.antennes
        .filter(({ id }) => actor.antennes.includes(id))
        .map(({ id, name }) => ({ id, name })),
      ...(organisation && { organisation: { id: organisation.id, name: organisation.name } }),
      standsFor: actor.standsFor.map((standing) => ({
        ...standing,
        name: directory.accounts.find(({ id }) => id === standing.account)?.name ?? "",
      })),
      waitingLists: waitingListsOf(actor),
      deputies: account.deputies,
      absences: account.absences,
      permanences: account.permanences ?? [],
      version: account.version,
    };
  },
});

const readWholeDirectory = async ({ actor, now }: ApiRequest) => {
  const permission = may(actor, "readDirectory", now);
  if (isRefusal(permission)) return permission;
  const { accounts, antennes, organisations } = await readDirectory();
  const isAdministrator = actor.roles.includes("administrator");
  if (isAdministrator) return { accounts, antennes, organisations };
  if (permission.role === "prescriber")
    return {
      accounts: [],
      antennes: antennes.map(({ id, name, covers }) => ({ id, name, covers })),
      organisations: [],
    };
  return {
    accounts: accounts.map(({ id, name, roles, antennes: places, permanences, closedOn }) => ({
      id,
      name,
      roles,
      antennes: places,
      ...(permanences && { permanences }),
      ...(closedOn && { closedOn }),
    })),
    antennes,
    organisations,
  };
};

const directoryRead = operation({
  summary: "L'annuaire de la maison : comptes, antennes, organismes",
  answer: directory,
  refusals: ["not-allowed"],
  shows: directoryExample,
  run: readWholeDirectory,
});

export { directoryRead as readDirectory };

export const createAccount = operation({
  summary: "Ouvrir un compte",
  body: accountInput,
  example: accountExample,
  answer: saved,
  status: 201,
  refusals: ["not-allowed", "email-taken", "antenne-unknown", "organisation-needed", "key-reused"],
  shows: { id: "acc-nadege-coppin", version: 1 },
  run: async (request) => {
    const { actor, now, key, body } = request;
    const permission = may(actor, "createAccount", now);
    if (isRefusal(permission)) return permission;
    const before = await answeredBefore(request, "createAccount");
    if (before !== undefined) return before;
    const id = `acc-${derivedId(actor.account, key, "account")}`;
    const opened = newAccount(await readDirectory(), body, id);
    if (!isRefusal(opened)) await openSignIn(opened);
    return answerOnce(request, "createAccount", await madeAccount(opened));
  },
});

export const changeAccount = operation({
  summary: "Modifier un compte",
  body: accountInput,
  example: accountExample,
  answer: saved,
  refusals: [
    "not-allowed",
    "account-unknown",
    "email-taken",
    "antenne-unknown",
    "organisation-needed",
    "portfolio-not-empty",
    "changed-meanwhile",
    "key-reused",
  ],
  shows: { id: "acc-nadege-coppin", version: 2 },
  run: async (request) => {
    const permission = may(request.actor, "changeAccount", request.now);
    if (isRefusal(permission)) return permission;
    const id = request.params.accountId ?? "";
    const [directory, followed] = await Promise.all([readDirectory(), followedBy(id)]);
    const current = directory.accounts.find((account) => account.id === id);
    const before = await answeredBefore(request, "changeAccount");
    if (before !== undefined) {
      if (current && !isRefusal(before)) await renewRights(current);
      return before;
    }
    const changed = isStale(request, current)
      ? changedMeanwhile()
      : changedAccount(directory, request.body, id, followed);
    if (!isRefusal(changed)) await openSignIn(changed, current);
    const answer = await answerOnce(request, "changeAccount", await madeAccount(changed, current));
    if (!isRefusal(changed) && !isRefusal(answer)) await renewRights(changed, current);
    return answer;
  },
});

export const closeAccount = operation({
  summary: "Clore un compte, une fois son portefeuille transmis",
  answer: saved,
  refusals: [
    "not-allowed",
    "account-unknown",
    "account-closed",
    "portfolio-not-empty",
    "changed-meanwhile",
    "key-reused",
  ],
  shows: { id: "acc-nadege-coppin", version: 2 },
  run: async (request) => {
    const { actor, now, today, params } = request;
    const permission = may(actor, "closeAccount", now);
    if (isRefusal(permission)) return permission;
    const id = params.accountId ?? "";
    const [directory, followed] = await Promise.all([readDirectory(), followedBy(id)]);
    const closed = closedAccount(directory, id, today, followed);
    if (!isRefusal(closed)) await closeSignIn(closed);
    return answerOnce(request, "closeAccount", await madeAccount(closed));
  },
});

export const renewSignIn = operation({
  summary: "Refaire l'accès d'un compte dont le mot de passe ou le second facteur est perdu",
  answer: saved,
  refusals: ["not-allowed", "account-unknown", "account-closed", "changed-meanwhile", "key-reused"],
  shows: { id: "acc-nadege-coppin", version: 2 },
  run: async (request) => {
    const { actor, now, params } = request;
    const permission = may(actor, "renewSignIn", now);
    if (isRefusal(permission)) return permission;
    const before = await answeredBefore(request, "renewSignIn");
    if (before !== undefined) return before;
    const id = params.accountId ?? "";
    const renewed = withNewSignIn(await readDirectory(), id, actor.account, now);
    if (!isRefusal(renewed)) await makeAnew(renewed);
    return answerOnce(request, "renewSignIn", made(renewed, accountRecord));
  },
});

export const changePermanences = operation({
  summary: "Dire où et quand un conseiller tient ses permanences",
  body: permanencesInput,
  example: {
    permanences: [
      {
        commune: "59271",
        place: "Mairie annexe du Courghain",
        weekday: 2,
        start: "09:00",
        end: "12:00",
      },
    ],
  },
  answer: saved,
  refusals: ["not-allowed", "account-unknown", "no-permanence", "changed-meanwhile", "key-reused"],
  shows: { id: "acc-helene-carpentier", version: 3 },
  run: async (request) => {
    const refused = refuseUnlessOwn(request, "changePermanences");
    if (refused) return refused;
    const id = request.params.accountId ?? "";
    const directory = await readDirectory();
    const current = directory.accounts.find((account) => account.id === id);
    const changed = isStale(request, current)
      ? changedMeanwhile()
      : withPermanences(directory, id, request.body);
    return answerOnce(request, "changePermanences", made(changed, accountRecord));
  },
});

export const changeAntenne = operation({
  summary: "Créer ou modifier une antenne et les communes qu'elle couvre",
  body: antenneInput,
  example: {
    name: "Antenne de Dunkerque-Centre",
    address: "1 quai de la Citadelle, Dunkerque",
    covers: [{ commune: "59183", from: "2027-01-01" }],
  },
  answer: saved,
  refusals: ["not-allowed", "changed-meanwhile", "key-reused"],
  shows: { id: "dunkerque-centre", version: 2 },
  run: async (request) => {
    const permission = may(request.actor, "changeAntenne", request.now);
    if (isRefusal(permission)) return permission;
    const id = request.params.antenneId ?? "";
    const current = (await readDirectory()).antennes.find((antenne) => antenne.id === id);
    const changed = isStale(request, current)
      ? changedMeanwhile()
      : { id, ...request.body, version: (current?.version ?? 0) + 1 };
    return answerOnce(request, "changeAntenne", made(changed, antenneRecord));
  },
});

export const changeOrganisation = operation({
  summary: "Créer ou modifier un organisme partenaire",
  body: organisationInput,
  example: { name: "CCAS de Dunkerque", kind: "ccas" },
  answer: saved,
  refusals: ["not-allowed", "changed-meanwhile", "key-reused"],
  shows: { id: "ccas-dunkerque", version: 2 },
  run: async (request) => {
    const permission = may(request.actor, "changeOrganisation", request.now);
    if (isRefusal(permission)) return permission;
    const id = request.params.organisationId ?? "";
    const current = (await readDirectory()).organisations.find((other) => other.id === id);
    const changed = isStale(request, current)
      ? changedMeanwhile()
      : { id, ...request.body, version: (current?.version ?? 0) + 1 };
    return answerOnce(request, "changeOrganisation", made(changed, organisationRecord));
  },
});
