import {
  type AcceptedType,
  rejected,
  type Verdict,
} from "../../../../domain/document/verification.ts";

/** Pixels of the largest picture, and of its longest side: what a browser can still show. */
const mostPixels = 100_000_000;
const longestSide = 30_000;

/** The verdict on a picture whose structure holds, by its width and height in pixels. */
export const verdictOfSize = (type: AcceptedType, width: number, height: number): Verdict => {
  if (width < 1 || height < 1) return rejected("unreadable");
  if (width > longestSide || height > longestSide || width * height > mostPixels)
    return rejected("too-complex");
  return { code: "clean", type, pages: 1 };
};
