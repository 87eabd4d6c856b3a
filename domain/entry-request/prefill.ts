import { addMonths, type CivilDate } from "../date.ts";
import type { Situation } from "../person/situation.ts";
import type { SingleCriterion } from "../protocol/criterion.ts";
import type { Facts } from "./request.ts";

/** What a declared criterion of the protocol shipped rests upon, by its code. */
const declares: Readonly<Record<string, (said: Situation) => boolean>> = {
  "minimum-income": ({ resources }) => resources !== undefined && resources !== "none",
  "disabled-worker": ({ disabledWorker }) => disabledWorker === "yes",
  "lone-parent": ({ loneParent }) => loneParent === "yes",
  "without-housing": ({ housing }) => housing === "shelter" || housing === "homeless",
  refugee: ({ refugee }) => refugee === "yes",
};

const suits = ({ code, test }: SingleCriterion, said: Situation, today: CivilDate): boolean => {
  switch (test.kind) {
    case "declared":
      return declares[code]?.(said) ?? false;
    case "months-without-work":
      return (
        said.withoutWorkSince !== undefined &&
        addMonths(said.withoutWorkSince, test.months) <= today
      );
    case "education-level":
      return said.educationLevel !== undefined && said.educationLevel <= test.maximum;
    default:
      return false;
  }
};

/**
 * What the situation already says of an entry request: nothing is asked twice (domain.md section 1). The counsellor
 * corrects it as they wish; only what they keep is claimed.
 */
export const prefillOf = (
  said: Situation,
  criteria: readonly SingleCriterion[],
  today: CivilDate,
): Facts & { readonly claimed: readonly string[] } => ({
  claimed: criteria.filter((one) => suits(one, said, today)).map(({ code }) => code),
  ...(said.withoutWorkSince && { withoutWorkSince: said.withoutWorkSince }),
  ...(said.educationLevel !== undefined && { educationLevel: said.educationLevel }),
});
