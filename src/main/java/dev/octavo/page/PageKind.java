package dev.octavo.page;

import dev.octavo.output.Planned;
import java.util.stream.Stream;

/** One kind of page. */
interface PageKind {
    Stream<Planned> plan(Blog blog);
}
