import { extractText, getDocumentProxy } from "unpdf";

/** A node of the structure that screen readers follow. */
type Node = { readonly role: string; readonly children?: readonly Node[]; readonly alt?: string };

const rolesOf = (node: Node): readonly string[] => [
  node.role,
  ...(node.children ?? []).filter((child) => child.role).flatMap(rolesOf),
];

/** What a reader finds in a PDF: its words, its declared title and language, the structure of its first page. */
export const readPrint = async (bytes: Uint8Array) => {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const { text } = await extractText(document, { mergePages: true });
  const { info, metadata } = await document.getMetadata();
  const said = new Map(Object.entries(info));
  const page = await document.getPage(1);
  const tree = (await page.getStructTree()) as Node;
  return {
    pages: document.numPages,
    words: text.replaceAll(/\s+/g, " "),
    title: said.get("Title"),
    language: said.get("Language"),
    tagged: await document.getMarkInfo(),
    conformance: `${metadata.get("pdfaid:part")}${metadata.get("pdfaid:conformance")}`,
    roles: rolesOf(tree),
    alternatives: JSON.stringify(tree).match(/"alt":"[^"]*/g) ?? [],
  };
};
