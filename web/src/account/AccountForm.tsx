import { useWatch } from "react-hook-form";
import * as z from "zod";
import { type Role, roles } from "../../../domain/access/actor.ts";
import type { Account } from "../../../domain/directory/directory.ts";
import { type AccountInput, accountInput } from "../../../domain/directory/input.ts";
import type { Said } from "../form/Compared.tsx";
import { CheckboxesField, choicesOf, SelectField, TextField } from "../form/fields.tsx";
import type { WholeDirectory } from "./calls.ts";
import { DirectoryForm } from "./DirectoryForm.tsx";

const works = (role: Role) => role !== "prescriber" && role !== "administrator";

/** Boxes answer false when none is ticked; what the roles do not call for is not asked, and not sent. */
const answered = z.preprocess((given) => {
  const { roles: ticked, antennes, organisation, ...rest } = given as Record<string, unknown>;
  const chosen = (ticked || []) as Role[];
  return {
    ...rest,
    roles: chosen,
    antennes: chosen.some(works) ? antennes || [] : [],
    ...(chosen.includes("prescriber") && organisation ? { organisation } : {}),
  };
}, accountInput);

const RoleFields = ({ directory }: { directory: WholeDirectory }) => {
  const chosen = (useWatch({ name: "roles" }) || []) as Role[];
  return (
    <>
      {chosen.some(works) && (
        <CheckboxesField
          name="antennes"
          label="Antennes"
          optional
          choices={directory.antennes.map(({ id, name }) => ({ value: id, label: name }))}
          beside
        />
      )}
      {chosen.includes("prescriber") && (
        <SelectField
          name="organisation"
          label="Organisme"
          hint="Un prescripteur ne voit que les orientations de son organisme."
          choices={directory.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
};

type Told = Pick<Account, "name" | "email" | "roles" | "antennes" | "organisation">;

const said = (account: Told, directory: WholeDirectory): Said => [
  ["Nom", account.name],
  ["Courriel", account.email],
  ["Rôles", account.roles.map((role) => roles[role]).join(", ")],
  [
    "Antennes",
    directory.antennes
      .filter(({ id }) => account.antennes.includes(id))
      .map(({ name }) => name)
      .join(", "),
  ],
  ["Organisme", directory.organisations.find(({ id }) => id === account.organisation)?.name],
];

type Props = { account?: Account; directory: WholeDirectory; close: () => void };

/** Opens an account or changes one. */
export const AccountForm = ({ account, directory, close }: Props) => (
  <DirectoryForm
    title={account ? `Modifier le compte de ${account.name}` : "Ouvrir un compte"}
    schema={answered}
    defaults={{
      name: account?.name,
      email: account?.email,
      roles: [...(account?.roles ?? [])],
      antennes: [...(account?.antennes ?? [])],
      organisation: account?.organisation,
    }}
    path={account ? `/accounts/${account.id}` : "/accounts"}
    method={account ? "PUT" : "POST"}
    version={account?.version}
    compare={
      account && {
        theirs: said(account, directory),
        mine: (values: AccountInput) => said(values, directory),
      }
    }
    submit={account ? "Enregistrer" : "Ouvrir ce compte"}
    said={account ? "Compte modifié. Les droits suivent en dix minutes au plus." : "Compte ouvert."}
    close={close}
  >
    <div className="field-row">
      <TextField
        name="name"
        label="Prénom et nom"
        hint="Tels que les dossiers les montreront."
        autoComplete="off"
      />
      <TextField
        name="email"
        label="Courriel"
        hint="Celui de la connexion."
        type="email"
        autoComplete="off"
      />
    </div>
    <CheckboxesField
      name="roles"
      label="Rôles"
      hint="Une même personne peut en avoir plusieurs."
      choices={choicesOf(roles)}
      beside
    />
    <RoleFields directory={directory} />
  </DirectoryForm>
);
