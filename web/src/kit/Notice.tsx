import "./notice.css";
import type { ReactNode } from "react";

type Props = {
  tone?: "note" | "wait" | "stop" | "done";
  title?: string;
  children?: ReactNode;
  /** Said aloud at once when it appears (a failure); otherwise read in its place. */
  urgent?: boolean;
};

/** A framed message inside a page. */
export const Notice = ({ tone = "note", title, children, urgent }: Props) => (
  <div className={`notice ${tone}`} role={urgent ? "alert" : undefined}>
    {title && <p className="notice-title">{title}</p>}
    {children}
  </div>
);
