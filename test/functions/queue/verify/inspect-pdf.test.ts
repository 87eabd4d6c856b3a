import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { inspectPdf } from "../../../../functions/queue/verify/pdf/inspect-pdf.ts";
import {
  blank,
  handwritten,
  inCatalog,
  indirect,
  objectStream,
  PDFName,
  PDFString,
  pdf,
  pdfWith,
  stream,
} from "../../../fixtures/pdfs.ts";

const code = async (bytes: Uint8Array) => (await inspectPdf(bytes)).code;

describe("a plain PDF is clean", () => {
  it("with object streams, written by hand, or of many pages", async () => {
    expect(await code(await pdfWith(() => {}))).toBe("clean");
    expect(await code(handwritten(blank()))).toBe("clean");
    expect(await inspectPdf(await pdf(40))).toMatchObject({ code: "clean", pages: 40 });
  });

  it("that opens on its first page, as office programs make it", async () => {
    expect(await code(handwritten(blank("/OpenAction [3 0 R /XYZ null null 0]")))).toBe("clean");
    expect(await code(handwritten(blank("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>")))).toBe(
      "clean",
    );
    expect(await code(handwritten(blank("/OpenAction << /S /Named /N /Print >>")))).toBe("clean");
  });

  it("with a link to a site, or words that look like a program", async () => {
    const link = "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (x) >> >>]";
    expect(await code(handwritten(blank("", link)))).toBe("clean");
    const words = Buffer.from("BT (/S /JavaScript /JS) Tj ET");
    expect(await code(handwritten([...blank("", "/Contents 4 0 R"), stream("", words)]))).toBe(
      "clean",
    );
    expect(await code(handwritten(blank("/About (<< /S /JavaScript /JS >>)")))).toBe("clean");
  });
});

describe("an encrypted PDF is refused", () => {
  it.each([
    ["with a password", { userPassword: "secret", ownerPassword: "owner" }],
    ["with an empty password", { userPassword: "", ownerPassword: "owner" }],
    [
      "with AES-256 and an empty password",
      { ownerPassword: "owner", pdfVersion: "1.7ext3" as const },
    ],
  ])("%s", async (_, passwords) => {
    expect(await code(await pdf(1, passwords))).toBe("encrypted");
  });

  it("said in a cross-reference stream", async () => {
    const table = stream(
      "/Type /XRef /Size 1 /W [1 1 1] /Root 1 0 R /Encrypt 9 0 R",
      Buffer.from([0, 0, 0]),
    );
    expect(await code(handwritten([...blank(), table]))).toBe("encrypted");
  });
});

describe("a PDF with a program or an automatic action is refused", () => {
  it.each([true, false])("JavaScript of the document (object streams: %s)", async (packed) => {
    const bytes = await pdfWith(
      (document) => document.addJavaScript("main", "app.alert(1)"),
      packed,
    );
    expect(bytes.includes("/JavaScript")).toBe(!packed);
    expect(await code(bytes)).toBe("script");
  });

  it.each([
    ["JavaScript at opening", { S: "JavaScript", JS: PDFString.of("app.alert(1)") }],
    ["a program to start", { S: "Launch", F: PDFString.of("calc.exe") }],
    ["a site to open", { S: "URI", URI: PDFString.of("https://example.org") }],
    ["data to send", { S: "SubmitForm", F: PDFString.of("https://example.org") }],
  ])("%s, in an object stream", async (_, action) => {
    const bytes = await pdfWith((document) => inCatalog(document, "OpenAction", action));
    expect(await code(bytes)).toBe("script");
  });

  it("an action of a page, or of a form", async () => {
    const action = "<< /S /JavaScript /JS (x) >>";
    expect(await code(handwritten(blank("", `/AA << /O ${action} >>`)))).toBe("script");
    expect(await code(handwritten(blank("", "/AA << /O << /S /URI /URI (x) >> >>")))).toBe(
      "script",
    );
    expect(await code(handwritten(blank("/AcroForm << /XFA (x) /Fields [] >>")))).toBe("script");
  });

  it("its name written otherwise, or elsewhere", async () => {
    expect(await code(handwritten(blank("/OpenAction << /#53 /J#61vaScript >>")))).toBe("script");
    expect(await code(handwritten([...blank("/A << /S 4 0 R >>"), "/Launch"]))).toBe("script");
    expect(await code(handwritten(blank("/A << /S /GoTo /S /Launch >>")))).toBe("script");
    expect(await code(handwritten(blank("/A << %)\n/S%(\n/Launch >>")))).toBe("script");
  });

  it("in an object stream that does not say it is one", async () => {
    const hidden = objectStream(9, "<< /S /JavaScript /JS (x) >>", "");
    expect(await code(handwritten([...blank(), hidden]))).toBe("script");
  });

  it("in an object that a later one replaces, or that hides in a stream or behind a stray parenthesis", async () => {
    const action = "<< /S /Launch >>";
    const replaced = handwritten([...blank(), `${action}\nendobj\n4 0 obj\nnull`]);
    expect(await code(replaced)).toBe("script");
    const inside = Buffer.from(`8 0 obj ${action} endobj`);
    expect(await code(handwritten([...blank(), stream("", inside)]))).toBe("script");
    expect(await code(handwritten([...blank(), `null endobj ( 9 0 obj ${action}`]))).toBe("script");
  });
});

