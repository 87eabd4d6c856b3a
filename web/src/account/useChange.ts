import { useState } from "react";
import { newKey } from "../api/client.ts";
import { asProblem, type Problem } from "../api/problem.ts";
import { toast } from "../kit/Toast.tsx";
import { changeDirectory } from "./calls.ts";

type Options = { path: string; said: string; done: () => void };

/** One change of the directory that a dialog confirms: pending, refused, or done and said. */
export const useChange = ({ path, said, done }: Options) => {
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<Problem>();
  const [key, setKey] = useState(newKey);
  const send = async (body: unknown = {}) => {
    setPending(true);
    setFault(undefined);
    try {
      await changeDirectory({ path, method: "POST", body, key });
      toast(said);
      done();
    } catch (error) {
      setFault(asProblem(error));
      // Refused: trying again later is another intention.
      if (!asProblem(error).passing) setKey(newKey());
      setPending(false);
    }
  };
  return { pending, fault, send };
};
