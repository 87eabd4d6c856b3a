/** Where the issuer keeps sessions, grants and refresh tokens, so that a restart signs nobody out. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Kept = Record<string, unknown>;
type Entry = { value: Kept; until: number };

/** What the issuer keeps in one file of `directory`: `adapter` is for oidc-provider, `forget` ends a user's sign-ins. */
export function storeIn(directory: string) {
  const file = join(directory, "sign-ins.json");
  const read = (): [string, Entry][] =>
    existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  const entries = new Map<string, Entry>(read());
  let isPending = false;
  const save = () => {
    if (isPending) return;
    isPending = true;
    setImmediate(() => {
      isPending = false;
      const live = [...entries].filter(([, { until }]) => until > Date.now());
      writeFileSync(file, JSON.stringify(live), { mode: 0o600 });
    });
  };
  const live = (key: string) => {
    const entry = entries.get(key);
    return entry && entry.until > Date.now() ? entry.value : undefined;
  };
  const among = (name: string, field: string, value: string) =>
    [...entries].find(([key, each]) => key.startsWith(`${name}:`) && each.value[field] === value);

  const adapter = (name: string) => ({
    upsert: async (id: string, value: Kept, seconds: number) => {
      entries.set(`${name}:${id}`, { value, until: Date.now() + (seconds || 86_400) * 1_000 });
      save();
    },
    find: async (id: string) => live(`${name}:${id}`),
    findByUid: async (uid: string) => among(name, "uid", uid)?.[1].value,
    findByUserCode: async (code: string) => among(name, "userCode", code)?.[1].value,
    consume: async (id: string) => {
      const value = live(`${name}:${id}`);
      if (value) value.consumed = Math.floor(Date.now() / 1_000);
      save();
    },
    destroy: async (id: string) => {
      entries.delete(`${name}:${id}`);
      save();
    },
    revokeByGrantId: async (grantId: string) => {
      for (const [key, { value }] of entries) if (value.grantId === grantId) entries.delete(key);
      save();
    },
  });

  return {
    adapter,
    forget: (sub: string) => {
      for (const [key, { value }] of entries) if (value.accountId === sub) entries.delete(key);
      save();
    },
  };
}
