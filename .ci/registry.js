// A registry of npm that is empty at first and forgets everything at its end; its address is the only line that it prints.
'use strict';
const http = require('node:http');

const packages = new Map();
const files = new Map();

function publish(name, body) {
    const { versions, 'dist-tags': tags, _attachments: attachments } = JSON.parse(body);
    const known = packages.get(name) ?? { name, versions: {}, 'dist-tags': {} };
    const [version] = Object.keys(versions);
    if (known.versions[version]) {
        return [403, { error: `${name}@${version} is published and cannot be replaced` }];
    }
    Object.assign(known.versions, versions);
    Object.assign(known['dist-tags'], tags);
    for (const file of Object.values(attachments)) {
        files.set(new URL(versions[version].dist.tarball).pathname, Buffer.from(file.data, 'base64'));
    }
    packages.set(name, known);
    return [201, { ok: true }];
}

const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
        const { pathname } = new URL(request.url, 'http://127.0.0.1');
        const name = decodeURIComponent(pathname.slice(1));
        if (files.has(decodeURIComponent(pathname))) {
            response.end(files.get(decodeURIComponent(pathname)));
            return;
        }
        const [status, answer] =
            request.method === 'PUT'
                ? publish(name, Buffer.concat(chunks).toString())
                : packages.has(name)
                  ? [200, packages.get(name)]
                  : [404, { error: 'Not found' }];
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer));
    });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
