import type { DocumentRule, Requirement } from "../../../domain/protocol/requirement.ts";
import { useSettings } from "../api/reference.ts";
import { choicesOf } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { groupOf, newDocument, type Part, partsOf, ruleOf, ruleWords, withAt } from "./edit.ts";
import { Choice, Figure } from "./inputs.tsx";

type Props = {
  proof: Requirement;
  change: (proof: Requirement | undefined) => void;
  /** The only proof of a criterion cannot be taken out. */
  removable?: boolean;
};
type Leaf = Extract<Requirement, { document: string }>;

const hows = { anyOf: "Une seule de ces pièces suffit", allOf: "Toutes ces pièces ensemble" };

const LeafEditor = ({ proof, change, removable }: Props & { proof: Leaf }) => {
  const { kinds, kind } = useSettings();
  const choices = kinds.map(({ code, label }) => ({ value: code, label }));
  const known = kinds.some(({ code }) => code === proof.document);
  const { rule } = proof;
  return (
    <div className="proof">
      <Choice
        label="Pièce"
        value={proof.document}
        choices={
          known ? choices : [...choices, { value: proof.document, label: kind(proof.document) }]
        }
        change={(document) => change({ ...proof, document })}
      />
      <Choice
        label="Condition"
        value={rule.kind}
        choices={choicesOf(ruleWords)}
        change={(chosen) =>
          change({ ...proof, rule: ruleOf(chosen as DocumentRule["kind"], rule) })
        }
      />
      {rule.kind === "issued-within" && (
        <Figure
          label="De moins de, en mois"
          value={rule.months}
          change={(months) => change({ ...proof, rule: { ...rule, months: months as number } })}
        />
      )}
      {removable && (
        <Button small look="quiet" onClick={() => change(undefined)}>
          Retirer<span className="unseen"> {kind(proof.document)}</span>
        </Button>
      )}
    </div>
  );
};

/** What proves a criterion: a document, one of several, or several together, as deep as the protocol goes. */
export const ProofEditor = ({ proof, change, removable }: Props) => {
  const { kinds } = useSettings();
  const first = kinds[0]?.code ?? "other";
  if ("document" in proof)
    return (
      <>
        <LeafEditor proof={proof} change={change} removable={removable} />
        {!removable && (
          <div>
            <Button
              small
              onClick={() => change(groupOf("anyOf", [proof, newDocument(first)], undefined))}
            >
              Ajouter une pièce
            </Button>
          </div>
        )}
      </>
    );
  const { how, parts } = partsOf(proof);
  const put = (next: readonly Requirement[], as: Part = how) =>
    change(next.length === 0 ? undefined : groupOf(as, next, proof.label));
  return (
    <fieldset className="proofs">
      <legend className={proof.label ? undefined : "unseen"}>
        {proof.label ?? "Groupe de pièces"}
      </legend>
      <Choice
        label="Ce qu’il faut"
        value={how}
        choices={choicesOf(hows)}
        change={(chosen) => put(parts, chosen as Part)}
      />
      {parts.map((part, index) => (
        <ProofEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
          key={index}
          proof={part}
          change={(next) => put(withAt(parts, index, next))}
          removable={removable || parts.length > 1}
        />
      ))}
      <div className="button-row">
        <Button small onClick={() => put([...parts, newDocument(first)])}>
          Ajouter une pièce
        </Button>
        {removable && (
          <Button small look="quiet" onClick={() => change(undefined)}>
            Retirer ce groupe
          </Button>
        )}
      </div>
    </fieldset>
  );
};
