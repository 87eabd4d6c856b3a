import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { signInAgain, signOut, useSessionStatus } from "../session/session.ts";

/** The session ended while the person was working: what is on the screen stays, what was being sent goes on. */
export const Expired = () => {
  const status = useSessionStatus();
  return (
    <Dialog title="Votre session a expiré" open={status === "expired"} firm close={() => {}}>
      <p>
        Reconnectez-vous dans la petite fenêtre qui va s’ouvrir : cette page reste telle quelle,
        avec ce que vous avez saisi.
      </p>
      <div className="button-row">
        <Button look="primary" onClick={signInAgain}>
          Se reconnecter
        </Button>
        <Button onClick={() => void signOut()}>Quitter</Button>
      </div>
    </Dialog>
  );
};
