import { useSyncExternalStore } from "react";

const place = "jalon.keys";
const listeners = new Set<() => void>();

/** True when one key alone does something; a person who dictates, or types by accident, turns it off (WCAG 2.1.4). */
export const oneKeyWorks = (): boolean => localStorage.getItem(place) !== "off";

/** Remembered on this device. */
export const setOneKey = (works: boolean): void => {
  if (works) localStorage.removeItem(place);
  else localStorage.setItem(place, "off");
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The choice as it stands, for what shows the keys. */
export const useOneKey = (): boolean => useSyncExternalStore(subscribe, oneKeyWorks);
