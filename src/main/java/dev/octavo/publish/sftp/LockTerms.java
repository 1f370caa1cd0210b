package dev.octavo.publish.sftp;

import java.time.Duration;
import java.time.Instant;

/**
 * How a lock is kept. No time of one machine is ever compared with one of another: a lock lives as long as somebody who
 * looks at it sees it change.
 *
 * @param who takes it: {@code ada@laptop}
 * @param now when, by that machine's own word; it is only shown
 * @param token random, unlike that of anybody else
 * @param renew how often its holder shows that he lives
 * @param watch how long others look for a sign of life; several times {@code renew}
 * @param moment how long one waits who took over a dead one, to see whether another did so too
 */
record LockTerms(String who, Instant now, String token, Duration renew, Duration watch, Duration moment) {}
