// What the window loads before its first screen, compressed: at most 350 kB (run after `npm run build`).
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 350_000;
const dist = new URL('../dist/', import.meta.url);
const page = readFileSync(new URL('index.html', dist), 'utf8');
const files = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
const sizes = files.map((file) => [file, gzipSync(readFileSync(new URL(file, dist))).length]);
for (const [file, size] of sizes) console.log(`${String(size).padStart(8)}  ${file}`);
const total = sizes.reduce((sum, [, size]) => sum + size, 0);
console.log(`${String(total).padStart(8)}  of ${String(LIMIT)}`);
process.exit(files.length === 0 || total > LIMIT ? 1 : 0);
