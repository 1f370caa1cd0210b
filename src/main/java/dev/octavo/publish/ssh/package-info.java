/** The one door to SSH: whom it trusts, who it says it is, and what it says where that fails. */
@NullMarked
package dev.octavo.publish.ssh;

import org.jspecify.annotations.NullMarked;
