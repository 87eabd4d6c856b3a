import { type CivilDate, frenchDate } from "../../../domain/date.ts";
import {
  type Account,
  activeAccount,
  type Directory,
} from "../../../domain/directory/directory.ts";
import { dossierNumber, identityOf } from "../../../domain/dossier/card.ts";
import { type Dossier, find, word } from "../../../domain/dossier/dossier.ts";
import { antenneOf, openParcours } from "../../../domain/dossier/stage.ts";
import type { Identity } from "../../../domain/person/identity.ts";
import type { SettingsInForce } from "../../../domain/setting/setting.ts";
import type { ContractAmendment } from "./contract-amendment.ts";
import type { EngagementContract } from "./engagement-contract.ts";
import { homeOn } from "./home.ts";

type House = {
  readonly settings: SettingsInForce;
  readonly directory: Directory;
  readonly today: CivilDate;
};

const bornWords = { woman: "née", man: "né", "non-binary": "né(e)" } as const;

const birthOf = ({ birth, sex }: Identity): string => {
  const born = bornWords[sex];
  if (birth.kind === "year") return `${born} en ${birth.year}`;
  const declared = birth.kind === "declared" ? " (date déclarée)" : "";
  return `${born} le ${frenchDate(birth.date)}${declared}`;
};

/** Who signs for the PLIE: the manager of the accompaniment department, else the director. */
const signatoryOf = ({ directory, today }: House): EngagementContract["signatory"] => {
  const isOpen = (account: Account) => activeAccount(directory, account.id, today) !== undefined;
  const holding = (role: "accompaniment-manager" | "director") =>
    directory.accounts.find((account) => isOpen(account) && account.roles.includes(role));
  const manager = holding("accompaniment-manager");
  if (manager) return { name: manager.name, function: "Responsable du Département Accompagnement" };
  return { name: holding("director")?.name ?? "", function: "Direction du PLIE" };
};

/**
 * What the engagement contract of a participant says today; undefined when there is nobody to print it for (entry
 * cancelled, identity erased).
 */
export const contractDataOf = (
  dossier: Dossier,
  contract: string,
  house: House,
): EngagementContract | undefined => {
  const identity = identityOf(dossier);
  const parcours = openParcours(dossier)?.state;
  const referent = house.directory.accounts.find(
    (account) => account.id === parcours?.referents.at(-1)?.account,
  );
  if (identity === undefined || parcours === undefined || referent === undefined) return undefined;
  const { usedName, birthName, firstNames } = identity;
  const home = homeOn(dossier, house.today);
  const address = home && [...home.street, home.place].join(", ");
  const antenne = house.directory.antennes.find(({ id }) => id === antenneOf(dossier));
  return {
    letterhead: house.settings.values.letterhead,
    date: house.today,
    dossierNumber: dossierNumber(dossier.id),
    code: dossierNumber(contract),
    enteredOn: parcours.enteredOn,
    participant: {
      name: `${firstNames} ${usedName ?? birthName}`,
      ...(usedName && usedName !== birthName && { birthName }),
      birth: birthOf(identity),
      ...(address && { address }),
    },
    referent: { name: referent.name, antenne: antenne?.name ?? "", email: referent.email },
    signatory: signatoryOf(house),
  };
};

/** What an amendment adds to the contract's own data; undefined for a contract that amends none. */
export const amendmentOf = (
  dossier: Dossier,
  contract: string,
): Pick<ContractAmendment, "amendedOn" | "changes"> | undefined => {
  const state = find(dossier, "contract", contract)?.state;
  const amendedOn = state?.amends && find(dossier, "contract", state.amends)?.state.signedOn;
  return amendedOn ? { amendedOn, changes: word<string>(dossier, state.changes) ?? "" } : undefined;
};
