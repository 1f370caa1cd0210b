/** Runs the machine's {@code ssh}: which servers it trusts, how it logs in, and why it failed. */
@NullMarked
package dev.octavo.publish.ssh;

import org.jspecify.annotations.NullMarked;
