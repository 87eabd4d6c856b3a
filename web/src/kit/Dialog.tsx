import "./dialog.css";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";

type Props = {
  title: string;
  open: boolean;
  close: () => void;
  children: ReactNode;
  wide?: boolean;
  /** A question that must be answered: a click outside or Escape does not close it. */
  firm?: boolean;
};

/** A dialog above the page: takes focus, keeps it, gives it back. */
export const Dialog = ({ title, open, close, children, wide, firm }: Props) => (
  <ModalOverlay
    className="veil"
    isOpen={open}
    isDismissable={!firm}
    isKeyboardDismissDisabled={firm}
    onOpenChange={(stays) => !stays && close()}
  >
    <Modal className={wide ? "dialog wide" : "dialog"}>
      <AriaDialog role={firm ? "alertdialog" : "dialog"}>
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
