import { roles } from "../../../domain/access/actor.ts";
import type { Account } from "../../../domain/directory/directory.ts";
import { today } from "../api/clock.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { folded, shortDate } from "../kit/french.ts";
import type { Column } from "../table/DataTable.tsx";
import type { WholeDirectory } from "./calls.ts";
import { listsOf, momentOf } from "./delegations.ts";

/** What is open above the list, and for which account. */
export type Opened = {
  readonly what: "edit" | "away" | "sign-in" | "close";
  readonly account?: string;
};

const rolesSaid = (account: Account) => account.roles.map((role) => roles[role]).join(", ");

const antennesSaid = (account: Account, { antennes }: WholeDirectory) => {
  const own = antennes.filter(({ id }) => account.antennes.includes(id));
  return own.length > 1 && own.length === antennes.length
    ? ["Toutes les antennes"]
    : own.map(({ name }) => name);
};

const placesSaid = (account: Account, directory: WholeDirectory) =>
  [
    ...antennesSaid(account, directory),
    directory.organisations.find(({ id }) => id === account.organisation)?.name,
  ]
    .filter(Boolean)
    .join(", ");

const State = ({ account }: { account: Account }) => {
  if (account.closedOn) return <Badge>Clos le {shortDate(account.closedOn)}</Badge>;
  const away = account.absences.find((one) => momentOf(one, today()) === "now");
  if (away) return <Badge tone="wait">Absence jusqu’au {shortDate(away.to)}</Badge>;
  return <Badge tone="done">Ouvert</Badge>;
};

const Actions = ({ account, open }: { account: Account; open: (opened: Opened) => void }) => {
  const what = (name: Opened["what"]) => () => open({ what: name, account: account.id });
  const whose = <span className="unseen"> {account.name}</span>;
  if (account.closedOn) return null;
  return (
    <span className="row-actions">
      <Button small onClick={what("edit")}>
        Modifier{whose}
      </Button>
      {listsOf(account).length > 0 && (
        <Button small look="quiet" onClick={what("away")}>
          Absences<span className="unseen"> et suppléants de {account.name}</span>
        </Button>
      )}
      <Button small look="quiet" onClick={what("sign-in")}>
        Accès perdu<span className="unseen"> de {account.name}</span>
      </Button>
      <Button small look="quiet" onClick={what("close")}>
        Clore{whose}
      </Button>
    </span>
  );
};

/** The columns of the list of accounts. */
export const accountColumns = (
  directory: WholeDirectory,
  open: (opened: Opened) => void,
): readonly Column<Account>[] => [
  {
    id: "nom",
    label: "Nom",
    heading: true,
    value: ({ name }) => folded(name),
    cell: ({ name, email }) => (
      <>
        <strong>{name}</strong>
        <span className="under">
          {email.slice(0, email.indexOf("@"))}
          <wbr />
          {email.slice(email.indexOf("@"))}
        </span>
      </>
    ),
  },
  { id: "roles", label: "Rôles", value: rolesSaid, cell: rolesSaid },
  {
    id: "ou",
    label: "Antennes ou organisme",
    value: (account) => placesSaid(account, directory),
    cell: (account) => placesSaid(account, directory) || "—",
  },
  {
    id: "etat",
    label: "État",
    value: ({ closedOn }) => closedOn ?? "",
    cell: (account) => <State account={account} />,
  },
  {
    id: "actions",
    label: "Actions",
    cell: (account) => <Actions account={account} open={open} />,
  },
];
