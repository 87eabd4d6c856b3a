import { useBlocker } from "@tanstack/react-router";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import type { UnderReview } from "./useReview.ts";

/** On leaving, saves first what is not saved yet; only when that fails is the person asked. */
export const DraftGuard = ({ draft }: Pick<UnderReview, "draft">) => {
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) =>
      current.pathname !== next.pathname && draft.isHeld() && !(await draft.flush()),
    enableBeforeUnload: draft.isHeld,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  const retry = async () => {
    if (await draft.flush()) blocker.proceed();
  };
  const leave = () => {
    draft.drop();
    blocker.proceed();
  };
  return (
    <Dialog title="Quitter sans enregistrer ?" open firm close={blocker.reset}>
      <p>
        Vos derniers verdicts n’ont pas pu être enregistrés et seraient perdus.{" "}
        {draft.problem?.message}
      </p>
      <div className="button-row">
        <Button look="primary" pending={draft.state === "saving"} onClick={() => void retry()}>
          Réessayer, puis quitter
        </Button>
        <Button onClick={blocker.reset}>Rester ici</Button>
        <Button look="danger" onClick={leave}>
          Quitter sans garder
        </Button>
      </div>
    </Dialog>
  );
};
