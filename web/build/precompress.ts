// Writes file.gz beside every compressible file of the build, so that the server never compresses while answering.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const kCompressible = /\.(js|css|html|svg|json|webmanifest)$/;

function compressFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) compressFolder(path);
    else if (kCompressible.test(name)) writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: constants.Z_BEST_COMPRESSION }));
  }
}

export function precompress(outDir: string): Plugin {
  return { name: 'hospitium-precompress', apply: 'build', closeBundle: () => compressFolder(outDir) };
}
