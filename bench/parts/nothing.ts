// What Node alone takes.
process.stdout.write('ready\n')
setInterval(() => undefined, 60_000)
