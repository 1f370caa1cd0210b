#!/usr/bin/env node
// Starts Octavo for this platform, which npm has installed beside this package.
'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const name = `@octavo/${process.platform}-${process.arch}`;
function die(fact, remedy) {
    console.error(`error: ${fact}`);
    console.error(`  help: ${remedy}`);
    process.exit(1);
}

let home;
try {
    home = path.dirname(require.resolve(`${name}/package.json`));
} catch {
    die(`${name} is not installed`, 'install octavo without --omit=optional; there are packages for Linux (glibc), macOS and Windows');
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
const isNative = fs.existsSync(native);

// See bin/octavo of the other packages.
function fitted() {
    let limits;
    try {
        limits = fs.readFileSync('/proc/self/limits', 'utf8');
    } catch {
        return isNative && process.platform === 'linux'
            ? die('Octavo needs the file system /proc, and there is none', 'mount it: mount -t proc proc /proc')
            : [];
    }
    const limit = /^Max address space +(\d+)/m.exec(limits);
    if (!limit) {
        return [];
    }
    const megabytes = Math.floor(limit[1] / 2 ** 20);
    const needed = isNative ? 500 : 1000;
    if (limit[1] < needed * 1e6) {
        die(
            `the address space is limited to ${megabytes} MB (ulimit -v), and Octavo needs ${needed}`,
            'allow more, such as: ulimit -v unlimited; or ask whoever set the limit, perhaps in /etc/security/limits.conf',
        );
    }
    env.MALLOC_ARENA_MAX = '2';
    return isNative
        ? [`-XX:ReservedAddressSpaceSize=${Math.floor(megabytes / 2)}m`]
        : [`-Xmx${Math.floor(megabytes / 4)}m`, '-XX:CompressedClassSpaceSize=64m', '-XX:ReservedCodeCacheSize=64m'];
}

const [program, ...options] = isNative
    ? [native, ...fitted(), width]
    : [
          path.join(home, 'runtime', 'bin', 'java'),
          ...fitted(),
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
