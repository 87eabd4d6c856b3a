import "./timeline.css";
import type { ReactNode } from "react";

export type Moment = {
  readonly id: string;
  readonly title: ReactNode;
  readonly when: string;
  readonly instant: string;
  readonly who?: string;
  readonly details?: ReactNode;
};

/** Everything that happened, newest first. */
export const Timeline = ({ moments }: { moments: readonly Moment[] }) => (
  <ol className="timeline">
    {moments.map((moment) => (
      <li key={moment.id}>
        <strong>{moment.title}</strong>
        <span className="when">
          <time dateTime={moment.instant}>{moment.when}</time>
          {moment.who && ` · ${moment.who}`}
        </span>
        {moment.details}
      </li>
    ))}
  </ol>
);
