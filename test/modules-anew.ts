import { vi } from "vitest";

// A process that runs several files keeps the packages that it has loaded; what our own modules hold (connections,
// settings, a platform's address) is each file's own.
vi.resetModules();
vi.useRealTimers();
