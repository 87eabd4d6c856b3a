/**
 * Waits until every made-up dossier is projected, before anything is measured or multiplied: until then the platform has
 * work of its own. For the process whose environment is the platform's (`houseOn`).
 */
export const projected = async (say: (line: string) => void): Promise<void> => {
  const { readFacts } = await import("../../functions/adapters/table/facts.ts");
  for (let before = -1; ; ) {
    const { length } = await readFacts();
    if (length > 0 && length === before) return;
    before = length;
    say(`${length} dossiers are projected`);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  }
};
