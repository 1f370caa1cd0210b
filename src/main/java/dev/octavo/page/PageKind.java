package dev.octavo.page;

import dev.octavo.output.Output;
import dev.octavo.page.plan.Blog;
import java.util.stream.Stream;

/** One kind of page. */
interface PageKind {
    Stream<? extends Output> plan(Blog blog);
}
