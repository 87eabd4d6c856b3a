import { useQuery } from "@tanstack/react-query";
import { useFormContext, useWatch } from "react-hook-form";
import type { Home } from "../../../domain/directory/directory.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { hoursOf } from "../account/Permanences.tsx";
import { useNames } from "../api/reference.ts";
import { Button } from "../kit/Button.tsx";
import { dayOfWeek } from "../kit/french.ts";
import { slotsQuery } from "../slot/calls.ts";

const shown = 6;

/** The next free slots of the counsellor, and their permanences, the person's commune first: one touch fills the form. */
export const Proposals = ({ home }: { home: Home | undefined }) => {
  const { directory } = useNames();
  const { setValue } = useFormContext();
  const [counsellor] = useWatch({ name: ["counsellor"] }) as (string | undefined)[];
  const account = directory?.accounts.find(({ id }) => id === counsellor);
  const antenne = account?.antennes[0] ?? "";
  const { data } = useQuery({ ...slotsQuery(antenne), enabled: antenne !== "", retry: false });
  const free = (data?.items ?? [])
    .filter((slot) => !slot.taken && slot.counsellor === counsellor)
    .slice(0, shown);
  const isHome = (commune: string) =>
    commune === home?.associatedCommune || commune === home?.commune;
  const permanences = (account?.permanences ?? []).toSorted(
    (one, other) => Number(isHome(other.commune)) - Number(isHome(one.commune)),
  );
  const put = (values: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(values))
      setValue(name, value, { shouldDirty: true });
  };
  if (free.length + permanences.length === 0) return null;
  return (
    <div className="card small">
      {free.length > 0 && (
        <>
          <strong>Créneaux libres</strong>
          <div className="button-row">
            {free.map(({ id, date, time, place }) => (
              <Button key={id} small onClick={() => put({ date, time, place })}>
                {dayOfWeek(date)} à {time}
              </Button>
            ))}
          </div>
        </>
      )}
      {permanences.length > 0 && (
        <>
          <strong>Permanences</strong>
          <div className="button-row">
            {permanences.map((one) => (
              <Button
                key={`${one.weekday} ${one.start} ${one.place}`}
                small
                onClick={() => put({ place: one.place, time: one.start })}
              >
                {hoursOf(one)} : {one.place}, {communeName(one.commune)}
              </Button>
            ))}
          </div>
        </>
      )}
    </div>
  );
};
