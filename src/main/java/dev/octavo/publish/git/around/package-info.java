/** What Git knows on this machine: its program, the repository that the site lies in, and where remotes are. */
@NullMarked
package dev.octavo.publish.git.around;

import org.jspecify.annotations.NullMarked;
