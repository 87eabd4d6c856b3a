import { useBlocker } from "@tanstack/react-router";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";

type Props = { active: boolean; keep?: () => void; drop?: () => void };

/** Asks before a click leaves a form that holds something not sent; the draft can be kept for later. */
export const Guard = ({ active, keep, drop }: Props) => {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => active && current.pathname !== next.pathname,
    enableBeforeUnload: () => active && keep === undefined,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  const leave = (first?: () => void) => () => {
    first?.();
    blocker.proceed();
  };
  return (
    <Dialog title="Quitter sans envoyer ?" open firm close={blocker.reset}>
      <p>
        {keep
          ? "Ce que vous avez saisi n’est pas envoyé. Gardez-le comme brouillon pour le reprendre ici plus tard."
          : "Ce que vous avez saisi n’est pas envoyé et serait perdu."}
      </p>
      <div className="button-row">
        <Button look="primary" onClick={blocker.reset}>
          Rester ici
        </Button>
        {keep && <Button onClick={leave(keep)}>Quitter, garder le brouillon</Button>}
        <Button look="danger" onClick={leave(drop)}>
          Quitter sans garder
        </Button>
      </div>
    </Dialog>
  );
};
