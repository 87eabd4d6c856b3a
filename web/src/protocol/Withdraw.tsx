import { useState } from "react";
import { useIntention } from "../api/intention.ts";
import { asProblem } from "../api/problem.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { longDate } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { toast } from "../kit/Toast.tsx";
import { type ProtocolView, withdrawVersion } from "./calls.ts";

/** Takes back a version that has not begun, once the question is answered: it is not kept. */
export const Withdraw = ({ version: { from } }: { version: ProtocolView }) => {
  const { keyOf, done } = useIntention();
  const [asking, ask] = useState(false);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  const withdraw = async () => {
    setPending(true);
    setFault(undefined);
    try {
      await withdrawVersion(from, keyOf(from));
      done();
      ask(false);
      toast(`Version du ${longDate(from)} retirée.`);
    } catch (error) {
      setFault(asProblem(error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button look="quiet" onClick={() => ask(true)}>
        Retirer cette version
        <span className="unseen"> du {longDate(from)}</span>
      </Button>
      <Dialog title="Retirer cette version ?" open={asking} close={() => ask(false)}>
        <p>
          Elle ne sera pas appliquée le {longDate(from)} et n’est pas gardée : il faudrait la
          préparer de nouveau. Celle d’avant reste en vigueur.
        </p>
        {fault && <Notice tone="stop" title={fault} urgent />}
        <div className="button-row">
          <Button onClick={() => ask(false)}>Garder cette version</Button>
          <Button look="danger" pending={pending} onClick={() => void withdraw()}>
            Retirer
          </Button>
        </div>
      </Dialog>
    </>
  );
};
