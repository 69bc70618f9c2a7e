// The one entry of every npm script. It stays this small, and imports nothing by itself, so that
// a Node too old for the rest can still read it and say so instead of showing a syntax error.
const version = process.versions.node;
const parts = version.split('.');
const major = Number(parts[0]);
const minor = Number(parts[1]);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`✖ Shipworthy needs Node 20.19 or later; this is Node ${version}.\n`);
  process.exitCode = 1;
} else {
  // Who read our lines may be gone before we are: that is no reason to fail, least of all while stopping,
  // where each line of the failure would fail again.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  import('./lib/bootstrap.mjs')
    .then((bootstrap) => bootstrap.run(process.argv.slice(2)))
    .then((code) => {
      // A command that is done ends, whatever Next's compiler or an idle connection still holds
      // open; what has been written is let out first.
      process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
    });
}
