package dev.octavo.render.output;

import dev.octavo.blog.site.Site;
import java.util.stream.Stream;

/** Plans one kind of output from metadata, without making it. */
public interface Generator {
    Stream<Planned> plan(Site site);
}
