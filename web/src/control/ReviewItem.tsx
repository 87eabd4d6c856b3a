import "../form/field.css";
import { useEffect, useRef } from "react";
import { useSettings } from "../api/reference.ts";
import type { Opened } from "../document/DocumentDialogs.tsx";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { longDate } from "../kit/french.ts";
import type { Item, Verdict } from "./review.ts";

type Props = {
  item: Item;
  /** What the actor may do on this dossier now. */
  actions: readonly string[];
  current: boolean;
  verdict: Verdict | undefined;
  refusing: boolean;
  choose: () => void;
  accept: () => void;
  beginRefusal: () => void;
  refuse: (fault: string) => void;
  note: (words: string) => void;
  clear: () => void;
  /** Opens a dialog on the document, above the workbench: the item may go while it is open. */
  open: (opened: Opened) => void;
};

const State = ({ item, verdict }: { item: Item; verdict: Verdict | undefined }) => {
  const { reason } = useSettings();
  if (verdict?.accepted) return <Badge tone="done">Acceptée</Badge>;
  if (verdict) return <Badge tone="stop">{reason("document", verdict.fault)}</Badge>;
  return item.document ? <Badge tone="note">À examiner</Badge> : <Badge>Absente</Badge>;
};

const Dates = ({ item }: { item: Item }) => (
  <p className="soft small">
    {[
      item.expected.length > 0 && `Pour : ${item.expected.join(" ; ")}`,
      item.document?.issuedOn && `datée du ${longDate(item.document.issuedOn)}`,
      item.document?.expiresOn && `valable jusqu’au ${longDate(item.document.expiresOn)}`,
    ]
      .filter(Boolean)
      .join(" · ")}
  </p>
);

/** One document under one kind: what it should prove, and the reviewer's verdict. */
export const ReviewItem = (props: Props) => {
  const { item, current, verdict, refusing } = props;
  const { document } = item;
  const { kind, reasons } = useSettings();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const may = (operation: string) => props.actions.includes(operation);
  return (
    <li
      ref={line}
      className="review"
      data-current={current}
      aria-current={current ? "true" : undefined}
    >
      <button type="button" className="review-title" onClick={props.choose}>
        <span>{kind(item.kind)}</span>
        <State item={item} verdict={verdict} />
      </button>
      <Dates item={item} />
      {current && !refusing && (
        <div className="button-row">
          {document && !verdict?.accepted && (
            <Button small look="primary" shortcut="a" onClick={props.accept}>
              Accepter
            </Button>
          )}
          <Button small shortcut="r" onClick={props.beginRefusal}>
            {document ? "Refuser" : "Réclamer"}
          </Button>
          {verdict && (
            <Button small look="quiet" shortcut="e" onClick={props.clear}>
              Effacer
            </Button>
          )}
          {document?.status === "usable" && may("replaceDocument") && (
            <Button small look="quiet" onClick={() => props.open({ what: "blackout", document })}>
              Masquer une zone
            </Button>
          )}
          {document && may("withdrawDocument") && (
            <Button small look="quiet" onClick={() => props.open({ what: "withdraw", document })}>
              Mauvaise personne
            </Button>
          )}
        </div>
      )}
      {refusing && (
        <fieldset className="faults" aria-label="Ce qui ne va pas">
          {reasons("document").map(({ value, label }, index) => (
            <Button
              key={value}
              small
              shortcut={index < 9 ? String(index + 1) : undefined}
              onClick={() => props.refuse(value)}
            >
              {label}
            </Button>
          ))}
        </fieldset>
      )}
      {current && verdict && !verdict.accepted && (
        <label className="field">
          <span className="label small">Précision pour la personne (facultatif)</span>
          <input
            className="input"
            defaultValue={verdict.words ?? ""}
            maxLength={1000}
            onChange={(event) => props.note(event.target.value)}
          />
        </label>
      )}
    </li>
  );
};
