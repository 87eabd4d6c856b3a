import type { Account } from "../../../domain/directory/directory.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Notice } from "../kit/Notice.tsx";
import { useChange } from "./useChange.ts";

/** Asks before a lost sign-in is made anew: password and second factor, both. */
export const SignInDialog = ({ account, close }: { account: Account; close: () => void }) => {
  const { pending, fault, send } = useChange({
    path: `/accounts/${account.id}/sign-in`,
    said: `${account.name} reçoit une nouvelle invitation.`,
    done: close,
  });
  return (
    <Dialog title={`Refaire l’accès de ${account.name} ?`} open close={close}>
      <p>
        À faire quand le mot de passe ou le second facteur est perdu. La personne est déconnectée
        partout, son mot de passe et son second facteur ne servent plus ; une invitation part à{" "}
        <strong>{account.email}</strong>. Ses rôles et ses dossiers ne changent pas.
      </p>
      <p className="soft">
        Vérifiez d’abord, de vive voix, que c’est bien la personne qui le demande.
      </p>
      {fault && (
        <Notice tone="stop" urgent>
          <p>{fault.message}</p>
        </Notice>
      )}
      <div className="button-row">
        <Button look="danger" pending={pending} onClick={() => void send()}>
          Refaire l’accès
        </Button>
        <Button onClick={close}>Ne rien changer</Button>
      </div>
    </Dialog>
  );
};
