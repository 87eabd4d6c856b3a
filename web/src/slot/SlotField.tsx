import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useNames } from "../api/reference.ts";
import { SelectField } from "../form/fields.tsx";
import { dayOfWeek } from "../kit/french.ts";
import { freeSlotsQuery } from "./calls.ts";

/** The free slots where the person lives: one may be booked at once. Nothing when there are none. */
export const SlotField = () => {
  const names = useNames();
  const { formState, setValue, getValues } = useFormContext();
  const [commune, associatedCommune, slot] = useWatch({
    name: ["residence.commune", "residence.associatedCommune", "slot"],
  }) as (string | undefined)[];
  const fault = formState.errors.slot !== undefined;
  const query = useQuery({
    ...freeSlotsQuery({ commune: commune ?? "", associatedCommune }),
    enabled: commune !== undefined && commune.length === 5,
  });
  const { data, refetch } = query;
  const items = data?.items ?? [];
  // Somebody was faster, or the commune changed: what is no longer free is not kept.
  useEffect(() => {
    if (fault) void refetch();
  }, [fault, refetch]);
  useEffect(() => {
    const isGone = data && getValues("slot") && !data.items.some(({ id }) => id === slot);
    if (isGone && !fault) setValue("slot", undefined);
  }, [data, slot, fault, getValues, setValue]);
  if (items.length === 0 && !fault) return null;
  return (
    <SelectField
      name="slot"
      label="Rendez-vous avec le PLIE"
      hint="Choisissez avec la personne un créneau qui lui convient, ou laissez le PLIE la contacter."
      optional
      placeholder="Le PLIE fixera le rendez-vous"
      choices={items.map(({ id, date, time, place, antenne }) => ({
        value: id,
        label: `${dayOfWeek(date)} à ${time}, ${names.antenne(antenne)}, ${place}`,
      }))}
    />
  );
};
