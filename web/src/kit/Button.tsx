import "./button.css";
import type { ComponentProps, ReactNode } from "react";
import { useOneKey } from "./keys.ts";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

type Props = Omit<ComponentProps<"button">, "className"> & {
  look?: ButtonLook;
  small?: boolean;
  /** Something is on its way: the button stays focused and says so, and does nothing more. */
  pending?: boolean;
  /** The keyboard shortcut that does the same. */
  shortcut?: string;
  children: ReactNode;
};

export const buttonClass = (look: ButtonLook = "secondary", small = false) =>
  `button ${look}${small ? " small" : ""}`;

/** A button that does something here; a link goes somewhere. */
export const Button = ({ look, small, pending, shortcut, children, onClick, ...rest }: Props) => {
  const key = useOneKey() ? shortcut : undefined;
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(look, small)}
      aria-disabled={pending || rest["aria-disabled"]}
      aria-keyshortcuts={key}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending && <span className="spin" aria-hidden="true" />}
      {children}
      {key && (
        <span className="key" aria-hidden="true">
          {key}
        </span>
      )}
    </button>
  );
};
