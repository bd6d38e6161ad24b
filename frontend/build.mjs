// Builds the face: scripts and styles with hashed names, a manifest, and compressed copies for the server.
import * as esbuild from "esbuild";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const out = "../src/revier/static/dist";
const COMPRESSED = /\.(js|css|svg|json|txt)$/;

fs.rmSync(out, { recursive: true, force: true });
const result = await esbuild.build({
  entryPoints: ["src/app.js", "src/app.css"],
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  metafile: true,
  legalComments: "linked",
});

const manifest = {};
for (const [file, output] of Object.entries(result.metafile.outputs)) {
  if (output.entryPoint) manifest[path.basename(output.entryPoint)] = file.replace(/^.*static\//, "");
  const font = file.match(/static\/(dist\/(inter-latin-wght-normal)-\w+\.woff2)$/);
  if (font) manifest[`${font[2]}.woff2`] = font[1];
}
fs.writeFileSync(path.join(out, "manifest.json"), JSON.stringify(manifest, null, 1));

for (const name of fs.readdirSync(out)) {
  const file = path.join(out, name);
  const content = fs.readFileSync(file);
  if (!COMPRESSED.test(name) || name === "manifest.json" || content.length < 800) continue;
  fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(content));
  fs.writeFileSync(`${file}.gz`, zlib.gzipSync(content, { level: 9 }));
}
