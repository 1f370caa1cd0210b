package dev.octavo.render.page;

import dev.octavo.render.output.Planned;
import java.util.stream.Stream;

/** One kind of page. */
interface PageKind {
    Stream<Planned> plan(Blog blog);
}
