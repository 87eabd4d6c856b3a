/** Where a form's draft waits: this tab, or this device for 30 days (partners, who come twice a month). */
export type DraftPlace = { readonly key: string; readonly days?: number };

type Kept = { readonly at: number; readonly values: Record<string, unknown> };

const start = "jalon.draft.";
const store = (place: DraftPlace) => (place.days === undefined ? sessionStorage : localStorage);
const name = (place: DraftPlace) => start + place.key;

/** The same place, of one account: nobody finds the draft of somebody else who used this tab or device. */
export const draftOf = (account: string, place: DraftPlace | undefined): DraftPlace | undefined =>
  place && { ...place, key: `${account}.${place.key}` };

/** The draft left behind, unless it is too old. */
export const readDraft = (place: DraftPlace): Record<string, unknown> | undefined => {
  const kept = store(place).getItem(name(place));
  if (kept === null) return undefined;
  const draft = JSON.parse(kept) as Kept;
  const days = place.days ?? 7;
  if (Date.now() - draft.at <= days * 86_400_000) return draft.values;
  dropDraft(place);
  return undefined;
};

export const keepDraft = (place: DraftPlace, values: Record<string, unknown>): void => {
  const draft: Kept = { at: Date.now(), values };
  try {
    store(place).setItem(name(place), JSON.stringify(draft));
  } catch {
    // Storage full or forbidden: the form still holds what was typed.
  }
};

export const dropDraft = (place: DraftPlace): void => store(place).removeItem(name(place));

/** Forgets this tab's drafts, at sign-out; those kept on the device for 30 days stay their partner's. */
export const forgetDrafts = (): void => {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(start)) sessionStorage.removeItem(key);
};
