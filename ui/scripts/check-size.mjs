// What is loaded before the first screen, compressed (run after `npm run build`): of the window at most 350 kB, of the page of head office 250 kB.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMITS = { 'index.html': 350_000, 'admin.html': 250_000 };
const dist = new URL('../dist/', import.meta.url);
let sound = true;
for (const [name, limit] of Object.entries(LIMITS)) {
  const page = readFileSync(new URL(name, dist), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\.\/((?:assets|admin)\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
  const sizes = files.map((file) => [file, gzipSync(readFileSync(new URL(file, dist))).length]);
  for (const [file, size] of sizes) console.log(`${String(size).padStart(8)}  ${file}`);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(`${String(total).padStart(8)}  of ${String(limit)}: ${name}`);
  sound &&= files.length > 0 && total <= limit;
}
process.exit(sound ? 0 : 1);
