import { useBlocker } from "@tanstack/react-router";
import { type Unsaved, UnsavedQuestion } from "../kit/Dialog.tsx";
import { isLeaving } from "../session/session.ts";

type Props = Unsaved & {
  /** Something was typed and not sent, at the moment of asking. */
  active: () => boolean;
  /** The draft outlives the tab: closing it needs no question. */
  durable?: boolean;
};

/** Signing out forgets the drafts of this tab (`session.ts`). */
const forgets = "/deconnexion";

/** Asks before a click leaves a form that holds something not sent; the draft can be kept for later. */
export const Guard = ({ active, keep, drop, durable }: Props) => {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && active(),
    enableBeforeUnload: () => active() && !durable && !isLeaving(),
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  const leave = (first?: () => void) => () => {
    first?.();
    blocker.proceed();
  };
  const keeps = keep && (durable || blocker.next.pathname !== forgets);
  return (
    <UnsavedQuestion
      title="Quitter sans envoyer ?"
      leave="Quitter"
      stay={blocker.reset}
      keep={keeps ? leave(keep) : undefined}
      drop={leave(drop)}
    />
  );
};
