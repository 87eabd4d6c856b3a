import "../setting/settings.css";
import "./account.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { type Role, roles } from "../../../domain/access/actor.ts";
import type { Account } from "../../../domain/directory/directory.ts";
import { directoryQuery } from "../api/reference.ts";
import { choicesOf } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { count } from "../kit/french.ts";
import { States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { DataTable } from "../table/DataTable.tsx";
import { Filters, SelectFilter } from "../table/Filters.tsx";
import { sortOf, sortSearch } from "../table/search.ts";
import { AccountForm } from "./AccountForm.tsx";
import { accountColumns, type Opened } from "./accounts.tsx";
import { ClosingDialog } from "./ClosingDialog.tsx";
import { type WholeDirectory, whole } from "./calls.ts";
import { Delegations } from "./Delegations.tsx";
import { Permanences } from "./Permanences.tsx";
import { SignInDialog } from "./SignInDialog.tsx";

const states = { clos: "Clos", tous: "Ouverts et clos" } as const;
type AccountState = keyof typeof states;

type Search = { role?: Role; antenne?: string; etat?: AccountState; tri?: string };

const shown = ({ accounts }: WholeDirectory, search: Search): readonly Account[] =>
  accounts
    .filter(
      ({ roles: held, antennes, closedOn }) =>
        (search.role === undefined || held.includes(search.role)) &&
        (search.antenne === undefined || antennes.includes(search.antenne)) &&
        (search.etat === "tous" || (closedOn !== undefined) === (search.etat === "clos")),
    )
    .toSorted((one, other) => one.name.localeCompare(other.name, "fr"));

type DialogsProps = { opened: Opened; directory: WholeDirectory; close: () => void };

const Dialogs = ({ opened, directory, close }: DialogsProps) => {
  // Read anew each time: while a dialog is open, somebody else may change the account.
  const account = directory.accounts.find(({ id }) => id === opened.account);
  if (opened.what === "edit")
    return <AccountForm account={account} directory={directory} close={close} />;
  if (account === undefined) return null;
  if (opened.what === "close")
    return <ClosingDialog account={account} directory={directory} close={close} />;
  if (opened.what === "sign-in") return <SignInDialog account={account} close={close} />;
  return (
    <Dialog title={`Absences, suppléants et permanences de ${account.name}`} open close={close}>
      <Delegations holder={account} />
      {account.roles.includes("counsellor") && <Permanences holder={account} />}
      <div className="button-row">
        <Button onClick={close}>Fermer</Button>
      </div>
    </Dialog>
  );
};

/** Accounts: who they are, what they may do, where. Filters and sort live in the address. */
export const AccountsPage = () => {
  const query = useQuery({ ...directoryQuery, select: whole });
  const search = useSearch({ from: "/signed-in/reglages/comptes" });
  const navigate = useNavigate({ from: "/reglages/comptes" });
  const [opened, open] = useState<Opened>();
  const put = (changed: Partial<Search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const filtered = search.role ?? search.antenne ?? search.etat;
  return (
    <Page
      title="Comptes"
      lead="Qui travaille dans Jalon, avec quels rôles et où."
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
        <SelectFilter
          label="Antenne"
          value={search.antenne}
          all="Toutes"
          choices={(query.data?.antennes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          change={(antenne) => put({ antenne })}
        />
        <SelectFilter
          label="État"
          value={search.etat}
          all="Ouverts"
          choices={choicesOf(states)}
          change={(etat) => put({ etat: etat as AccountState | undefined })}
        />
      </Filters>
      <States
        query={query}
        isEmpty={(directory) => shown(directory, search).length === 0}
        filtered={
          filtered
            ? { clear: () => put({ role: undefined, antenne: undefined, etat: undefined }) }
            : undefined
        }
      >
        {(directory) => (
          <>
            <DataTable
              caption="Comptes"
              columns={accountColumns(directory, open)}
              rows={shown(directory, search)}
              idOf={({ id }) => id}
              sort={sortOf(search.tri)}
              onSort={(sort) => put({ tri: sortSearch(sort) })}
            />
            <p className="table-foot" role="status">
              {count(shown(directory, search).length, "compte affiché", "comptes affichés")}
            </p>
          </>
        )}
      </States>
      {opened && query.data && (
        <Dialogs opened={opened} directory={query.data} close={() => open(undefined)} />
      )}
    </Page>
  );
};
