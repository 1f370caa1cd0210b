package dev.octavo.publish.git.login;

import dev.octavo.publish.ssh.Secret;

/**
 * Who we are to a server, and by what it knows that.
 *
 * @param source where it comes from, for the author: {@code OCTAVO_GIT_TOKEN}
 */
record Login(String source, String user, Secret password) {}
