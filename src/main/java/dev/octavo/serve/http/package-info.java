/** What is asked over HTTP and what is answered, for a server that trusts no other site in its author's browser. */
@NullMarked
package dev.octavo.serve.http;

import org.jspecify.annotations.NullMarked;
