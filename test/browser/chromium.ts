import { existsSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Browser, chromium as playwright } from "playwright-core";

/** Chromium looks up the outside world at start unless told not to; tests must not depend on it. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
  "--lang=fr-FR",
];

const packageFolder = dirname(
  dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")),
);
const home = join(tmpdir(), "jalon-chromium-153.0.0");

/** The package unpacks into TMPDIR, under fixed names: it is lent a folder, renamed when complete. */
const unpack = async (): Promise<void> => {
  const { inflate } = await import("@sparticuz/chromium");
  const before = process.env.TMPDIR;
  const folder = await mkdtemp(join(tmpdir(), "jalon-unpack-"));
  try {
    process.env.TMPDIR = folder;
    const archives = ["chromium.br", "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"];
    await Promise.all(archives.map((name) => inflate(join(packageFolder, "bin", name))));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}/fonts/fonts</dir><cachedir>${home}/cache</cachedir></fontconfig>`;
  await writeFile(join(folder, "fonts", "fonts.conf"), fonts);
  // Two test processes may unpack at once: the first rename wins and the other uses it.
  await rename(folder, home).catch(() => rm(folder, { recursive: true, force: true }));
};

/**
 * Starts a headless Chromium: the one that `CHROMIUM` names, else the one that npm brought (Linux x64, with the
 * libraries and fonts that a bare system lacks). Each start has a new, empty profile.
 */
export const startChromium = async (): Promise<Browser> => {
  const own = process.env.CHROMIUM;
  if (own) return playwright.launch({ executablePath: own, args: flags });
  if (!existsSync(home)) await unpack();
  return playwright.launch({
    executablePath: join(home, "chromium"),
    args: flags,
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(home, "al2023", "lib"),
      FONTCONFIG_PATH: join(home, "fonts"),
    },
  });
};
