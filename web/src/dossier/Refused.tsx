import { asProblem } from "../api/problem.ts";
import { Notice } from "../kit/Notice.tsx";
import { Current } from "./Current.tsx";

type Props = { error: unknown; dossierId: string };

/** A button outside a form was refused: why; and, when somebody else changed the dossier, how it stands now. */
export const Refused = ({ error, dossierId }: Props) => {
  if (!error) return null;
  const problem = asProblem(error);
  return (
    <Notice tone="stop" urgent>
      <p>{problem.message}</p>
      {problem.conflict && (
        <>
          <p>Voici où en est le dossier ; vous pouvez recommencer sur cette base :</p>
          <Current dossierId={dossierId} />
        </>
      )}
    </Notice>
  );
};
