#!/usr/bin/env node
// Starts Octavo for this platform, which npm has installed beside this package.
'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const name = `@octavo/${process.platform}-${process.arch}`;
let home;
try {
    home = path.dirname(require.resolve(`${name}/package.json`));
} catch {
    console.error(`error: ${name} is not installed`);
    console.error('  help: install octavo without --omit=optional; there are packages for Linux (glibc), macOS and Windows');
    process.exit(1);
}

const env = { ...process.env };
// Without a locale, or with one that is not installed, Java reads file names and arguments as ASCII. Programs that Octavo calls
// get the user's own back.
const none = ['', 'C', 'POSIX'].includes(env.LC_ALL || env.LC_CTYPE || env.LANG || '');
if (none || ['C.utf8', 'C.UTF-8'].some((locale) => fs.existsSync(`/usr/lib/locale/${locale}`))) {
    env.OCTAVO_LC_ALL = env.LC_ALL || '';
    env.LC_ALL = 'C.UTF-8';
}
const app = path.join(home, 'app');
const native = path.join(app, process.platform === 'win32' ? 'octavo.exe' : 'octavo');
const width = `-Doctavo.terminal-width=${process.stderr.columns || 0}`;
const [program, ...options] = fs.existsSync(native)
    ? [native, width]
    : [
          path.join(home, 'runtime', 'bin', 'java'),
          `-XX:AOTCache=${path.join(app, 'octavo.aot')}`,
          width,
          '-jar',
          path.join(app, 'octavo.jar'),
      ];
const child = spawn(program, [...options, ...process.argv.slice(2)], { stdio: 'inherit', env });
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of signals) {
    process.on(signal, () => child.kill(signal));
}
child.on('error', (error) => {
    console.error(`error: ${error.message}`);
    process.exit(1);
});
child.on('exit', (code, signal) => {
    if (signal) {
        signals.forEach((one) => process.removeAllListeners(one));
        process.kill(process.pid, signal);
    } else {
        process.exit(code);
    }
});
