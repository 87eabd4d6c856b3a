import "./badge.css";
import type { ReactNode } from "react";

export type Tone = "neutral" | "done" | "wait" | "stop" | "note";

/** A short state. The words say it; the colour only helps. */
export const Badge = ({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`badge ${tone}`}>{children}</span>
);
