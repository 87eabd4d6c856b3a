import { useState } from "react";
import { useIntention } from "../api/intention.ts";
import { asProblem } from "../api/problem.ts";
import type { SettingView } from "../api/reference.ts";
import { Button } from "../kit/Button.tsx";
import { toast } from "../kit/Toast.tsx";
import { changeSetting } from "./calls.ts";

/** Says that the PLIE has confirmed the value in force. */
export const Confirm = ({ setting, small }: { setting: SettingView; small?: boolean }) => {
  const { keyOf, done } = useIntention();
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  const confirm = async () => {
    setPending(true);
    setFault(undefined);
    try {
      const { name, value, version } = setting;
      await changeSetting(name, { confirmed: true }, keyOf([name, value, version]), version);
      done();
      toast(`Confirmé : ${setting.label}.`);
    } catch (error) {
      setFault(asProblem(error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button small={small} pending={pending} onClick={() => void confirm()}>
        Confirmer<span className="unseen"> : {setting.label}</span>
      </Button>
      {fault && (
        <span role="alert" className="fault">
          {fault}
        </span>
      )}
    </>
  );
};
