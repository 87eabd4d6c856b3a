import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import * as z from "zod";
import { type Role, roles } from "../../../domain/access/actor.ts";
import type { Account } from "../../../domain/directory/directory.ts";
import { accountInput } from "../../../domain/directory/input.ts";
import { newKey } from "../api/client.ts";
import { asProblem } from "../api/problem.ts";
import { directoryQuery } from "../api/reference.ts";
import { CheckboxesField, choicesOf, SelectField, TextField } from "../form/fields.tsx";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { count, longDate } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { States } from "../kit/States.tsx";
import { toast } from "../kit/Toast.tsx";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { Filters, SelectFilter } from "../table/Filters.tsx";
import { sortOf, sortSearch } from "../table/search.ts";
import { changeDirectory, type WholeDirectory } from "./calls.ts";
import { DirectoryForm } from "./DirectoryForm.tsx";

/** Boxes answer false when none is ticked, a list answers nothing. */
const answered = z.preprocess((given) => {
  const { roles: chosen, antennes, organisation, ...rest } = given as Record<string, unknown>;
  return {
    ...rest,
    roles: chosen || [],
    antennes: antennes || [],
    ...(organisation ? { organisation } : {}),
  };
}, accountInput);

type EditProps = { account?: Account; directory: WholeDirectory; close: () => void };

const Edit = ({ account, directory, close }: EditProps) => (
  <DirectoryForm
    title={account ? account.name : "Nouveau compte"}
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
    said="Compte enregistré."
    close={close}
  >
    <div className="field-row">
      <TextField name="name" label="Nom" />
      <TextField name="email" label="Courriel" type="email" />
    </div>
    <CheckboxesField name="roles" label="Rôles" choices={choicesOf(roles)} beside />
    <CheckboxesField
      name="antennes"
      label="Antennes"
      optional
      choices={directory.antennes.map(({ id, name }) => ({ value: id, label: name }))}
      beside
    />
    <SelectField
      name="organisation"
      label="Organisme"
      hint="Nécessaire pour un prescripteur."
      optional
      choices={directory.organisations.map(({ id, name }) => ({ value: id, label: name }))}
    />
  </DirectoryForm>
);

const Closing = ({ account, close }: { account: Account; close: () => void }) => {
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  const [key] = useState(newKey);
  const send = async () => {
    setPending(true);
    try {
      await changeDirectory(`/accounts/${account.id}/closing`, "POST", {}, key);
      toast("Compte clos.");
      close();
    } catch (error) {
      setFault(asProblem(error).message);
      setPending(false);
    }
  };
  return (
    <Dialog title={`Clore le compte de ${account.name}`} open close={close}>
      <p>
        Le nom reste dans l’histoire des dossiers. Le portefeuille doit avoir été transmis avant.
      </p>
      {fault && (
        <Notice tone="stop" urgent>
          <p>{fault}</p>
        </Notice>
      )}
      <div className="button-row">
        <Button look="danger" pending={pending} onClick={() => void send()}>
          Clore le compte
        </Button>
        <Button onClick={close}>Annuler</Button>
      </div>
    </Dialog>
  );
};

type Opened = { readonly what: "edit" | "close"; readonly account?: Account };

const columnsFor = (
  directory: WholeDirectory,
  open: (opened: Opened) => void,
): readonly Column<Account>[] => [
  {
    id: "nom",
    label: "Nom",
    heading: true,
    value: (row) => row.name,
    cell: (row) => (
      <>
        <strong>{row.name}</strong>
        <span className="under">{row.email}</span>
      </>
    ),
  },
  {
    id: "roles",
    label: "Rôles",
    value: (row) => row.roles.join(),
    cell: (row) => row.roles.map((role) => roles[role]).join(", "),
  },
  {
    id: "antennes",
    label: "Antennes, organisme",
    cell: (row) =>
      [
        ...row.antennes.map((id) => directory.antennes.find((one) => one.id === id)?.name ?? id),
        directory.organisations.find((one) => one.id === row.organisation)?.name,
      ]
        .filter(Boolean)
        .join(", ") || "—",
  },
  {
    id: "actions",
    label: "Actions",
    cell: (row) =>
      row.closedOn ? (
        <Badge>Clos le {longDate(row.closedOn)}</Badge>
      ) : (
        <span className="button-row">
          <Button small onClick={() => open({ what: "edit", account: row })}>
            Modifier<span className="unseen"> {row.name}</span>
          </Button>
          <Button small look="quiet" onClick={() => open({ what: "close", account: row })}>
            Clore<span className="unseen"> {row.name}</span>
          </Button>
        </span>
      ),
  },
];

/** Accounts: who they are, what they may do, where. */
export const AccountsPage = () => {
  const query = useQuery(directoryQuery);
  const search = useSearch({ from: "/signed-in/reglages/comptes" });
  const navigate = useNavigate({ from: "/reglages/comptes" });
  const [opened, open] = useState<Opened>();
  const put = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const directory = query.data as WholeDirectory | undefined;
  const close = () => open(undefined);
  return (
    <Page
      title="Comptes"
      actions={
        <Button look="primary" onClick={() => open({ what: "edit" })}>
          Ouvrir un compte
        </Button>
      }
    >
      <Filters>
        <SelectFilter
          label="Rôle"
          value={search.role}
          choices={choicesOf(roles)}
          change={(role) => put({ role: role as Role | undefined })}
        />
      </Filters>
      <States query={query}>
        {(data) => {
          const whole = data as unknown as WholeDirectory;
          const rows = whole.accounts.filter(
            (account) => search.role === undefined || account.roles.includes(search.role),
          );
          return (
            <>
              <DataTable
                caption="Comptes"
                columns={columnsFor(whole, open)}
                rows={rows}
                idOf={(row) => row.id}
                sort={sortOf(search.tri)}
                onSort={(sort) => put({ tri: sortSearch(sort) })}
              />
              <p className="table-foot">{count(rows.length, "compte")}</p>
            </>
          );
        }}
      </States>
      {opened?.what === "edit" && directory && (
        <Edit account={opened.account} directory={directory} close={close} />
      )}
      {opened?.what === "close" && opened.account && (
        <Closing account={opened.account} close={close} />
      )}
    </Page>
  );
};
