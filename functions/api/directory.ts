import { may } from "../../domain/access/may.ts";
import { antenneInput, organisationInput } from "../../domain/directory/input.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { antenneRecord, organisationRecord, readDirectory } from "../adapters/table/directory.ts";
import { directory, directoryExample } from "./account/answers.ts";
import { isStale, made, saved } from "./account/saved.ts";
import { answerOnce, changedMeanwhile } from "./kit/once.ts";
import { type ApiRequest, operation } from "./kit/operation.ts";

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
  summary: "L’annuaire de la maison : comptes, antennes, organismes",
  answer: () => directory,
  refusals: ["not-allowed"],
  shows: directoryExample,
  run: readWholeDirectory,
});

export { directoryRead as readDirectory };

export const changeAntenne = operation({
  summary: "Créer ou modifier une antenne et les communes qu’elle couvre",
  body: antenneInput,
  example: {
    name: "Antenne de Dunkerque-Centre",
    address: "1 quai de la Citadelle, Dunkerque",
    covers: [{ commune: "59183", from: "2027-01-01" }],
  },
  answer: () => saved,
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
  answer: () => saved,
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
