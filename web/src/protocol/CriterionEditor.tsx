import type { SingleCriterion } from "../../../domain/protocol/criterion.ts";
import { describeRequirement } from "../../../domain/protocol/requirement.ts";
import { useSettings } from "../api/reference.ts";
import { choicesOf } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { Choice, Figure, Text } from "./inputs.tsx";
import { ProofEditor } from "./ProofEditor.tsx";

const references = {
  request: "Le jour de la demande",
  entry: "Le jour de l’entrée",
  exit: "Le jour de la sortie",
};

type Props = {
  criterion: SingleCriterion;
  change: (criterion: SingleCriterion | undefined) => void;
  removable?: boolean;
  open?: boolean;
};

const Threshold = ({ criterion, change }: Pick<Props, "criterion" | "change">) => {
  const { test } = criterion;
  const put = (next: Partial<typeof test>) =>
    change({ ...criterion, test: { ...test, ...next } as typeof test });
  if (test.kind === "months-without-work")
    return (
      <Figure
        label="Sans travail depuis, en mois"
        value={test.months}
        change={(months) => put({ months })}
      />
    );
  if (test.kind === "education-level")
    return (
      <Figure
        label="Niveau de formation, au plus"
        value={test.maximum}
        change={(maximum) => put({ maximum })}
      />
    );
  if (test.kind === "minimum-age" && test.age !== undefined)
    return <Figure label="Âge atteint, en ans" value={test.age} change={(age) => put({ age })} />;
  return null;
};

/** One criterion: what it is called, on which day it is judged, what proves it. */
export const CriterionEditor = ({ criterion, change, removable, open }: Props) => {
  const { kind } = useSettings();
  return (
    <details className="criterion" open={open}>
      <summary>
        <strong>{criterion.label || "Nouveau critère"}</strong>
        <span className="under">{describeRequirement(criterion.proof, kind)}</span>
      </summary>
      <div className="criterion-fields">
        <Text
          label="Libellé"
          value={criterion.label}
          change={(label) => change({ ...criterion, label })}
        />
        <div className="field-row">
          {criterion.reference !== "exit" && (
            <Choice
              label="Apprécié"
              value={criterion.reference}
              choices={choicesOf({ request: references.request, entry: references.entry })}
              change={(reference) =>
                change({ ...criterion, reference: reference as SingleCriterion["reference"] })
              }
            />
          )}
          <Threshold criterion={criterion} change={change} />
        </div>
        <ProofEditor
          proof={criterion.proof}
          change={(proof) => proof && change({ ...criterion, proof })}
        />
        {removable && (
          <div>
            <Button small look="danger" onClick={() => change(undefined)}>
              Retirer ce critère<span className="unseen"> : {criterion.label}</span>
            </Button>
          </div>
        )}
      </div>
    </details>
  );
};
