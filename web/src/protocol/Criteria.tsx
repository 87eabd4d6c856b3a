import {
  type Criterion,
  isGroup,
  type SingleCriterion,
} from "../../../domain/protocol/criterion.ts";
import { describeRequirement } from "../../../domain/protocol/requirement.ts";
import { useSettings } from "../api/reference.ts";

const Single = ({ criterion }: { criterion: SingleCriterion }) => {
  const { kind } = useSettings();
  return (
    <li>
      {criterion.label}
      <span className="under">{describeRequirement(criterion.proof, kind)}</span>
    </li>
  );
};

/** The criteria of a version, each with what proves it. */
export const Criteria = ({ criteria }: { criteria: readonly Criterion[] }) => (
  <ul className="criteria">
    {criteria.map((criterion) =>
      isGroup(criterion) ? (
        <li key={criterion.code}>
          {criterion.label}
          <span className="under">
            {criterion.needed} sur {criterion.alternatives.length}
          </span>
          <ul className="criteria">
            {criterion.alternatives.map((one) => (
              <Single key={one.code} criterion={one} />
            ))}
          </ul>
        </li>
      ) : (
        <Single key={criterion.code} criterion={criterion} />
      ),
    )}
  </ul>
);
