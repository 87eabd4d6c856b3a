import { french } from "../../typography.ts";
import { html } from "./html.ts";
import type { Letter, MailContent } from "./letter.ts";
import { plainText } from "./text.ts";

/** Writes a letter in both forms. */
export const contentOf = (letter: Letter): MailContent => ({
  subject: french(letter.subject),
  text: plainText(letter),
  html: html(letter),
});
