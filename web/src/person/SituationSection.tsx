import { Fragment } from "react";
import {
  educationLevels,
  employmentStatuses,
  housings,
  readings,
  resourceKinds,
  type Situation,
  saidAnswers,
} from "../../../domain/person/situation.ts";
import type { DossierView } from "../dossier/view.ts";
import { longDate } from "../kit/french.ts";

/** The answers given, in words; what was not asked is not there. */
const answersOf = (said: Situation): readonly (readonly [string, string | undefined])[] => [
  ["Ressources", said.resources && resourceKinds[said.resources]],
  ["Emploi", said.employment && employmentStatuses[said.employment]],
  ["Sans travail", said.withoutWorkSince && `depuis le ${longDate(said.withoutWorkSince)}`],
  [
    "Niveau d’études",
    said.educationLevel === undefined
      ? undefined
      : (educationLevels[said.educationLevel as keyof typeof educationLevels] ??
        `Niveau ${said.educationLevel}`),
  ],
  ["RQTH", said.disabledWorker && saidAnswers[said.disabledWorker]],
  ["Parent isolé", said.loneParent && saidAnswers[said.loneParent]],
  ["Logement", said.housing && housings[said.housing]],
  ["Réfugiée ou protégée", said.refugee && saidAnswers[said.refugee]],
  ["Lit le français", said.readsFrench && readings[said.readsFrench]],
  ["Interprète", said.interpreter],
];

/** What the person declared of their situation, before anything proves it. */
export const SituationSection = ({ view }: { view: DossierView }) => {
  const { situation } = view.person;
  const given = situation ? answersOf(situation).filter(([, answer]) => answer !== undefined) : [];
  if (given.length === 0) return null;
  return (
    <section className="card">
      <h2>Situation déclarée</h2>
      <dl className="facts">
        {given.map(([label, answer]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{answer}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
};