describe("a PDF with a file or a medium within is refused", () => {
  it("an attached file", async () => {
    const attached = await pdfWith((document) =>
      document.attach(Buffer.from("hello"), "hello.txt"),
    );
    expect(await code(attached)).toBe("attached-file");
  });

  it.each(["RichMedia", "FileAttachment", "Movie", "Sound", "Screen", "3D"])("%s", async (kind) => {
    const bytes = await pdfWith((document) => {
      const note = indirect(document, { Type: "Annot", Subtype: kind, Rect: [0, 0, 9, 9] });
      document.getPage(0).node.set(PDFName.of("Annots"), document.context.obj([note]));
    });
    expect(await code(bytes)).toBe("attached-file");
  });
});

describe("a PDF that grows out of measure is refused", () => {
  it("a stream that inflates beyond 500 MB", async () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024));
    const many = new Array(9).fill(stream("/Filter /FlateDecode", bomb));
    expect(await code(handwritten([...blank(), ...many]))).toBe("too-complex");
  });

  it("a stream packed twice, or a huge picture", async () => {
    const twice = stream("/Filter [/FlateDecode /FlateDecode]", deflateSync(Buffer.alloc(9)));
    expect(await code(handwritten([...blank(), twice]))).toBe("too-complex");
    const picture = stream("/Subtype /Image /Width 60000 /Height 60000", Buffer.alloc(9));
    expect(await code(handwritten([...blank(), picture]))).toBe("too-complex");
  });

  it("an object stream of 51 MB, broken, or packed in an unusual way", async () => {
    const large = objectStream(9, " ".repeat(51 * 1024 * 1024));
    expect(await code(handwritten([...blank(), large]))).toBe("unverifiable");
    const broken = stream(
      "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
      Buffer.from("nonsense"),
    );
    expect(await code(handwritten([...blank(), broken]))).toBe("unverifiable");
    const unusual = stream(
      "/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode",
      Buffer.from("39>"),
    );
    expect(await code(handwritten([...blank(), unusual]))).toBe("unverifiable");
  });

  it("values nested without end, or made to be read again and again, in a few seconds", async () => {
    expect(await code(handwritten([...blank(), "[".repeat(100_000)]))).toBe("too-complex");
    expect(await code(handwritten([...blank(), "obj (".repeat(500_000)]))).toBe("too-complex");
    expect(await code(handwritten([...blank(), "obj%".repeat(500_000)]))).toBe("too-complex");
  }, 20_000);
});

describe("a PDF that does not open is refused", () => {
  it("cut in its middle, or without pages", async () => {
    const whole = await pdf(3);
    expect(await code(whole.subarray(0, 200))).toBe("unreadable");
    expect(await code(handwritten(["<< /Type /Catalog >>"]))).toBe("unreadable");
    expect(await code(Buffer.from("%PDF-1.7\nnothing"))).toBe("unreadable");
  });
});
