import { readFileSync } from "node:fs";

/** Points of a millimetre. */
export const millimetre = 72 / 25.4;

/** A4 and its margins, in points; the foot holds the page code. */
export const page = {
  width: 595.28,
  height: 841.89,
  left: 20 * millimetre,
  right: 20 * millimetre,
  top: 16 * millimetre,
  bottom: 27 * millimetre,
} as const;
export const contentWidth = page.width - page.left - page.right;

/** Ink on white: every text colour passes 4.5:1. */
export const colours = {
  ink: "#16232f",
  muted: "#4a5966",
  accent: "#0b4f6c",
  rule: "#b9c6cf",
  tint: "#eef4f7",
} as const;

export const sizes = { body: 10, small: 8.5, title: 19, section: 12.5 } as const;

type Fonts = { readonly regular: Buffer; readonly strong: Buffer };
let fonts: Fonts | undefined;
const fontFile = (name: string) => readFileSync(new URL(`./fonts/${name}`, import.meta.url));

/** The two fonts of our prints (Inter, SIL Open Font License), read once; `fonts/` is laid beside the bundle. */
export const fontFiles = (): Fonts => {
  fonts ??= { regular: fontFile("Inter-Regular.ttf"), strong: fontFile("Inter-SemiBold.ttf") };
  return fonts;
};
