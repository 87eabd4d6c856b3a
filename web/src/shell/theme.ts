const place = "jalon.theme";
export const themes = { auto: "Comme l’appareil", light: "Clair", dark: "Sombre" } as const;
export type Theme = keyof typeof themes;

export const theme = (): Theme => {
  const kept = localStorage.getItem(place);
  return kept === "light" || kept === "dark" ? kept : "auto";
};

/** Applies and keeps the face that the person chose. */
export const setTheme = (chosen: Theme): void => {
  if (chosen === "auto") {
    localStorage.removeItem(place);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(place, chosen);
    document.documentElement.dataset.theme = chosen;
  }
};
