import { french } from "../../typography.ts";
import { page } from "./style.ts";

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** A print being drawn: blocks are added to it from top to bottom. */
export type Sheet = {
  readonly document: Document;
  /** The root of the structure that screen readers follow. */
  readonly root: Element;
};

type ElementOptions = {
  /** What a picture shows, for those who don't see it. */
  readonly alt?: string;
  /** Left, top, right and bottom of a picture. */
  readonly bbox?: readonly [number, number, number, number];
  /** What the heading of a table is for. */
  readonly scope?: "Column" | "Row";
};

/** An element of the structure (ISO 32000-1, 14.8.4), with what it draws or holds. */
export const element = (
  document: Document,
  kind: string,
  content: (() => void) | Element[] = [],
  options: ElementOptions = {},
): Element =>
  document.struct(
    kind,
    options,
    Array.isArray(content) && content.length === 0 ? undefined : content,
  );

/** Draws what only eyes need (rules, tints): screen readers pass over it. */
export const decorate = (document: Document, draw: () => void): void => {
  document.markContent("Artifact", { type: "Layout" });
  document.save();
  draw();
  document.restore();
  document.endMarkedContent();
};

/** Begins a page unless what comes next, of a height in points, still fits on this one. */
export const makeRoom = ({ document }: Sheet, height: number): void => {
  if (document.y + height > page.height - page.bottom) document.addPage();
};

/** Writes words at a place, or below the last ones, with the marks and spaces of French typography. */
export const write = (
  document: Document,
  words: string,
  options: PDFKit.Mixins.TextOptions & { readonly x?: number; readonly y?: number },
): void => {
  const { x = document.x, y = document.y, ...others } = options;
  document.text(french(words), x, y, others);
};

/** The height that words would take, in points, in the font of the moment. */
export const heightOf = (
  document: Document,
  words: string,
  options: PDFKit.Mixins.TextOptions,
): number => document.heightOfString(french(words), options);
