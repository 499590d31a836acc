export const START: string;
export const OPTIONS: { heapsize: number; pystack: number };
export function packages(files: string[]): string[];
export function start(micropython: unknown, files: Record<string, string>): (rule: string, inputs: string) => string;
