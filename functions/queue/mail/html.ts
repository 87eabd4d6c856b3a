import { french } from "../../typography.ts";
import type { Bar, Letter, Part } from "./letter.ts";
import { footOf } from "./text.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Words as HTML: marks of typography set, nothing of them read as markup. */
const words = (text: string): string =>
  french(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);

/** An address as an attribute: only ours, which are secure (or of this machine). */
const address = (url: string): string => {
  if (!/^https?:\/\//.test(url)) throw new Error("not an address for a mail");
  return url.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
};

const ink = "#16232f";
const muted = "#4a5966";
const accent = "#0b4f6c";
const late = "#9a3b00";
const font = "font-family:Arial,Helvetica,sans-serif";
const cell = `padding:8px 6px;border-bottom:1px solid #b9c6cf;text-align:left;font-size:14px;${font};color:${ink}`;

const tableHtml = ({ caption, headings, rows }: Extract<Part, { kind: "table" }>) => {
  const head = headings
    .map((heading) => `<th scope="col" style="${cell};background:#eef4f7">${words(heading)}</th>`)
    .join("");
  const body = rows
    .map(([name = "", ...cells]) => {
      const others = cells.map((each) => `<td style="${cell}">${words(each)}</td>`).join("");
      return `<tr><th scope="row" style="${cell};font-weight:bold">${words(name)}</th>${others}</tr>`;
    })
    .join("");
  const title = `<caption style="text-align:left;padding:0 0 6px;font-size:14px;${font};color:${muted}">${words(caption)}</caption>`;
  return `<table cellspacing="0" cellpadding="0" style="width:100%;border-collapse:collapse;margin:0 0 20px">${title}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
};

/** Two cells, the filled one and the rest: the only picture that every mail program draws. */
const barHtml = ({ label, said, filled, good }: Bar) => {
  const share = Math.round(Math.min(1, Math.max(0, filled)) * 100);
  const colour = good ? accent : late;
  const part = (width: number, background: string) =>
    width > 0
      ? `<td width="${width}%" height="12" style="background:${background};font-size:0;line-height:0">&nbsp;</td>`
      : "";
  const bar = `<table role="presentation" aria-hidden="true" width="100%" cellspacing="0" cellpadding="0"><tr>${part(share, colour)}${part(100 - share, "#dde6eb")}</tr></table>`;
  return `<p style="margin:0 0 4px;font-size:14px;${font};color:${ink}"><strong>${words(label)}</strong> : ${words(said)}</p><div style="margin:0 0 14px">${bar}</div>`;
};

const partHtml = (part: Part): string => {
  switch (part.kind) {
    case "paragraph":
      return `<p style="margin:0 0 16px;font-size:16px;line-height:1.5;${font};color:${ink}">${words(part.words)}</p>`;
    case "heading":
      return `<h2 style="margin:24px 0 10px;font-size:18px;${font};color:${accent}">${words(part.words)}</h2>`;
    case "button":
      return `<p style="margin:0 0 20px"><a href="${address(part.address)}" style="display:inline-block;padding:12px 20px;background:${accent};color:#ffffff;font-size:16px;${font};text-decoration:none;border-radius:4px">${words(part.words)}</a></p>`;
    case "list":
      return `<ul style="margin:0 0 16px;padding:0 0 0 22px">${part.items
        .map((item) => {
          const said = item.address
            ? `<a href="${address(item.address)}" style="color:${accent}">${words(item.words)}</a>`
            : words(item.words);
          return `<li style="margin:0 0 8px;font-size:16px;line-height:1.5;${font};color:${ink}">${said}</li>`;
        })
        .join("")}</ul>`;
    case "table":
      return tableHtml(part);
    case "bars":
      return part.bars.map(barHtml).join("");
  }
};

/** A letter as HTML that mail programs show alike: tables and styles in place, no picture, no script, no tracker. */
export const html = (letter: Letter): string => {
  const parts = [{ kind: "paragraph", words: "Bonjour," } as const, ...letter.parts].map(partHtml);
  return [
    '<!doctype html><html lang="fr" dir="ltr"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${words(letter.subject)}</title></head>`,
    '<body style="margin:0;padding:0;background:#f3f6f8">',
    '<table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center" style="padding:24px 12px">',
    '<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:640px;background:#ffffff;border-top:4px solid ',
    `${accent}"><tr><td style="padding:28px 28px 12px">`,
    `<p style="margin:0 0 4px;font-size:14px;${font};color:${muted}">${words(letter.plie)}</p>`,
    `<h1 style="margin:0 0 20px;font-size:22px;line-height:1.3;${font};color:${ink}">${words(letter.subject)}</h1>`,
    ...parts,
    `</td></tr><tr><td style="padding:14px 28px 24px;border-top:1px solid #b9c6cf"><p style="margin:0;font-size:13px;line-height:1.5;${font};color:${muted}">${words(footOf(letter))}</p></td></tr></table>`,
    "</td></tr></table></body></html>",
  ].join("\n");
};
