import type { CivilDate } from "../../../domain/date.ts";
import { addDays } from "../../../domain/date.ts";
import { Button } from "../kit/Button.tsx";

type Props = {
  readonly day: CivilDate;
  /** Nothing is today, whatever day that is when the address is opened again. */
  readonly change: (day: CivilDate | undefined) => void;
};

/** A page of one day: the day before, today, the day after. */
export const DayFilter = ({ day, change }: Props) => (
  <div className="button-row">
    <Button onClick={() => change(addDays(day, -1))}>Veille</Button>
    <Button onClick={() => change(undefined)}>Aujourd’hui</Button>
    <Button onClick={() => change(addDays(day, 1))}>Lendemain</Button>
  </div>
);
