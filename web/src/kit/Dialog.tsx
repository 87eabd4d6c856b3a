import "./dialog.css";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./Button.tsx";

/** Something typed and not sent; `keep` makes it a draft for later, `drop` forgets it. */
export type Unsaved = { readonly keep?: () => void; readonly drop?: () => void };

type Door = {
  readonly hold: (part: string, unsaved: Unsaved | undefined) => void;
  readonly leave: () => void;
};

const DialogDoor = createContext<Door | undefined>(undefined);

/** Tells the dialog around, if there is one, what would be lost by closing it. True when there is one. */
export const useDialogHold = (unsaved: Unsaved | undefined): boolean => {
  const door = useContext(DialogDoor);
  const part = useId();
  useEffect(() => {
    door?.hold(part, unsaved);
    return () => door?.hold(part, undefined);
  });
  return door !== undefined;
};

/** The button that closes the dialog around it, after the same question as Escape. */
export const Cancel = ({ children = "Annuler" }: { children?: ReactNode }) => {
  const door = useContext(DialogDoor);
  return <Button onClick={() => door?.leave()}>{children}</Button>;
};

type QuestionProps = Unsaved & { title: string; leave: string; stay: () => void };

/** Asks before something typed is left: stay, leave and keep it as a draft, leave without. */
export const UnsavedQuestion = ({ title, leave, stay, keep, drop }: QuestionProps) => (
  <Dialog title={title} open firm close={stay}>
    <p>
      {keep
        ? "Ce que vous avez saisi n’est pas envoyé. Gardez-le comme brouillon pour le reprendre ici plus tard."
        : "Ce que vous avez saisi n’est pas envoyé et serait perdu."}
    </p>
    <div className="button-row">
      <Button look="primary" onClick={stay}>
        Rester ici
      </Button>
      {keep && <Button onClick={keep}>{leave}, garder le brouillon</Button>}
      <Button look="danger" onClick={drop}>
        {leave} sans garder
      </Button>
    </div>
  </Dialog>
);

type Props = {
  title: string;
  open: boolean;
  close: () => void;
  children: ReactNode;
  wide?: boolean;
  /** A question that must be answered: a click outside or Escape does not close it. */
  firm?: boolean;
};

/** A dialog above the page: takes focus, keeps it, gives it back; asks before closing on what was typed. */
export const Dialog = ({ title, open, close, children, wide, firm }: Props) => {
  const [held] = useState(() => new Map<string, Unsaved>());
  const [asking, ask] = useState<Unsaved>();
  const latest = useRef(close);
  latest.current = close;
  const [door] = useState<Door>(() => ({
    hold: (part, unsaved) => {
      if (unsaved) held.set(part, unsaved);
      else held.delete(part);
    },
    leave: () => {
      const [unsaved] = held.values();
      if (unsaved) ask(unsaved);
      else latest.current();
    },
  }));
  const closing = (first?: () => void) => () => {
    ask(undefined);
    first?.();
    close();
  };
  return (
    <ModalOverlay
      className="veil"
      isOpen={open}
      isDismissable={!firm}
      isKeyboardDismissDisabled={firm}
      onOpenChange={(stays) => !stays && door.leave()}
    >
      <Modal className={wide ? "dialog wide" : "dialog"}>
        <AriaDialog role={firm ? "alertdialog" : "dialog"}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <DialogDoor value={door}>{children}</DialogDoor>
          {asking && (
            <UnsavedQuestion
              title="Fermer sans envoyer ?"
              leave="Fermer"
              stay={() => ask(undefined)}
              keep={asking.keep && closing(asking.keep)}
              drop={closing(asking.drop)}
            />
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
