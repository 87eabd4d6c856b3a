import type { Account } from "../../../domain/directory/directory.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Notice } from "../kit/Notice.tsx";
import type { WholeDirectory } from "./calls.ts";
import { useChange } from "./useChange.ts";

type Props = { account: Account; directory: WholeDirectory; close: () => void };

/** Those who can pass a portfolio on. */
const managersOf = ({ accounts }: WholeDirectory) =>
  accounts.filter(
    ({ roles, closedOn }) => closedOn === undefined && roles.includes("accompaniment-manager"),
  );

/** The portfolio is not empty: what has to be done first, and by whom. */
type LeftProps = Omit<Props, "close"> & { left: string };

const StillFollows = ({ account, directory, left }: LeftProps) => (
  <Notice tone="stop" title={`${account.name} suit encore des dossiers`} urgent>
    <p>{left}</p>
    <p>
      Rien n’a changé : le compte reste ouvert. Le Département Accompagnement confie un dossier, ou
      tout un portefeuille, depuis la liste des dossiers.
    </p>
    <ul>
      {managersOf(directory).map(({ id, name, email }) => (
        <li key={id}>
          {name} : <a href={`mailto:${email}`}>{email}</a>
        </li>
      ))}
    </ul>
  </Notice>
);

/** Asks before an account is closed; a portfolio that is not empty stops it. */
export const ClosingDialog = ({ account, directory, close }: Props) => {
  const { pending, fault, send } = useChange({
    path: `/accounts/${account.id}/closing`,
    said: `Le compte de ${account.name} est clos.`,
    done: close,
  });
  const follows = fault?.code === "portfolio-not-empty";
  return (
    <Dialog title={`Clore le compte de ${account.name} ?`} open close={close}>
      <p>
        La personne ne pourra plus se connecter. Son nom reste dans l’histoire des dossiers. Ce
        compte ne pourra pas être rouvert.
      </p>
      {follows && <StillFollows account={account} directory={directory} left={fault.message} />}
      {fault && !follows && (
        <Notice tone="stop" urgent>
          <p>{fault.message}</p>
        </Notice>
      )}
      <div className="button-row">
        <Button look="danger" pending={pending} onClick={() => void send()}>
          {follows ? "Essayer de nouveau" : "Clore le compte"}
        </Button>
        <Button onClick={close}>{follows ? "Fermer" : "Garder le compte ouvert"}</Button>
      </div>
    </Dialog>
  );
};
