import { useState } from "react";
import { asProblem, noAnswer } from "../api/problem.ts";
import { Button } from "../kit/Button.tsx";
import { toast } from "../kit/Toast.tsx";
import { openLetter } from "./calls.ts";

/** Fetches the letter by its link of a minute, and hands it to the device as a file. */
const download = async (dossierId: string, appointmentId: string): Promise<void> => {
  const { url, fileName } = await openLetter(dossierId, appointmentId);
  const response = await fetch(url, { credentials: "omit" }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw new Error("La lettre n’a pas pu être lue. Réessayez.");
  const address = URL.createObjectURL(await response.blob());
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  URL.revokeObjectURL(address);
};

/** The letter of an appointment, to print and to post. */
export const LetterButton = (props: { dossierId: string; appointmentId: string }) => {
  const [pending, setPending] = useState(false);
  const get = async () => {
    setPending(true);
    try {
      await download(props.dossierId, props.appointmentId);
    } catch (error) {
      toast(asProblem(error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <Button small pending={pending} onClick={() => void get()}>
      Télécharger la lettre à imprimer
    </Button>
  );
};
