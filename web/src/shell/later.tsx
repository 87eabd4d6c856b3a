import { type FunctionComponent, type ReactNode, useEffect, useState } from "react";
import { missingPiece } from "../api/problem.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { FailedState, LoadingState } from "../kit/States.tsx";

type PropsOf<Component> = Component extends (props: infer Props) => ReactNode
  ? unknown extends Props
    ? object
    : Props
  : never;

/** Loads ahead of need; a failure is said when the part is shown. */
type Later<Props> = FunctionComponent<Props> & { preload: () => Promise<void> };

const Missing = ({ retry }: { retry: () => void }) => (
  <>
    <FailedState
      title="Impossible d’ouvrir cette partie de Jalon"
      error={missingPiece()}
      retry={retry}
    />
    <p className="soft small">
      Si cela dure, rechargez la page : vos brouillons sont gardés.{" "}
      <Button look="quiet" small onClick={() => location.reload()}>
        Recharger la page
      </Button>
    </p>
  </>
);

type Loaded = FunctionComponent<{ close?: () => void }>;

type Part = {
  readonly now: () => Loaded | undefined;
  readonly fetch: () => Promise<void>;
};

/**
 * A browser remembers that a module did not come, and may not ask for it twice: a second try that fails loads the page
 * again, but only where there is a page to load. Drafts are kept.
 */
const isReachable = (): Promise<boolean> =>
  fetch("/", { method: "HEAD", cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );

const Waiting = ({ part, props }: { part: Part; props: { close?: () => void } }) => {
  const [round, setRound] = useState(0);
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each try
  useEffect(() => {
    if (part.now()) return;
    let shown = true;
    part.fetch().then(
      () => shown && setRound((before) => before + 1),
      async () => {
        if (round > 0 && (await isReachable())) location.reload();
        else if (shown) setFailed(true);
      },
    );
    return () => {
      shown = false;
    };
  }, [round]);
  const Now = part.now();
  if (Now) return <Now {...props} />;
  const again = () => {
    setFailed(false);
    setRound(round + 1);
  };
  const { close } = props;
  if (close === undefined) return failed ? <Missing retry={again} /> : <LoadingState />;
  return (
    failed && (
      <Dialog title="Fenêtre non chargée" open close={close}>
        <Missing retry={again} />
        <div className="button-row">
          <Button onClick={close}>Fermer</Button>
        </div>
      </Dialog>
    )
  );
};

/**
 * A part of the client that comes when it is first shown: waits for it, says when it did not come (the network is lost,
 * a deployment took it away), and fetches it anew when asked. A dialog is one that gets `close`.
 */
export const later = <Module, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
): Later<PropsOf<Module[Name]>> => {
  let loaded: Loaded | undefined;
  const part: Part = {
    now: () => loaded,
    fetch: async () => {
      loaded = (await load())[name] as Loaded;
    },
  };
  return Object.assign((props: object) => <Waiting part={part} props={props} />, {
    preload: () => (loaded ? Promise.resolve() : part.fetch().catch(() => undefined)),
  });
};
