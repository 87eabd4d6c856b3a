import { useState } from "react";
import type { Account } from "../../../domain/directory/directory.ts";
import { newKey } from "../api/client.ts";
import { asProblem, type Problem } from "../api/problem.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Notice } from "../kit/Notice.tsx";
import { toast } from "../kit/Toast.tsx";
import { changeDirectory, type WholeDirectory } from "./calls.ts";

type Props = { account: Account; directory: WholeDirectory; close: () => void };

/** Those who can pass a portfolio on. */
const managersOf = ({ accounts }: WholeDirectory) =>
  accounts.filter(
    ({ roles, closedOn }) => closedOn === undefined && roles.includes("accompaniment-manager"),
  );

/** The portfolio is not empty: what has to be done first, and by whom. */
const StillFollows = ({ account, directory }: Omit<Props, "close">) => (
  <Notice tone="stop" title={`${account.name} suit encore des dossiers`} urgent>
    <p>
      Rien n’a changé : le compte reste ouvert. Chaque dossier doit d’abord être confié à un autre
      référent, ce que fait le Département Accompagnement depuis le dossier.
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
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<Problem>();
  const [key, setKey] = useState(newKey);
  const send = async () => {
    setPending(true);
    setFault(undefined);
    try {
      await changeDirectory({
        path: `/accounts/${account.id}/closing`,
        method: "POST",
        body: {},
        key,
      });
      toast(`Le compte de ${account.name} est clos.`);
      close();
    } catch (error) {
      setFault(asProblem(error));
      // Refused: trying again later is another intention.
      if (!asProblem(error).passing) setKey(newKey());
      setPending(false);
    }
  };
  const follows = fault?.code === "portfolio-not-empty";
  return (
    <Dialog title={`Clore le compte de ${account.name} ?`} open close={close}>
      <p>
        La personne ne pourra plus se connecter. Son nom reste dans l’histoire des dossiers. Ce
        compte ne pourra pas être rouvert.
      </p>
      {follows && <StillFollows account={account} directory={directory} />}
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
