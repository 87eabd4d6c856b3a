import { useEffect, useRef } from "react";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** Does something on each of some characters, given the place of the one pressed; see `useShortcut`. */
export const useShortcuts = (
  keys: string,
  action: (place: number) => void,
  active = true,
): void => {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => {
      const place = event.key.length === 1 ? keys.indexOf(event.key) : -1;
      if (place < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      if (typing(event.target) || event.defaultPrevented) return;
      event.preventDefault();
      latest.current(place);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [keys, active]);
};

/** Does something on one key, wherever the focus is, except while typing or with a modifier. */
export const useShortcut = (key: string, action: () => void, active = true): void =>
  useShortcuts(key, action, active);
