/** The reference of a boot: the packages the router loads, and nothing done with them. */
for (const name of process.argv.slice(2)) await import(name);
process.once('SIGTERM', () => process.exit(0));
setInterval(() => {}, 60_000);
process.stdout.write('FOYER READY\n');
