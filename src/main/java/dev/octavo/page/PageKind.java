package dev.octavo.page;

import dev.octavo.output.Planned;
import dev.octavo.page.plan.Blog;
import java.util.stream.Stream;

/** One kind of page. */
interface PageKind {
    /** How many posts a page of a tag or an author shows at most. */
    int POSTS_OF_A_LIST = 50;

    Stream<Planned> plan(Blog blog);
}
