import "../form/field.css";
import { lazy, Suspense, useId, useRef, useState } from "react";
import { isCivilDate } from "../../../domain/date.ts";
import type { DocumentKind } from "../../../domain/setting/document-kinds.ts";
import { useIntention } from "../api/intention.ts";
import { asProblem } from "../api/problem.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { fieldDate, fileSize, readDate } from "../kit/french.ts";
import { refusalOf, typeOf } from "./file.ts";
import { KindPicker } from "./KindPicker.tsx";
import { send } from "./upload.ts";

const SplitDialog = lazy(() => import("./SplitDialog.tsx"));

type Fate =
  | { readonly state: "ready"; readonly fault?: string }
  | { readonly state: "sending"; readonly share: number }
  | { readonly state: "sent" };

type Props = {
  dossierId: string;
  file: File;
  kinds: readonly DocumentKind[];
  remove: () => void;
  /** The file has arrived: nothing of it would be lost any more. */
  arrived: () => void;
  replaceBy: (files: readonly File[]) => void;
};

/** A date of a paper, typed or pasted as people write it. */
const PaperDate = ({
  label,
  value,
  change,
}: {
  label: string;
  value: string;
  change: (value: string) => void;
}) => (
  <label className="field">
    <span className="label">{label}</span>
    <input
      className="input narrow"
      inputMode="numeric"
      placeholder="JJ/MM/AAAA"
      value={value}
      onChange={(event) => change(event.target.value)}
      onBlur={() => {
        const read = readDate(value);
        if (read) change(fieldDate(read));
      }}
    />
  </label>
);

/** One file on its way: what it is, its dates, how far it is, and what went wrong. */
export const UploadItem = ({ dossierId, file, kinds, remove, arrived, replaceBy }: Props) => {
  const refused = refusalOf(file);
  const [chosen, choose] = useState<readonly string[]>([]);
  const [issued, setIssued] = useState("");
  const [expires, setExpires] = useState("");
  const [fate, setFate] = useState<Fate>({ state: "ready", fault: refused });
  const [splitting, setSplitting] = useState(false);
  const stop = useRef<AbortController>(undefined);
  const { keyOf } = useIntention();
  const id = useId();
  const asked = new Set(
    kinds.filter((kind) => chosen.includes(kind.code)).flatMap((kind) => kind.dates),
  );
  const fail = (fault: string) => setFate({ state: "ready", fault });
  const start = async () => {
    if (chosen.length === 0) return fail("Indiquez la nature du document.");
    const dates = { issuedOn: readDate(issued), expiresOn: readDate(expires) };
    const wrong = (text: string, date?: string) =>
      text.trim() !== "" && !(date && isCivilDate(date));
    if (wrong(issued, dates.issuedOn) || wrong(expires, dates.expiresOn))
      return fail("Cette date n’existe pas.");
    stop.current = new AbortController();
    setFate({ state: "sending", share: 0 });
    try {
      const progress = (share: number) => setFate({ state: "sending", share });
      const sending = { dossierId, file, kinds: chosen, ...dates };
      await send(sending, keyOf({ chosen, ...dates }), progress, stop.current.signal);
      setFate({ state: "sent" });
      arrived();
      setTimeout(remove, 2_500);
    } catch (error) {
      const stopped = error instanceof DOMException && error.name === "AbortError";
      fail(stopped ? "Envoi arrêté." : asProblem(error).message);
    }
  };
  return (
    <section className="upload" aria-labelledby={`${id}-name`}>
      <div className="document-row">
        <span>
          <strong id={`${id}-name`}>{file.name}</strong>{" "}
          <span className="soft small">{fileSize(file.size)}</span>
        </span>
        {fate.state === "sent" && <Badge tone="done">Envoyé</Badge>}
      </div>
      {fate.state === "ready" && !refused && (
        <>
          <KindPicker kinds={kinds} chosen={chosen} choose={choose} />
          {asked.size > 0 && (
            <div className="field-row">
              {asked.has("issued") && (
                <PaperDate label="Date de la pièce" value={issued} change={setIssued} />
              )}
              {asked.has("expires") && (
                <PaperDate label="Valable jusqu’au" value={expires} change={setExpires} />
              )}
            </div>
          )}
        </>
      )}
      {fate.state === "ready" && fate.fault && (
        <p className="field" role="alert">
          <span className="fault">{fate.fault}</span>
        </p>
      )}
      {fate.state === "sending" && (
        <progress aria-label={`Envoi de ${file.name}`} max={1} value={fate.share} />
      )}
      <div className="button-row">
        {fate.state === "ready" && !refused && (
          <>
            <Button small look="primary" onClick={() => void start()}>
              {fate.fault && chosen.length > 0 ? "Réessayer" : "Envoyer"}
            </Button>
            {typeOf(file) === "application/pdf" && (
              <Button small onClick={() => setSplitting(true)}>
                Séparer ou tourner les pages
              </Button>
            )}
          </>
        )}
        {fate.state === "sending" && (
          <Button small onClick={() => stop.current?.abort()}>
            Arrêter l’envoi
          </Button>
        )}
        {fate.state === "ready" && (
          <Button small look="quiet" onClick={remove}>
            Enlever de la liste
          </Button>
        )}
      </div>
      {splitting && (
        <Suspense>
          <SplitDialog file={file} close={() => setSplitting(false)} done={replaceBy} />
        </Suspense>
      )}
    </section>
  );
};
