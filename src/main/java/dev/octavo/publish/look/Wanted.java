package dev.octavo.publish.look;

import dev.octavo.publish.look.visit.Answer;
import dev.octavo.publish.look.visit.Door;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/**
 * Something to ask for.
 *
 * @param most how many bytes of the body are wanted
 * @param judge what is wrong with the answer
 */
record Wanted(URI uri, Door.Manner manner, long most, Function<Answer, List<Finding>> judge) {}
