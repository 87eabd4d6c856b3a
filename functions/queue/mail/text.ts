import { french } from "../../typography.ts";
import type { Letter, Part } from "./letter.ts";

const tableText = (headings: readonly string[], rows: readonly (readonly string[])[]) =>
  rows
    .map(([name, ...cells]) => {
      const said = cells.map((cell, index) => `  ${headings[index + 1]} : ${cell}`);
      return [name, ...said].join("\n");
    })
    .join("\n\n");

const partText = (part: Part): string => {
  switch (part.kind) {
    case "paragraph":
      return part.words;
    case "heading":
      return part.words.toLocaleUpperCase("fr-FR");
    case "button":
      return `${part.words} :\n${part.address}`;
    case "list":
      return part.items
        .map(({ words, address }) => `- ${words}${address ? `\n  ${address}` : ""}`)
        .join("\n");
    case "table":
      return tableText(part.headings, part.rows);
    case "bars":
      return part.bars.map(({ label, said }) => `${label} : ${said}`).join("\n");
  }
};

/** The foot of a mail. */
export const footOf = ({ plie, foot }: Letter): string =>
  foot ??
  `Message envoyé par Jalon pour ${plie}. Il ne contient aucune donnée personnelle ; merci de ne pas y répondre.`;

/** A letter as plain text. */
export const plainText = (letter: Letter): string =>
  `${["Bonjour,", ...letter.parts.map(partText), `-- \n${footOf(letter)}`].map(french).join("\n\n")}\n`;
