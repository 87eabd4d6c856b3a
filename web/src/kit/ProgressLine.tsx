import "./progress-line.css";

export type Milestone = {
  readonly id: string;
  readonly label: string;
  readonly state: "done" | "now" | "later" | "stopped";
};

const said = {
  done: "fait",
  now: "en cours",
  later: "à venir",
  stopped: "arrêté ici",
} as const;

/** Where a passage stands: milestones passed, the present one, those to come. */
export const ProgressLine = ({ steps }: { steps: readonly Milestone[] }) => (
  <ol className="progress-line" aria-label="Avancement du dossier">
    {steps.map((step) => (
      <li
        key={step.id}
        data-state={step.state}
        aria-current={step.state === "now" ? "step" : undefined}
      >
        <span className="words">
          {step.label}
          <span className="unseen"> ({said[step.state]})</span>
        </span>
      </li>
    ))}
  </ol>
);
